import { words } from '../../shared/texts/words.js';

export const t = words('decisions', { instead: '代 {{name}}',
  title: '待我审核', filters: '筛选', mine: '等我办', soon: '快到期', returned: '我退回的', done: '我已办', chip: '{{label}}（{{count}}）', unit: '单位', matter: '事项', summary: '摘要', times: '第几次', arrived: '到我手上', due: '时限', acts: '办理', nth: '第{{n}}次',
  tick: '选中：{{title}} {{filler}}', tickAll: '全选可批量办理的', open: '打开', keys: '快捷键：J、K 上下，回车打开，A 同意，R 退回，X 选中', batch: '{{label}}（{{count}}份）', batchTitle: '{{label}}：{{count}}份', batchHint: '将对下列{{count}}份一并办理：', cancel: '先不办', known: '知道了', notTicked: '已选{{count}}份', none: '取消选择', batchBar: '批量办理', stay: '另有{{count}}份不能这样一并办理，仍留在列表里：', leadsTo: '退给：{{to}}', reasonMissing: '请写明原因，让对方知道为什么。', progress: '正在办理，已办{{sent}}份，共{{count}}份。', stop: '办完这一批就停', stopped: '您已停止，没有办理', resultOf: '{{filler}}：{{text}}',
  emptyMine: '现在没有等您审核的。有新的报送，会出现在这里和“本周要办”。', emptySoon: '3个工作日内没有到期的。', emptyReturned: '没有您退回后还没改好的。', emptyDone: '您还没有办理过。办过的都留在这里，可随时查看。', where: '{{text}}',
});
