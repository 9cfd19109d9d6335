import { words } from '../../shared/texts/words.js';

export const t = words('board', {
  tab: '办理总览', title: '办理总览', asOf: '截至{{at}}', none: '还没有启动的活动。年度方案启动以后，各单位办到哪一步在这里看。', plans: '打开年度方案', campaign: '活动',
  stages: '活动阶段', numbers: '要紧的数', tooMuch: '超过上限', grid: '各单位办理情况', unit: '单位', hands: '现在在谁手上', handsOf: '现在在谁手上（{{no}} {{task}}）', nobody: '—',
  stage: '阶段', allStages: '全部阶段', task: '任务', allTasks: '全部任务', area: '片区', allAreas: '全部片区', category: '分类', allCategories: '全部分类', onlyOpen: '只看没办完的', clear: '看全部', filters: '筛选',
  find: '查找单位', findPlaceholder: '单位名称中的字', findNone: '没有找到名称含“{{words}}”的单位。', moreUnits: '再看{{count}}个单位',
  units: '{{shown}}个单位', unitsOf: '{{shown}}个单位（共{{all}}个）', noRows: '这样筛选以后没有单位。', allDone: '没有没办完的单位。', hasLeader: '联系领导 {{name}}',
  excel: '导出 Excel', print: '打印', merged: '合并清单', remind: '催办', copy: '复制催办文字', legend: '图例', focusTask: '看“{{no}} {{task}}”在谁手上', page: '下支部前看一页',
  red: '逾期', yellow: '3个工作日内到期', stopped: '停表', stoppedNote: '停表（已报送待审、退回待改等，不计时）', green: '按时在办', open: '在办，不计时限', ended: '已办结', hidden: '限定范围，不在此列', noPart: '不涉及',
  cell: '{{unit}}，{{no}} {{task}}：{{word}}', chosen: '，已选', cellTitle: '{{no}} {{task}}', openItem: '打开', since: '{{hands}}', ended2: '已办完', share: '打开本单位这项任务', close: '关闭', remindCell: '催办', reminded: '今天已催过', noLines: '这一格没有可显示的清单。',
  choosing: '选择要催办的格子', chosenCount: '已选{{cells}}格，{{units}}个单位', chooseLate: '选中全部逾期的', chooseRow: '{{unit}}：选中没办完的', chooseCell: '{{unit}}：选中{{no}} {{task}}', choiceNone: '请点选没办完的格子，或按空格键', choiceNonePhone: '请勾选单位，或点开单位勾选任务', see: '看看催到谁', stop: '不催了',
  reachTitle: '催办', reachNote: '催给现在手上有这件事的人，每件一天一次；只提表名、单位和日期。', people: '催到：{{people}}', already: '今天已催过{{count}}件', own: '{{count}}件在您自己手上', nobodyHere: '{{count}}件现在没有人在办', send: '发出催办', done: '已发出', copied: '已复制', copyOne: '复制催办文字（{{unit}}）', copyAll: '复制催办文字（全部{{count}}个单位）', copyAllNote: '群发前请想一想：点名各单位的长单，不如逐个提醒。', copyFailed: '没有复制上，请在下面的文字上长按或拖选复制。',
  itemsBack: '返回总览', unitCol: '填报单位', itemCol: '事项', stateCol: '状态', dueCol: '时限', handsCol: '现在在谁手上', minutesCol: '约需', minutes: '{{n}}分钟', more: '再看{{count}}件',
  mergedTitle: '合并清单', mergedNote: '已通过的各份清单按单位的正式次序合在一起，可报送上级。限定范围的清单不在其中。', mergedNone: '还没有已通过的清单。各单位的清单通过以后，在这里合并。', form: '表', exportBy: '导出记入查阅记录。',
  pageTitle: '{{unit}}：下支部前看一页', problems: '未销号的问题（{{count}}）', tasks: '没办完的任务（{{count}}）', noProblems: '没有未销号的问题。', noTasks: '没有没办完的任务。', moreLeft: '另有{{count}}件未列。', owner: '责任人', content: '内容', no: '序号',
  changes: '看两天之间的变化', changesTitle: '办理总览：两天之间的变化', then: '这是{{day}}24时的样子：灯、数和在谁手上都按那一天算，单位名称也是当时的。', thenNone: '那一天活动还没有下发。', thenNote: '{{day}}24时：',
  worst: '{{count}}项没办完', allEnded: '都已办完', list: '各单位', pick: '从哪个单位开始',
});
