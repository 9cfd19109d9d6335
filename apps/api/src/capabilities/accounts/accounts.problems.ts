import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const accountsProblems = {
  'sign-in.wrong': { status: 401, title: '没有登录成功', detail: '工号或密码不正确，还可再试{left}次。' },
  'sign-in.locked': { status: 429, title: '账号已锁定', detail: '连续输错5次，已锁定至{until}。急办请联系党办（{phone}）。' },
  'sign-in.demo-elsewhere': { status: 403, title: '演示数据只能在本机登录', detail: '演示账号的密码是公开的，所以只能在运行系统的这台电脑上登录，没有登录。请在本机打开。' },
  'tenant.missing': { status: 503, title: '系统还没有启用', detail: '系统里还没有单位数据，暂时不能登录。请联系管理员完成安装后再试。' },
  'demo.date-backwards': { status: 422, title: '演示日期只能往后调', detail: '演示日期现在是{today}，只能往后调，没有改动。请选择更晚的日期。' },
  'demo.date-too-far': { status: 422, title: '演示日期调得太远', detail: '演示日期一次最多往后调400天，调过去就不能再调回来，没有改动。请选择近一些的日期。' },
} as const satisfies ProblemCatalogue;
