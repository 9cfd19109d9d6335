import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const definitionsProblems = {
  'definition.unknown': {
    status: 422,
    title: '没有这个流程定义',
    detail: '系统里没有已发布的定义“{key}”，没有保存任何内容。请刷新页面后重选；仍没有请联系党办。',
  },
  'definition.unsound': { status: 422, title: '流程定义有误', detail: '定义“{key}”不能使用：{text}（{pointer}）。没有导入任何内容，请修改后再导入。' },
  'definition.not-yours': { status: 403, title: '您没有这项权限', detail: '流程库由党办管理，您现在的身份不能查看或改动，没有保存任何内容。' },
  'definition.draft-unknown': { status: 404, title: '没有找到', detail: '没有这份待发布的文件，没有改动任何内容。请回到流程库刷新后再看。' },
  'definition.has-problems': {
    status: 422,
    title: '还不能发布',
    detail: '有{count}处问题，没有发布任何内容，待发布的文件还在。{text}。{mend}刷新本页可看到全部问题。',
  },
  'definition.same-person': { status: 409, title: '须由另一人发布', detail: '这份文件是您自己上传的，没有发布，草稿还在。{others}' },
  'definition.author': { status: 409, title: '须由没有改过的同志发布', detail: '这份文件的内容您改过，没有发布，待发布的文件还在。{others}' },
  'definition.cases-fail': {
    status: 409,
    title: '有案例没有通过',
    detail: '有{count}个案例没有通过，没有发布，待发布的文件还在。确要发布，请写明理由；理由记入办理记录。',
  },
  'definition.cases-moved': {
    status: 409,
    title: '案例变了',
    detail: '您看过以后，案例有人改过，或者没有通过的案例变了，这次没有发布，待发布的文件还在。请刷新，看过新的结果再定。',
  },
  'definition.answers-moved': {
    status: 409,
    title: '已有材料的情况变了',
    detail: '您看过以后，已交的材料、草稿或在办的事项有了变化，这次没有发布，待发布的文件还在。页面上已换成现在的数，请重新核对后再发布。',
  },
  'definition.settled': { status: 409, title: '已经处理过了', detail: '这份文件已由{by}{as}，这次操作没有改动任何内容。请刷新后再看。' },
  'definition.changed-meanwhile': {
    status: 409,
    title: '流程库已有新版本',
    detail: '您看到差异以后，流程库又发布了新版本，这次没有发布，草稿还在。请刷新，核对新的差异后再发布。',
  },
  'definition.nothing-new': { status: 409, title: '与现在的版本相同', detail: '文件里的内容与已发布的版本完全相同，没有需要发布的。' },
  'option-set.unknown': { status: 404, title: '没有找到', detail: '没有这份选项表，没有改动任何内容。请回到选项表刷新后再看。' },
  'option-set.unsound': { status: 422, title: '选项表还有要改的', detail: '有{count}处要改，没有保存，您写的还在页面上。请按各处的提示改好再存。' },
  'option-set.title-taken': {
    status: 409,
    title: '已有同名的选项表',
    detail: '已有一份选项表叫“{title}”，没有保存，您写的还在页面上。请换一个名称，或直接用那一份。',
  },
  'option-set.changed-meanwhile': {
    status: 409,
    title: '有人先改了',
    detail: '{by}刚刚把这份选项表改到第{version}版，您的改动没有保存，还在页面上。请看过对方改了什么，再决定怎样存。',
  },
  'option-set.nothing-new': { status: 409, title: '没有改动', detail: '与现在的第{version}版完全相同，没有保存新的版本。' },
  'option-set.nothing-to-prepare': { status: 409, title: '没有要准备的表单', detail: '{why}没有准备任何新版。' },
} as const satisfies ProblemCatalogue;
