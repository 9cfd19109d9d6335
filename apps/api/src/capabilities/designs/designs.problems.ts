import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const designProblems = {
  'design.unknown': { status: 404, title: '没有找到', detail: '没有这份设计稿，没有改动任何内容。请回到流程库刷新后再看。' },
  'design.not-yours': { status: 403, title: '您没有这项权限', detail: '流程由党办设计，您现在的身份不能查看或改动，没有保存任何内容。' },
  'design.settled': { status: 409, title: '这份设计稿已经处理过', detail: '这份设计稿已{as}，没有保存这次改动。需要再改，请在流程库以它为底稿另建一份。' },
  'design.changed-meanwhile': { status: 409, title: '有人先改了', detail: '{by}刚刚改过这份设计稿，您这次的改动还没有保存，仍在您的页面上。请合并后再存，或改用您的版本。' },
  'design.command-refused': { status: 422, title: '这一处没有改成', detail: '第{n}项改动没有办成：{text}。这次一项也没有保存，请撤销后再改。' },
  'design.command-malformed': { status: 422, title: '改动看不懂', detail: '第{n}项改动不是设计页会发出的写法，没有保存任何内容。请刷新页面后再试。' },
  'design.too-large': { status: 422, title: '设计稿太大', detail: '这样改以后设计稿超过{most}万字，没有保存这次改动。请把流程拆小。' },
  'design.change-too-large': { status: 422, title: '一次改动太大', detail: '这次改动连同要退回的内容太大，没有保存。请刷新页面，看过现在的内容后分几次改。' },
  'design.template-unknown': { status: 422, title: '没有这个模板', detail: '没有这个模板，没有新建任何内容。请刷新页面后重选。' },
  'design.title-missing': { status: 422, title: '请写名称', detail: '没有新建：空白的流程要先写名称。' },
  'design.cannot-run': { status: 422, title: '还不能试走', detail: '设计稿有{count}处问题，按它还走不起来：{text}。改好后再试，设计稿没有改动。' },
  'design.has-problems': { status: 422, title: '还不能送发布', detail: '设计稿有{count}处问题，没有送出，内容还在。请改好后再送。' },
  'design.try-unknown': { status: 422, title: '没有这个单位或人员', detail: '所选的单位或人员在这一天不在册，没有试走。请重新选择。' },
  'rehearsal.unknown': { status: 404, title: '没有找到', detail: '没有这次预演，没有改动任何内容。请刷新后再看。' },
  'rehearsal.no-units': { status: 422, title: '没有可预演的单位', detail: '这一天没有人担任可以发起的职务，没有开始预演。请换一个日期，或先补上任职。' },
  'rehearsal.running': { status: 409, title: '预演正在进行', detail: '这份设计稿正在预演，没有再开始一次。请等它完成，或先停止。' },
  'rehearsal.ended': { status: 409, title: '预演已经结束', detail: '这次预演已经结束，不用再停止。' },
} as const satisfies ProblemCatalogue;
