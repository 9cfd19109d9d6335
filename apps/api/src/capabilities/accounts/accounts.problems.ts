import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const accountsProblems = {
  'sign-in.wrong': { status: 401, title: '没有登录成功', detail: '工号或密码不正确，还可再试{left}次。' },
  'sign-in.locked': { status: 429, title: '账号已锁定', detail: '连续输错5次，已锁定至{until}。急办请联系党办（{phone}）。' },
  'sign-in.demo-elsewhere': {
    status: 403,
    title: '演示数据只能在本机登录',
    detail: '演示账号的密码是公开的，所以只能在运行系统的这台电脑上登录，没有登录。请在本机打开。',
  },
  'sign-in.awaits-release': {
    status: 403,
    title: '账号待核准',
    detail:
      '您的新任职或新密码还要由另一名管理员核准，核准前不能登录，已填写的内容不受影响。请联系安全管理员；系统、安全管理员请联系审计管理员，审计管理员请联系系统管理员。',
  },
  'sign-in.left': {
    status: 403,
    title: '您已不在本单位',
    detail:
      '登记的离开日期已到，这个账号不能再登录，没有登录；您办过的都有记录，不受影响。登记有误或者已经回来的，请联系党办（{phone}），由系统管理员重新登记。',
  },
  'sign-in.code-missing': {
    status: 403,
    title: '还差核准码',
    detail: '一次性密码是对的，还要接着输入核准码，没有登录。请在密码后面接着输入核准的管理员给您的核准码；没有拿到的，请向核准的管理员要。',
  },
  'password.wrong': { status: 422, title: '原密码不正确', detail: '原密码不正确，密码没有改。请重新填写原密码；连续输错5次会锁定15分钟。' },
  'password.too-short': { status: 422, title: '密码太短', detail: '密码至少要10个字符（一个汉字算两个），密码没有改。请加长后再试，一句话加数字就很好记。' },
  'password.too-long': { status: 422, title: '密码太长', detail: '密码最多200个字符，密码没有改。请缩短后再试。' },
  'password.too-simple': { status: 422, title: '密码太简单', detail: '密码要有字母（或汉字）和数字（或符号），不能只是几个字符重复，密码没有改。请换一个。' },
  'password.too-common': { status: 422, title: '密码太常见', detail: '这个密码太常见，别人容易猜到，密码没有改。请换一个。' },
  'password.names-you': { status: 422, title: '密码里有您的信息', detail: '密码里不能有您的姓名、工号或手机号，密码没有改。请换一个。' },
  'password.same': { status: 422, title: '新旧密码相同', detail: '新密码与原密码相同，密码没有改。请换一个新的。' },
  'password.must-change': { status: 403, title: '请先修改密码', detail: '您现在用的是别人给您的一次性密码，改好后才能继续，没有保存任何内容。' },
  'account.not-allowed': {
    status: 403,
    title: '不能这样办理这个账号',
    detail:
      '按三员分立的规定，这个账号的这一步不由您办理，没有改动。普通账号由系统管理员开通和重置（管理员和能看个人清单的人，新密码还要另一名管理员核准），解锁、恢复、结束登录由安全管理员办理；管理员的账号由另一名管理员办理。',
  },
  'account.not-waiting': {
    status: 409,
    title: '没有等您核准的',
    detail: '所选人员里有的已经核准，或不由您核准（自己给的密码、自己的账号由另一名管理员核准），没有改动。请刷新后再看。',
  },
  'account.changed': { status: 409, title: '账号情况已经变化', detail: '这个账号刚刚已由别人办理，没有改动。请刷新后再看。' },
  'tenant.missing': { status: 503, title: '系统还没有启用', detail: '系统里还没有单位数据，暂时不能登录。请联系管理员完成安装后再试。' },
  'demo.date-backwards': { status: 422, title: '演示日期只能往后调', detail: '演示日期现在是{today}，只能往后调，没有改动。请选择更晚的日期。' },
  'demo.date-too-far': { status: 422, title: '演示日期调得太远', detail: '演示日期一次最多往后调400天，调过去就不能再调回来，没有改动。请选择近一些的日期。' },
} as const satisfies ProblemCatalogue;
