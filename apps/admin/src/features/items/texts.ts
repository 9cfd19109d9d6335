import { words } from '../../shared/texts/words.js';

export const t = words('items', {
  backTask: '所属任务', backParent: '本任务全部清单', backInbox: '本周要办', backDecisions: '待我审核', history: '办理过程', print: '打印', times: '第{{n}}次报送', number: '编号 {{number}}', guidance: '填报说明', filler: '填报单位（个人）：{{filler}}', minutes: '约{{minutes}}分钟', before: '{{day}}前',
  returned: '{{by}} {{at}} {{label}}：', rounds: '以前的报送', round: '第{{n}}次报送 {{at}} {{by}}', see: '看第{{n}}次', close: '收起',
  saving: '正在保存…', saved: '已自动保存 {{at}}', savedNoTime: '已自动保存', dirty: '有改动，马上自动保存', offline: '网络断开，内容还在本页，恢复后自动保存，请勿关闭', failed: '没有保存上，内容还在本页。', retry: '再保存一次',
  errors: '还有{{count}}处要改：', summary: '{{summary}}。', path: '办理路径', pathDone: '已办', pathNow: '现在', pathToCome: '接下来', pathRound: '第{{n}}次', pathEarlier: '第{{n}}次的意见', pathChildren: '共{{all}}份，已结束{{ended}}份', pathChildrenHidden: '另有{{count}}份限定范围，不显示内容', partOf: '来自：{{title}}', shownTo: '已抄送：{{names}}', suspended: '这件事已由{{by}}于{{at}}暂停，恢复后才能办理，时限暂不计算。', whyMe: '为什么是我：{{why}}', pathLine: '现在：{{label}}', said: '“{{words}}”', saidBy: '{{label}}{{outcome}}：{{words}}',
  lists: '应报清单', cameOf: '由此列入的事项', oneMore: '还可以再填一份', fill: '填写', view: '看', more: '＋再填一份：{{label}}', hidden: '另有{{count}}份个人清单，只计数，不显示内容', checks: '核对', part: '所属：{{title}}',
  noContent: '还没有报送内容。现在{{state}}，报送后这里显示全文。', restricted: '限定范围：仅本人、支部书记和指定办公室人员可见。', good: '通过', mind: '请留意',
  editYours: '这一步由您填写：{{fields}}。其他栏目只供查看。', editSave: '保存', editDirty: '有改动，还没有保存', editSaved: '已保存', editNotSaved: '还没有保存，请先选定用哪一份', editConflict: '另一位同志也改了这里。您填的还在，请逐处选定：', editOwn: '您填的：{{own}}', editEmpty: '（空）', editKeepMine: '用我填的', editTakeTheirs: '用对方的', editsTold: '报送后有{{count}}次修改', editBy: '{{by}} {{at}} 修改',
  markedOnly: '只需改下面{{count}}处，其他内容已锁定，未要求修改。', markDone: '已改', markOpen: '未改', markLeft: '还有{{count}}处未改', markEnough: '其余不用改，直接报送',
  keys: '快捷键：A 同意，R 退回', next: '下一件', nothingMore: '没有别的待办了', locked: '这份内容现在不能改。',
  previewTitle: '按现在的内容，接下来依次经过', previewEnds: '全部同意后：{{state}}', previewDecides: '按条件决定', previewAsOf: '按{{at}}的内容和任职推算，以实际办理时为准', previewWhy: '因为是{{why}}',
});
