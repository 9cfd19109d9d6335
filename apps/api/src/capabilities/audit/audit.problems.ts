import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const auditProblems = {
  'audit.not-yours': { status: 403, title: '您没有查阅权限', detail: '没有打开：查阅清单由审计、纪检等查阅人员使用。如需查阅，请联系安全管理员。' },
  'history.day-unknown': { status: 422, title: '日期不对', detail: '没有打开：“{day}”不是一个日期。请重新选择。' },
} as const satisfies ProblemCatalogue;
