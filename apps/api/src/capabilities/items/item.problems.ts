import type { RefusalCode } from '@bihuan/workflows';
import type { ProblemCatalogue, ProblemEntry } from '../../kernel/errors/problem-catalogue.js';

/** Words for every refusal of the engine: a code without an entry does not compile. */
const refusals: Record<RefusalCode, ProblemEntry> = {
  'act.not-here': { status: 409, title: '现在不能做这一步', detail: '没有办成：{noun}现在是“{state}”，这一步已经过去或还没有到。您填的内容还在。请刷新后看最新情况。' },
  'act.not-yours': { status: 403, title: '这一步不由您办理', detail: '没有办成：“{state}”这一步由其他同志办理，没有保存任何内容。如确需您办理，请联系党办。' },
  'act.reason-missing': { status: 422, title: '请写明理由', detail: '没有办成：这一步要写明理由。您填的内容还在，写好后再提交。' },
  'act.requirement-not-met': { status: 422, title: '还差一步', detail: '没有办成：{text}' },
  'slot.already-settled': { status: 409, title: '已经办过了', detail: '没有办成：刚刚已由{by}{as}。您填的内容还在。请刷新后看最新情况。' },
  'slot.not-open': { status: 409, title: '这一步还没有到，或已经过去', detail: '没有办成：{noun}现在是“{state}”。您填的内容还在。请刷新后看最新情况。' },
  'slot.not-yours': { status: 403, title: '这一步不由您办理', detail: '没有办成：这一步由其他同志办理，没有保存任何内容。如确需您办理，请联系党办。' },
  'decision.opinion-missing': { status: 422, title: '请填写意见', detail: '没有办成：这一步需要填写意见。您填的内容还在，写好后再提交。' },
  'return.reason-missing': { status: 422, title: '请写明退回理由', detail: '没有退回：退回要写明理由，让对方知道改哪里。写好后再退回。' },
  'return.not-offered': { status: 409, title: '这一步不能退回', detail: '没有退回：这一步没有设退回。请选择其他办理方式，或联系党办。' },
  'person.answers-for-it': { status: 403, title: '须由他人验收', detail: '没有办成：这件事由您负责，须由外单位其他同志办理。没有保存任何内容，请联系党办另行安排。' },
  'person.inside-owner-unit': { status: 403, title: '须由外单位同志验收', detail: '没有办成：您所在的支部或科室就是责任单位，须由外单位同志办理。没有保存任何内容，请联系党办另行安排。' },
  'person.is-the-submitter': { status: 403, title: '不能办理自己提交的事项', detail: '没有办成：这份{noun}是您提交的，须由另一位同志办理。没有保存任何内容。' },
  'person.signed-before': { status: 403, title: '须由另一位同志办理', detail: '没有办成：上一步已由您，或由代您、您所代的同志签过，这一步须由另一位同志办理。没有保存任何内容，请联系党办安排。' },
  'slate.nobody-found': { status: 409, title: '下一步没有人可办', detail: '没有办成：下一步“{place}”在{unit}没有找到可办理的同志。您填的内容还在。请联系党办补上相应职务后再提交。' },
  'hand-over.already-there': { status: 409, title: '这位同志已在办理', detail: '没有交接：这位同志在这一步已有一份，一人只能有一份。请另选一位同志。' },
  'reschedule.ended': { status: 409, title: '已经办结', detail: '没有改时限：这份{noun}已是“{state}”，时限不再变动。' },
  'reassign.ended': { status: 409, title: '已经办结', detail: '没有交接：这份{noun}已是“{state}”，保留原来的人员。' },
};

export const itemProblems = {
  ...refusals,
  'slot.post-ended': { status: 403, title: '职务已有变动', detail: '没有办成：您已不再担任这一职务，这一步须由现任同志办理，没有保存任何内容。如确需您办理，请联系党办。' },
  'paper.not-offered': { status: 403, title: '这里不能补录', detail: '没有补录：这件事不能补录纸质签批，须由本人办理。没有保存任何内容。' },
  'paper.own-step': { status: 403, title: '须由本人办理', detail: '没有补录：这一步由党办自己办理，不能用纸质签批代替。没有保存任何内容。' },
  'paper.not-the-signer': { status: 409, title: '现在不由这位同志签批', detail: '没有补录：这一步现在不在这位同志手上。请刷新后看最新情况。' },
  'paper.own-submission': { status: 403, title: '须由另一位同志补录', detail: '没有补录：这件事是您提交的，须由党办另一位同志补录签批。没有保存任何内容。' },
  'paper.scan-missing': { status: 422, title: '请上传签批件扫描件', detail: '没有补录：还没有上传签批件的扫描件或照片。您填的内容还在，上传后再保存。' },
  'paper.day-wrong': { status: 422, title: '请核对签批日期', detail: '没有补录：{why}。您填的内容还在，改好日期再保存。' },
  'hand-over.nobody': { status: 409, title: '还没有人接办', detail: '没有交接：这一职务现在无人担任。请先补上任职，再来交接。' },
  'hand-over.wrong-person': { status: 422, title: '请另选一位同志', detail: '没有交接：请选择一位在册、账号可用的其他同志。' },
  'hand-over.to-oneself': { status: 403, title: '请另选一位同志', detail: '没有交接：不能交给您本人。请另选一位同志，或由党办其他同志来办理交接。' },
  'hand-over.to-the-submitter': { status: 403, title: '请另选一位同志', detail: '没有交接：这份内容是这位同志提交的，不能由他本人来审。请另选一位同志。' },
  'hand-over.still-there': { status: 403, title: '请从所列同志中选择', detail: '没有交接：现任经办人还在任，只能交给流程里列明的同志，或由他本人来交接。请从所列同志中选择。' },
  'hand-over.not-in-hand': { status: 409, title: '已不在这位同志手上', detail: '没有交接：这件事刚刚已经办过或已交出，不在这位同志手上了。' },
  'item.changed': { status: 409, title: '内容已有变化', detail: '没有提交成功：这份{noun}{at}已由{by}{did}。您填的内容还在。请刷新后按最新情况办理。' },
  'item.unknown': { status: 404, title: '没有找到', detail: '没有这条事项，或者您无权查看。请返回上一页。' },
  'item.form-invalid': { status: 422, title: '还有内容需要修改', detail: '没有提交成功：还有{count}处需要修改，已在相应位置标出。您填的内容还在。' },
  'item.form-missing': { status: 422, title: '请先填写', detail: '没有提交成功：这一步要填写“{form}”。请填好后再提交。' },
  'item.form-unexpected': { status: 422, title: '这一步不需要填表', detail: '没有提交成功：这一步不收填写内容。请刷新后再试。' },
  'draft.changed-elsewhere': { status: 409, title: '另一处也在填写', detail: '没有保存：{by}{at}也{did}了这份内容。您这里填的还在页面上，请先看对方改了什么，再决定保留哪一份。' },
  'draft.not-yours': { status: 403, title: '现在不由您填写', detail: '没有保存：这份内容现在不由您填写。您填的文字还在页面上，可先复制保留。' },
} as const satisfies ProblemCatalogue;
