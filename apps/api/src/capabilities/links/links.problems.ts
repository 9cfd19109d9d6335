import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const linkProblems = {
  'link.unknown': {
    status: 422,
    title: '链接不对',
    detail: '没有这个办理链接，可能没有复制完整。没有办理任何事项。请从收到的消息里重新打开，或登录后在“待我审核”里办理。',
  },
  'link.used': { status: 410, title: '链接已用过', detail: '这个办理链接已经用过一次，不能再用。没有再办理任何事项。如要看结果或更改，请登录后办理。' },
  'link.expired': { status: 410, title: '链接已过期', detail: '这个办理链接已过有效期。没有办理任何事项。请登录后在“待我审核”里办理。' },
  'link.settled': { status: 409, title: '已经办过了', detail: '没有办理：这件事{by}已经办理，不需要您再办。登录后可看办理过程。' },
  'link.withdrawn': { status: 409, title: '已经撤回', detail: '没有办理：这件事已由{by}撤回或改动，现在不需要您办。再次报送后会重新通知您。' },
  'link.handed-on': { status: 409, title: '已转给他人', detail: '没有办理：这件事已不在您手上，已转给其他同志办理。' },
  'link.suspended': { status: 409, title: '这件事已暂停', detail: '没有办理：这件事已由党办暂停，恢复后请登录办理。' },
  'link.sign-in': { status: 403, title: '请登录后办理', detail: '没有办理：这件事不能用链接办理，也不在这里显示内容。请登录后办理。' },
  'outbound.missing': {
    status: 409,
    title: '没有接通外部消息',
    detail: '没有设置：本单位还没有接通邮件或短信，不能设置接收地址。如有需要，请联系系统管理员。',
  },
  'outbound.code-wrong': { status: 422, title: '验证码不对', detail: '没有确认：验证码不对或已过10分钟。请核对收到的消息；仍不行请重新获取。' },
} as const satisfies ProblemCatalogue;
