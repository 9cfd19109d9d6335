import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const registerProblems = {
  'register.unknown': { status: 404, title: '没有找到', detail: '没有这个台账，或者您无权查看。请返回上一页。' },
  'register.not-yours': { status: 403, title: '这一步由党办办理', detail: '没有办成：您现在的身份不能列入台账，没有保存任何内容。如需列入，请联系党办。' },
  'register.row-entered-already': { status: 409, title: '已经列入', detail: '没有列入：“{text}”已在《{register}》中，本次没有列入任何一行。请刷新后再选。' },
  'register.row-not-available': {
    status: 409,
    title: '这一行现在不能列入',
    detail: '没有列入：有一行不在已通过的清单里，或清单已有新的一次报送，本次没有列入任何一行。请刷新后再选。',
  },
  'register.year-over': {
    status: 409,
    title: '这一年度已经结束',
    detail: '没有列入：“{title}”已经结束，后面的年度还没有启动的活动，本次没有列入任何一行。下一年度的活动启动后，可以列入那一年。',
  },
  'register.day-unknown': { status: 422, title: '这一天看不了', detail: '没有打开：只能看今天和以前的日子。请重新选日期。' },
  'register.days-wrong': { status: 422, title: '这两天比不了', detail: '没有打开：请选两个日子，前一天早于后一天，后一天不晚于今天。' },
  'register.view-unknown': { status: 422, title: '没有这个视图', detail: '没有打开：没有这个视图。请刷新后再试。' },
  'register.merge-target': {
    status: 422,
    title: '不能并入这一号',
    detail: '没有合并：第{serial}号不在台账中、已经办结或已合并，或者就是这一条。内容没有变化，请核对序号后再填。',
  },
  'register.merge-away': {
    status: 422,
    title: '不能并入这一号',
    detail: '没有合并：第{own}号不能并入第{serial}号。{text}内容没有变化，请核对序号后再填，或者分别办理。',
  },
  'register.merge-chain': {
    status: 409,
    title: '先处理并入这一条的问题',
    detail: '没有合并：已有其他问题并入第{own}号，不能再把它并走。请改为把两条都并入同一号。',
  },
  'register.only-from-list': { status: 403, title: '这一步在台账里集中办理', detail: '没有办成：这一步只能在台账里集中办理，内容没有变化。' },
  'register.not-to-yourself': {
    status: 403,
    title: '请另选一位同志',
    detail: '没有调整：第{serial}号正在别的同志手上，不能改由您本人接办。请另选一位同志，或等这一步办完再调整。',
  },
  'register.not-to-the-submitter': {
    status: 403,
    title: '请另选一位同志',
    detail: '没有调整：第{serial}号由这位同志报送，正等审核，不能改由他本人来审。请另选一位同志，或等这一步办完再调整。',
  },
  'register.changed-meanwhile': { status: 409, title: '内容已有变化', detail: '没有调整：第{serial}号刚刚有变化。请刷新后再办。' },
  'register.nothing-to-change': { status: 422, title: '没有要调整的内容', detail: '没有调整：请至少填一项要调整的内容。' },
  'register.nothing-to-draw': { status: 409, title: '没有可抽的条目', detail: '没有抽取：这个范围里没有可抽查的条目，或者都在核查中。' },
  'register.sample-number-used': { status: 409, title: '抽样号已用过', detail: '没有抽取：抽样号{number}已经用过。请看那次抽取的结果，或换一个号。' },
  'register.sample-unknown': { status: 404, title: '没有找到', detail: '没有这次抽查，或者您无权查看。请返回台账。' },
} as const satisfies ProblemCatalogue;
