import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const campaignProblems = {
  'campaign.unknown': { status: 404, title: '没有找到', detail: '没有这个活动，或者您无权查看。请返回上一页。' },
  'campaign.opened-already': { status: 409, title: '这个方案已经在用', detail: '没有新建：“{title}”已经建立了活动。请在活动列表中打开它。' },
  'campaign.not-yours': { status: 403, title: '活动安排由党办编制', detail: '没有办成：您现在的身份不能编制活动安排，没有保存任何内容。如需修改，请联系党办。' },
  'campaign.not-readable': { status: 403, title: '您没有这项权限', detail: '您现在的身份不能查看活动安排。如需查看，请联系党办。' },
  'campaign.not-editable': { status: 409, title: '现在不能修改安排', detail: '没有保存：活动现在是“{state}”，安排不能直接修改。您填的内容还在页面上。请先撤回或退回，再修改。' },
  'plan.task-unknown': { status: 422, title: '没有这项任务', detail: '没有保存：要修改的任务不在这个活动里。请刷新后再试。' },
  'plan.task-sent': { status: 409, title: '任务已经下发', detail: '没有保存：“{title}”已经下发，已下发的按原版继续。' },
  'plan.value-unknown': { status: 422, title: '选择的内容不存在', detail: '没有保存：“{title}”选择的{what}不存在或已停用。请重新选择。' },
  'plan.list-not-restricted': { status: 422, title: '个人清单须限定范围', detail: '没有保存：“{title}”的“{list}”由党员干部个人填写，查看范围须设为限定范围。请改好后再保存。' },
  'children.not-offered': { status: 409, title: '这里不能再加', detail: '没有新加：这件事现在不收新的清单。请刷新后看最新情况。' },
  'children.not-yours': { status: 403, title: '由填报单位自己添加', detail: '没有新加：再填一份由填报单位的同志办理。如需添加，请联系该单位或党办。' },
} as const satisfies ProblemCatalogue;
