import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const definitionsProblems = {
  'definition.unknown': { status: 422, title: '没有这个流程定义', detail: '系统里没有已发布的定义「{key}」，没有保存任何内容。请刷新页面后重选；仍没有请联系党办。' },
  'definition.unsound': { status: 422, title: '流程定义有误', detail: '定义「{key}」不能使用：{text}（{pointer}）。没有导入任何内容，请修改后再导入。' },
} as const satisfies ProblemCatalogue;
