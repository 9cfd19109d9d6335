import { words } from '../../shared/texts/words.js';

export const t = words('setup', {
  mark: '闭环', tab: '首次设置', title: '首次设置', step: '第{{at}}步，共{{of}}步', next: '下一步', back: '上一步', finish: '完成设置',
  unit: '单位', system: '系统管理员', others: '安全管理员和审计管理员', check: '核对',
  unitName: '单位名称（全称）', zone: '时区', beijing: '北京时间', urumqi: '乌鲁木齐时间', phone: '党办电话', phoneHint: '登录页、锁定提示都会写上它',
  kind: '用途', own: '正式使用', ownHint: '日期按实际日历走', trial: '试用', trialHint: '日期由您往后调，可以几天里走完一整年；密码是真的，别的电脑也能用', startsOn: '从哪一天开始',
  person: '姓名', staffNo: '工号', mobile: '手机号', password: '密码', again: '再填一遍密码', rule: '至少10个字符（一个汉字算两个），要有字母或汉字，再加数字或符号；不能有本人姓名、工号、手机号。',
  systemHint: '就是您自己：管理单位、人员和账号。不能看业务内容，也不能给自己加权限。',
  othersHint: '三名管理员须是三个人，谁也不能一个人说了算。这两位的一次性密码在最后一步显示，请当面交给本人，首次登录须改密码。',
  security: '安全管理员', securityHint: '任免党办主任等要紧职务，解锁账号，结束登录', audit: '审计管理员', auditHint: '看权限和变更记录，只看不改',
  missing: '还有没填的：{{what}}', differ: '两遍密码不一样。', checkHint: '完成后会建好：单位的基本框架（党委、领导班子、纪委、党办、医院）、全部表单和流程、职务、工作日历。然后由您导入单位和人员。',
  done: '设置完成', doneHint: '下面两个一次性密码只显示这一次，系统里没有留存。请抄下或打印，当面交给本人；没抄下的，登录后在“账号”页重置。', print: '打印', toSignIn: '去登录',
  needless: '系统已经设置完成。如果没看到两位管理员的一次性密码：请系统管理员登录，在“账号”页给安全管理员重置密码，再由安全管理员给审计管理员重置。', noToken: '这里要用启动窗口里打印的设置链接打开。链接只能用一次，24小时内有效；找不到时重新启动系统，窗口里会打印新的。', waiting: '正在准备表单、流程和日历，约需十秒…',
  job: '岗位', beginning: '开始使用', beginningNote: '照着做完，就可以发出第一个方案。已做好的打勾，没做好的写着还差什么。', todo: '去办', byOffice: '由党办办理', look: '去看', left: '还差：{{names}}', leftMore: '还差：{{names}}等', of: '{{n}}/{{of}}', count: '已有{{n}}',
});
