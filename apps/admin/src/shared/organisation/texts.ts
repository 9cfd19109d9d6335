import { words } from '../texts/words.js';

export const t = words('organisation-shared', {
  person: '人员',
  personHint: '输入姓名或工号',
  unit: '单位',
  unitHint: '输入单位名称',
  cancel: '先不改',
  events: '变动记录',
  noEvents: '还没有变动记录。',
  entered: '实际录入 {{at}}',
  showEntered: '同时显示实际录入时间（这里的时间按演示日期）',
  more: '再看以前的',
  saved: '已保存',
});
