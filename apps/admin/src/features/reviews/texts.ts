import { words } from '../../shared/texts/words.js';

/** The pages' own words; figures, states and acts come with the scheme and its lifecycles. */
export const t = words('reviews', {
  title: '考核评议', back: '返回考核评议', toYears: '三年对照', year: '{{year}}年', none: '还没有启动过的活动。活动启动后，可以在这里安排年度考核评议。',
  notYet: '还没有安排', yours: '查看{{unit}}的表', open: '打开', close: '年度收尾', closed: '看年度收尾', openTitle: '安排考核评议', cutOff: '数据截至',
  openHint: '截止日已过的，马上取数；还没到的，过了截止日24时自动取数。以后发生的事另列在旁边，不改表上的数字。', openNow: '取数，生成各支部的表', openLater: '安排在截止日后取数', dayMissing: '请选定截止日。',
  cancel: '取消安排', cancelAsk: '取消后可以重新安排截止日，没有数据丢失。', leave: '先不取消', keep: '先不办',
  making: '正在取数：已生成{{done}}份，共{{total}}份。可离开，完成后回来看。', sheets: '各支部考核评议表', order: '按单位排列次序，不按数字排列。', unit: '单位', state: '办理情况', said: '支部说明', sheet: '考核评议表', see: '看表', counts: '取数{{n}}次',
  noSheets: '还没有您能看的表。取数以后，各支部的表会列在这里。', export: '导出Excel', tick: '选中{{unit}}', tickAll: '全选', batch: '{{label}}（{{count}}份）', batchTitle: '{{label}}：{{count}}份', batchHint: '逐份办理，刚刚已由别人办理的会跳过并说明。', known: '知道了',
  feedBack: '反馈支部（{{count}}份）', feedBackAsk: '各支部会收到提醒，反馈后5个工作日内可以申请复核。', feedBackTitle: '反馈支部',
  whole: '全院合计', wholeNote: '全院合计是各单位数字之和，含没有单列考核评议表的单位。',
  figure: '项目', value: '数字', lastYear: '上一年度', beside: '说明', how: '怎样计数', detail: '看明细', hiddenValue: '份数太少，不显示', toReview: '全部考核评议表', print: '打印', history: '打开经过',
  statements: '说明与意见', path: '办理路径', editions: '取数经过', first: '第一次取数', again: '第{{n}}次取数', noChange: '看得见的数字没有变化', figureTitle: '{{label}}：明细', total: '共{{n}}{{unit}}', then: '截止日', now: '现在', times: '{{n}}次', noLines: '截止日没有这样的事项。',
  recount: '发现差错，重新取数', recountHint: '先在原事项上更正或补录，再重新取数。补录的发生日期不晚于截止日的，会计入。原来的数字保留。', reason: '原因', reasonHint: '写明哪一项有差错、怎样更正的', reasonMissing: '请写明原因。', recountDo: '重新取数', actDone: '办好了。',
  goFeedBack: '去反馈', yearsTitle: '三年对照', yearsNote: '只列全院的数字，不比较各单位。没有开展或没有取数的年度空着。', yearsNone: '还没有启动过的活动。活动启动并取数以后，各年的数字在这里并排列出。', notCounted: '没有取数',
  closingTitle: '{{year}}年度收尾', left: '还没有办完的', stagesLeft: '没有结束的阶段', tasksLeft: '没有办结的任务', taskLine: '{{open}}个单位没有办结，共{{total}}个', reviewLeft: '考核评议', nothing: '都已办完。', leftNote: '没有办完的照常办理，不因年度结束而停。', entriesLeft: '没有办结的条目',
  carry: '结转第{{serial}}号', carryHead: '结转', serial: '序号', text: '内容', part: '状态', due: '时限', why: '不结转的原因', whyHint: '不结转的要写明原因', count: '结转{{carried}}条，留在本年度{{kept}}条', missing: '还有{{count}}条没有写不结转的原因', closeDo: '结束{{year}}年度活动',
  group: '{{part}}{{count}}条', groupTick: '结转“{{part}}”{{count}}条', groupWhy: '“{{part}}”{{count}}条不结转的原因', groupWhyHint: '这一组都不结转，写一次原因', find: '查找序号、内容或单位', found: '找到{{found}}条，共{{total}}条', more: '再列{{n}}条（已列{{shown}}条，共{{total}}条）', noneFound: '没有找到。请换一个词。',
  closeAsk: '结束后不能再开始新的阶段、不能再安排考核评议；没有办完的事项照常办理。编号和记录都保留。', carriedTo: '已结转到{{title}}', carriedWaiting: '待结转', openedAgain: '年度结束以后又打开，待结转', againHint: '年度结束以后又打开的，不结转的取消勾选并写明原因。', keepFirst: '有取消勾选的，请先把它们记下（页面下方），再结转其余的。', decided: '（{{decided}}）', keepDo: '{{count}}条留在本年度', keptDone: '已记下：{{count}}条留在本年度', endedBefore: '结转以前已经办结', entriesCount: '{{count}}条', stagesNotBegun: '没有开始过的阶段', lineWaiting: '{{count}}条等着结转到下一年度的活动', stays: '留在本年度：{{reason}}', waitingText: '{{count}}条等着结转到下一年度的活动。', carryTo: '结转到', carryDo: '结转{{count}}条', clone: '以{{year}}年为底稿新建{{next}}年活动', cloneNote: '日期顺延一年，逐项核对后再送审。建好后回到本页结转。', refresh: '刷新',
});
