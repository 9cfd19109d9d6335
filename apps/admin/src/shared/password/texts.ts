import { words } from '../texts/words.js';

export const t = words('password', {
  old: '原密码',
  given: '别人给您的一次性密码',
  wanted: '新密码',
  again: '再填一遍新密码',
  differ: '两遍填的新密码不一样。',
  missing: '请把三格都填上。',
  rule: '至少10个字符（一个汉字算两个），要有字母或汉字，再加数字或符号；不能有您的姓名、工号、手机号。',
  save: '修改密码',
  show: '显示密码',
  title: '修改密码',
  mustTitle: '请先修改密码',
  must: '您现在用的是别人给您的一次性密码。改成只有您自己知道的密码后，就可以开始用了。',
  done: '密码已修改。您在别处的登录已经结束。',
  signOut: '退出登录',
});
