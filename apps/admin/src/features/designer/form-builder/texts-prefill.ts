import { words } from '../../../shared/texts/words.js';

export const t = words('prefill', {
  part: '预填',
  none: '不预填',
  source: '打开时先填上什么',
  hint: '填表人可以改，也可以清空；他已经写的不会被覆盖。',
  post: '填报单位某职务的人',
  lastYear: '本单位上一年所填',
  parent: '上级事项所填',
  register: '台账来源那一行',
  lastYearHint: '取本单位在上一次活动里报送的内容；填表人看不到的不会带入。',
  postField: '哪个职务',
  form: '取自哪张表',
  sameForm: '本表（各年版本）',
  field: '取哪个字段',
  sameField: '同一个字段',
  rows: '表格的行',
  rowsAll: '各行都先填上，逐行采用或去掉',
  rowsChoose: '先不填，由填表人挑选要带入的行',
  columns: '带入哪几列',
  registerForm: '来源清单是哪张表',
  fieldUnknown: '请选择',
});
