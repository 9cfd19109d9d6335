import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const reviewProblems = {
  'review.unknown': { status: 404, title: '没有找到', detail: '没有这次考核评议或这张表，或者您无权查看。请返回上一页。' },
  'review.not-yours': { status: 403, title: '由党办办理', detail: '没有办成：您现在的身份不能组织考核评议，没有保存任何内容。如需办理，请联系党办。' },
  'review.not-readable': { status: 403, title: '您没有这项权限', detail: '您现在的身份不能查看考核评议。如需查看，请联系党办。' },
  'review.opened-already': { status: 409, title: '已经安排过', detail: '没有新建：“{title}”的考核评议已经安排，截止日是{cutOff}。请打开查看。' },
  'review.campaign-not-running': {
    status: 409,
    title: '现在不能开始考核评议',
    detail: '没有新建：“{title}”现在是“{state}”，只有进行中的活动可以开始考核评议。',
  },
  'review.cut-off-too-early': { status: 422, title: '截止日太早', detail: '没有保存：活动{day}才启动，数据截止日不能早于这一天。请改好日期后再试。' },
  'review.cut-off-too-far': { status: 422, title: '截止日太远', detail: '没有保存：数据截止日最晚可以安排到{day}。请改好日期后再试。' },
  'review.begun-already': { status: 409, title: '已经开始取数', detail: '没有取消：考核评议已经开始，各支部的表已经生成。' },
  'review.recount-not-now': { status: 409, title: '现在不能重新取数', detail: '没有重新取数：这张表现在是“{state}”。核对、再核对和复核期间可以重新取数。' },
  'review.recount-same': {
    status: 409,
    title: '数字没有变化',
    detail: '没有重新取数：按现在的记录取出的数字与表上相同。请先在原事项上更正或补录，再重新取数。',
  },
  'review.figure-unknown': { status: 404, title: '没有这项数字', detail: '这张表里没有这项数字。请返回上一页。' },
  'review.none-to-feed-back': { status: 409, title: '没有要反馈的', detail: '没有反馈：现在没有已审定、待反馈的考核评议表。请刷新后看最新情况。' },
  'closing.not-now': { status: 409, title: '现在不能结束', detail: '没有结束：“{title}”现在是“{state}”。只有进行中的活动可以结束。' },
  'closing.list-changed': { status: 409, title: '未办结的有变化', detail: '没有结束：未办结的条目刚刚有变化，请刷新后重新核对。' },
  'closing.too-many': {
    status: 409,
    title: '未办结的太多',
    detail: '没有结束：还有{count}条没有办结，一次最多核对{most}条。请先办结或合并一部分，再来结束本年度。',
  },
  'closing.reason-missing': { status: 422, title: '还有没写原因的', detail: '没有结束：不结转的要写明原因，还有{count}条没有写。您勾选的内容还在页面上。' },
  'closing.not-asked': { status: 409, title: '有变化', detail: '没有办成：选中的条目里有的已经定过去向，或又销号了。您写的原因还在页面上，请刷新后重新选。' },
  'closing.target-wrong': { status: 422, title: '不能结转到这里', detail: '没有结转：只能结转到同一行动、更晚年度、没有结束的活动。请重新选择。' },
  'closing.nothing-to-carry': { status: 409, title: '没有要结转的', detail: '没有结转：勾选结转的条目都已经结转过了。请刷新后看最新情况。' },
} as const satisfies ProblemCatalogue;
