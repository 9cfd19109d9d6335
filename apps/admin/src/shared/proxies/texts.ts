import { words } from '../texts/words.js';

export const t = words('proxies', {
  title: '值班、外出时请人代办',
  otherNote:
    '代办的同志能看到并办理{{name}}手上的事，记录写明“某某 代 {{name}}”。期间收到的事，到期后仍可由代办的同志办完；提前结束的，随即停办。个人清单不在其内。',
  ownNote: '代办的同志能看到并办理您手上的事，记录写明“某某 代 {{name}}”。期间收到的事，到期后仍可由代办的同志办完；提前结束的，随即停办。个人清单不在其内。',
  ask: '我值班或外出时，请',
  askOther: '{{name}}值班或外出时，请',
  who: '代办的同志',
  standIn: '代办，从',
  until: '到',
  from: '开始日期',
  to: '结束日期',
  save: '请他代办',
  choose: '选择同事',
  saved: '已请{{name}}代办，{{from}}到{{to}}。',
  named: '{{proxy}}代{{principal}}办理，{{from}}到{{to}}',
  running: '正在代办',
  'to-come': '还没有开始',
  over: '已结束',
  revoked: '已提前结束',
  revoke: '提前结束',
  ended: '已提前结束这次代办。',
  none: '没有安排代办。',
  nobody: '本支部、科室没有其他可选的同志，请联系党办安排。',
});
