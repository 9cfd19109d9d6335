import { words } from '../../../shared/texts/words.js';

export const t = words('items-more', {
  ask: '申请一并修改其他行',
  title: '申请一并修改',
  send: '提交申请',
  cancel: '先不申请',
  reason: '为什么要一并修改',
  reasonMissing: '请写明为什么，对方才好答复。',
  marksMissing: '请先点一下要改的地方。',
  waiting: '{{at}}已申请一并修改{{places}}，等退回的同志答复。',
  allowed: '{{by}} {{at}} 已同意一并修改：{{words}}',
  declined: '{{by}} {{at}} 没有同意一并修改：{{words}}',
  asks: '{{by}} {{at}} 申请一并修改{{places}}：',
  others: '其他内容',
  allow: '同意一并修改',
  decline: '不同意',
  allowWords: '可以，请改好后一起报送。',
  answerWords: '答复',
  answerMissing: '请写明答复，对方才知道怎么办。',
  later: '先不答复',
});
