import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const boardProblems = {
  'board.not-yours': { status: 403, title: '总览由党办和联系领导查看', detail: '没有打开：您现在的身份不看各单位总览。本单位的事在“本周要办”里。' },
  'board.unit-unknown': { status: 404, title: '没有找到', detail: '没有打开：总览里没有这个单位，或不在您联系的片区。请返回总览。' },
  'board.task-unknown': { status: 404, title: '没有找到', detail: '没有办成：这次活动没有这项任务，什么也没有发出。请刷新总览后重新选。' },
  'board.days-wrong': { status: 422, title: '这两天比不了', detail: '没有打开：请选两个日子，前一天早于后一天，后一天不晚于今天。' },
  'board.day-unknown': { status: 422, title: '这一天看不了', detail: '没有打开：只能看今天和以前的日子。请重新选日期。' },
  'board.form-unknown': { status: 404, title: '没有找到', detail: '没有打开：这次活动没有用到这张表，或它属于限定范围，不能合并。请返回总览。' },
} as const satisfies ProblemCatalogue;
