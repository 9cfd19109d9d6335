import { words } from '../../shared/texts/words.js';

export const t = words('start', {
  title: '发起',
  note: '这里列出您现在的职务可以发起的事项。',
  none: '您现在的职务没有可以发起的事项。由年度方案下发的工作在“本周要办”里。',
  name: '标题',
  nameHint: '写清楚是什么事，列表里按它查找',
  nameMissing: '请先写标题。',
  unit: '为哪个单位',
  forUnit: '发起单位：{{unit}}',
  unitMissing: '请先选单位。',
  dayMissing: '请先写{{label}}。',
  dayOptional: '{{label}}（可不填）',
  dayHint: '写了就按这一天计时，列表里亮灯提醒',
  begin: '开始填写',
  beginAtOnce: '新建',
  leave: '先不发起',
  formErrors: '还有{{count}}处没有填好',
});
