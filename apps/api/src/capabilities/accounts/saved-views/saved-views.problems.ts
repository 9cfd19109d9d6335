import type { ProblemCatalogue } from '../../../kernel/errors/problem-catalogue.js';

export const savedViewProblems = {
  'saved-view.unknown': { status: 404, title: '没有找到', detail: '没有删除：这个常用筛选已经不在了。请刷新后再看。' },
  'saved-view.too-many': { status: 409, title: '常用筛选已满', detail: '没有保存：常用筛选最多{most}个，本次没有改动任何一个。请先删去不用的。' },
} as const satisfies ProblemCatalogue;
