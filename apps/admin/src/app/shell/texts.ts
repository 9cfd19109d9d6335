import { words } from '../../shared/texts/words.js';

export const t = words('shell', {
  mark: '闭环', skip: '跳到正文', nav: '主导航', inbox: '本周要办', board: '办理总览', decisions: '待我审核', matters: '支部事项', campaigns: '年度方案', reviews: '考核评议', audit: '查阅核对', organisation: '组织', people: '人员', roles: '角色与权限', organisationHistory: '变动记录', calendar: '工作日历', morePages: '更多页面', me: '我的',
  size: '字号', standard: '标准', large: '大', extra: '特大', hat: '当前身份', allHats: '全部身份', signOut: '退出登录', account: '{{name}}，账号与设置',
  beginning: '开始使用', start: '发起', definitions: '流程库', upkeep: '后台事项', accounts: '账号',
  demo: '演示日期', trial: '试用日期', adjust: '调整', demoTitle: '调整业务日期', demoLabel: '调到哪一天', demoHint: '只能往后调。调整后，到期的提醒和时限随即处理；历史记录同时保留真实时间。', demoConfirm: '调到这一天', cancel: '先不调', demoEarlier: '业务日期只能往后调，请选今天以后的日期。',
  insecureLabel: '连接提示', insecure: '当前连接未加密（未使用 https），请只在单位内网使用，勿在公共网络登录。',
  problem: '这个页面没有打开', lost: '没有这个页面，或您无权查看。', home: '回到本周要办',
});
