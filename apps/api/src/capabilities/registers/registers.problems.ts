import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const registerProblems = {
  'register.unknown': { status: 404, title: '没有找到', detail: '没有这个台账，或者您无权查看。请返回上一页。' },
  'register.not-yours': { status: 403, title: '这一步由党办办理', detail: '没有办成：您现在的身份不能列入台账，没有保存任何内容。如需列入，请联系党办。' },
  'register.row-entered-already': { status: 409, title: '已经列入', detail: '没有列入：“{text}”已在《{register}》中，本次没有列入任何一行。请刷新后再选。' },
  'register.row-not-available': { status: 409, title: '这一行现在不能列入', detail: '没有列入：有一行不在已通过的清单里，或清单已有新的一次报送，本次没有列入任何一行。请刷新后再选。' },
  'register.view-unknown': { status: 422, title: '没有这个视图', detail: '没有打开：没有这个视图。请刷新后再试。' },
} as const satisfies ProblemCatalogue;
