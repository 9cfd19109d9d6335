import { words } from '../../shared/texts/words.js';

export const t = words('sign-in', {
  mark: '闭环',
  tab: '登录',
  login: '工号或手机号',
  password: '密码',
  enter: '登录',
  publicComputer: '这是公用电脑',
  publicHint: '不记住姓名，10分钟不操作自动退出，浏览器里不留内容',
  foot: '本系统为非涉密系统，严禁存储、处理、传输涉密信息。',
  missing: '请填写工号或手机号和密码。',
  saved: '已为您保存到{{at}}，重新登录后接着填。',
  unsaved: '没来得及保存的几个字还在本页，请勿关闭或刷新；由您本人登录后自动补存。',
  again: '登录已过期，请重新登录，登录后回到原来的页面。',
  demo: '演示账号',
  demoHint: '点一个即登录，人员均为虚构',
  phone: '急办请联系党办：{{phone}}',
});
