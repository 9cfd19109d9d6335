import { words } from '../texts/words.js';

export const t = words('notices', {
  label: '给您的提醒',
  more: '另有{{count}}条',
  fold: '收起',
  open: '打开',
  seen: '知道了',
  all: '全部知道了',
  remind: '催办',
  remindAbout: '催办：{{about}}',
  reminders: '催办记录（{{count}}）',
  reminder: '{{by}} 催办 {{people}}',
});
