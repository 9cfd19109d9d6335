import { words } from '../../../shared/texts/words.js';

/** 案例: a run that is kept with what is to come of it. */
export const t = words('cases', {
  title: '案例', note: '在“一步步走”里走一遍，存成案例；以后每次改设计，都能重走一遍，看结果是否还对。案例跟着流程走，出了新版本也还在。只在纸面上走，不写入任何内容，也不通知任何人。',
  none: '还没有案例。到“一步步走”走一遍，再点“存为案例”。', toWalk: '去一步步走', all: '全部重走', replaying: '正在重走…', summary: '{{all}}个案例，都通过了。', summaryFailed: '{{all}}个案例，{{failed}}个没有通过。', unsent: '最后的修改还没有保存，保存后按新的设计走。',
  passed: '通过', failed: '没有通过', notYet: '没有走', way: '{{unit}} · {{day}}', steps: '经过', noSteps: '只到发起', stepN: '第{{n}}步', changed: '{{who}}存', otherWay: '结果对，但经过与存的时候不同：{{text}}', differs: '{{text}}。',
  open: '在一步步走里打开', openLabel: '在一步步走里打开案例“{{name}}”', again: '重走', againLabel: '重走案例“{{name}}”', edit: '修改', editLabel: '修改案例“{{name}}”', right: '现在的结果就是对的', rightLabel: '案例“{{name}}”现在的结果就是对的', copy: '复制', copyLabel: '复制案例“{{name}}”', remove: '删除', removeLabel: '删除案例“{{name}}”', copyName: '{{name}}（副本）',
  removeTitle: '删除案例“{{name}}”', removeText: '删除后不再重走；它的内容和删除的人、时间留在记录里。', keep: '先不删除', removed: '删除过的案例（{{count}}）', removedLine: '{{name}}：{{text}}',
  rightTitle: '把现在的结果记为对的', rightText: '案例“{{name}}”现在：{{text}}。记下后，以后按现在的结果核对。', notNow: '先不改',
  save: '存为案例', saveBack: '存回案例“{{name}}”', saveAs: '另存为案例', saveTitle: '存为案例', editTitle: '修改案例', name: '案例名称', nameHint: '如：一般事项，支部书记签发后到党办', saveDo: '保存', cancel: '取消', saved: '已存为案例“{{name}}”。', savedBack: '已存回案例“{{name}}”。',
  expected: '走完应当怎样', expectedHint: '已按现在的结果填好。如果现在的结果不对，请改成应当的样子，案例会一直提醒，直到设计改对。', at: '应在哪里', posts: '应在谁手里（按职务）', postsNone: '不核对', light: '应是什么灯', due: '期限应到哪一天', unchecked: '不核对', lightOff: '不计时', lightGreen: '绿灯', lightYellow: '黄灯', lightRed: '红灯', nowLight: '现在是{{light}}', nowDue: '现在是{{day}}', nowNoDue: '现在没有期限', dueHint: '空着就不核对',
  opened: '打开的是案例“{{name}}”', openedGone: '这个案例已经删除。',
  covered: '案例走过{{all}}处中的{{walked}}处（{{percent}}%）', coveredParts: '状态和步骤{{places}}，分支{{branches}}，去向{{ways}}', part: '{{walked}}/{{all}}', fullyCovered: '每个状态、步骤、分支和去向都有案例走到。', show: '标出案例没走到的', showNone: '标出案例没走到的（还没有案例）', unwalkedHere: '没有案例走到这里', unwalkedBranch: '没有案例走这个分支', unwalkedWay: '没有案例这样走',
  missing: '没有案例走到的分支', missingLine: '分支“{{fork}}”里的“{{branch}}”', missingWhen: '（{{when}}）', addFor: '补一个案例', addForLabel: '为分支“{{branch}}”补一个案例', handOver: '送发布前已把案例全部重走。', handOverFailed: '没有通过的案例不妨碍送发布；核对的同志会看到，发布时要写明理由。',
});
