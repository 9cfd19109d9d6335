import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const setupProblems = {
  'setup.link-unknown': { status: 404, title: '设置链接不对', detail: '这个链接不对，或者已经换成了新的，没有保存任何内容。请使用启动窗口里最新的链接。' },
  'setup.link-over': {
    status: 410,
    title: '设置链接已过期',
    detail: '这个链接24小时内有效，现在已过期，没有保存任何内容。请重新启动系统，使用窗口里新的链接。',
  },
  'setup.done': { status: 409, title: '已经设置过了', detail: '系统已经设置完成，这个链接不能再用，没有改动。请直接登录。' },
  'setup.same-person': {
    status: 422,
    title: '三名管理员须为三个人',
    detail: '系统管理员、安全管理员、审计管理员的工号和手机号须各不相同，没有保存。请改正后再试，填的内容还在。',
  },
  'setup.same-password': {
    status: 422,
    title: '几位的密码相同',
    detail: '三名管理员的密码须各不相同，由各人自己设定，没有保存。请本人换一个再试，填的内容还在。',
  },
  'setup.date-missing': { status: 422, title: '请选择业务日期', detail: '试用须选一个开始的业务日期，没有保存。请选择后再试，填的内容还在。' },
} as const satisfies ProblemCatalogue;
