import { words } from '../../shared/texts/words.js';

export const t = words('inbox', {
  tab: '本周要办',
  instead: '代 {{name}}',
  sent: '我已报送的',
  noSent: '现在没有报送出去的。报送以后，这里写明在谁手上、等了多久。',
  plans: '打开年度方案',
  later: '看看下周',
  until: '{{day}}前',
  foldedMore: '还有{{count}}件',
  section: '{{label}}（{{count}}）',
  minutes: '约{{minutes}}分钟',
  times: '第{{n}}次报送',
  open: '打开',
  arrived: '{{at}}到手',
  matters: '支部事项',
  decisions: '待我审核',
  all: '全部审核事项',
  waiting: '等我办（{{count}}）',
  done: '我已办',
  none: '现在没有等您审核的。',
});
