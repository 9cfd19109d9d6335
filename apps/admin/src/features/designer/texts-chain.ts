/** Words of the canvas. */
export const chainWords = {
  canvas: '审批链', outline: '目录', outlineEmpty: '还没有步骤。按中间的加号添加。', addMenu: '添加', offPath: '不在主路径上',
  keysShort: '方向键移动，+ 添加，Enter 设置，Delete 删除，Alt+方向键挪动，Ctrl+C/V 复制', keysHelp: '方向键在步骤之间移动，加号或 Insert 键在后面添加，Enter 键打开设置，Delete 键删除，Alt 加方向键挪动位置，Ctrl+C 和 Ctrl+V 复制，Ctrl+Z 撤销。', dragHelp: '按空格键拿起，方向键选位置，再按空格键放下，Esc 键取消。',
  kindStep: '步骤', kindFork: '并行', kindChoice: '条件分支', kindNotify: '知会', kindCc: '抄送', kindWait: '等待', kindSubItems: '下级事项', kindBranch: '分支',
  addStepHint: '有人审核、签批', addChoiceHint: '按填写的内容走其中一条', addParallelHint: '几条同时办，都办完再往下', addCcHint: '告知，并从此可以查看', addNotifyHint: '只告知，不等', addWaitHint: '等到某一天，或等外面的答复', addSubItemsHint: '给每个单位或每个人各办一件，办完再往下',
  addFirst: '在最前面添加', addAfter: '在“{{label}}”之后添加', addBranch: '加一个分支', takesAll: '同时办理，都办完再往下', takesFirst: '走第一个符合条件的分支', whenAlways: '总是办理', whenElse: '前面都不符合时', andMore: '（另有{{count}}处）',
  newStepLabel: '待审批', newStepFor: '待{{post}}审批', newStepMine: '等您审批', newStepAct: '去审批', agree: '同意', returnLabel: '退回修改', rejectLabel: '不同意', branchWhen: '符合条件', branchElse: '其他情况', branchN: '分支{{n}}', newNotify: '知会', newCc: '抄送', newWait: '等待中', newSubItems: '下级事项办理中', newChildTitle: '{title}（{for}）', newSubRecord: '分送下级事项',
  nobodyYet: '还没有选人', personalShort: '必须亲签', dueIn: '{{n}}{{unit}}内', childOf: '每个对象办一件：{{name}}',
  saidAdded: '已添加{{label}}', saidRemoved: '已删除{{label}}', saidRemovedBranch: '已删除分支', saidMoved: '已移动{{label}}', saidCopied: '已复制{{label}}，共{{count}}项', saidUndone: '已撤销', saidRedone: '已重做', saidFirst: '已经在最前面', saidLast: '已经在最后面', saidNoBranch: '旁边没有分支',
  saidLifted: '拿起{{label}}', saidOver: '放在{{label}}之后', saidOverFirst: '放在最前面', saidLeft: '留在原处',
} as const;
