import { words } from '../../../shared/texts/words.js';

export const t = words('upgrade', {
  titleOf: '升级在办事项：{{title}}', back: '流程库',
  note: '发布新版后，在办的事项仍按原来的版本办理。在这里可以让它们改按新版办理：先看每件落到哪一步，试改一遍，再升级；升级后可以退回。',
  versions: '从哪一版升级到哪一版', from: '原版', to: '新版', fromOption: '第{{version}}版（在办{{count}}件）', toOption: '第{{version}}版（{{at}}发布）', nothing: '没有按旧版办理的事项，不用升级。', nothingNext: '所有在办事项都按第{{version}}版办理。',
  groups: '每一步改到哪里', groupsNote: '同一编号的步骤自动对应，已经签的意见、经办人和时限都保留。可以逐项改。', count: '{{count}}件', inState: '状态“{{state}}”',
  landAt: '“{{label}}”改到', sameStep: '{{label}}（原来的步骤）', stay: '留在原版', none: '新版没有这一步，请选择', same: '接着办，已办的保留', anew: '从头办，重新请人', begins: '同时新开始：{{labels}}', whose: '看是哪{{count}}件', shownOf: '只列出前{{shown}}件，共{{count}}件。', stayItem: '留在原版', stayLabel: '“{{title}}”留在原版', passed: '已经走过、现在没有事项停在的步骤（{{count}}）', passedNote: '这些步骤在新版改了编号或去掉了。选好对应的步骤，走过的记录就跟着过去；不选也不影响升级。', passedNone: '不对应',
  sum: '在办{{running}}件：{{movable}}件可以升级', sumStaying: '，{{count}}件选定留在原版', sumBlocked: '，{{count}}件现在不能升级',
  blocked: '现在不能升级的（{{count}}）', blockedNote: '升级时这些事项原样不动，仍按第{{from}}版办理。', mend: '怎么办：{{text}}', leave: '留在原版', restricted: '限定范围的事项只显示件数和原因。',
  rehearse: '试改一遍', rehearseNote: '按上面的方案逐件真正改一遍，看落到哪一步、请到谁，随后全部撤回，不写入任何内容，也不通知任何人。', rehearseDo: '试改{{count}}件', rehearsing: '正在试改：已试{{done}}件，共{{count}}件', rehearseStop: '停止', rehearsed: '试改了{{count}}件：{{moves}}件可以升级，{{blocked}}件不能，{{stays}}件留在原版。没有改动任何内容。', rehearseStopped: '已停止，试了{{count}}件：{{moves}}件可以升级，{{blocked}}件不能，{{stays}}件留在原版。没有改动任何内容。',
  outcomeMoves: '可以升级', outcomeBlocked: '不能升级', outcomeStays: '留在原版', onlyBlocked: '只看不能升级的', all: '全部', changed: '方案改动了，请重新试改。', moreLines: '再看{{count}}件',
  apply: '升级', applyDo: '将{{count}}件升级到第{{version}}版', applyTitle: '将{{count}}件升级到第{{version}}版', applyText: '分批进行，每批20件；关闭本页或服务器重启都不影响，会接着做完。已签的意见和办理记录都保留，每件的办理记录会写明改版和理由。做完后可以退回。', applyRest: '{{count}}件仍按第{{from}}版办理。', notRehearsed: '还没有试改过。建议先试改一遍，看清落到哪一步、请到谁。', reason: '升级理由（写进每件的办理记录）', reasonHint: '例如：按新修订的审批办法办理', notYet: '先不升级', nothingToMove: '按现在的方案没有可以升级的事项。',
  past: '改版记录', pastLine: '第{{from}}版 → 第{{to}}版', pastNone: '这个流程还没有升级过在办事项。',
  moving: '正在升级', moved: '已升级', undoing: '正在退回', undone: '已退回', ordered: '{{who}}提出：{{reason}}', undoOrdered: '{{who}}退回：{{reason}}',
  runTitle: '{{title}}：第{{from}}版 → 第{{to}}版', tab: '升级在办事项', backToPlan: '升级方案', progress: '进度', leftMoving: '还剩{{count}}件', nMoved: '已升级{{count}}件', nBlocked: '仍按原版{{count}}件', nUndone: '已退回{{count}}件', nKept: '不再退回、仍按新版{{count}}件', going: '可以离开本页，会自动做完。',
  report: '每件的结果', reportFirst: '先列没有办成的；只列出前{{count}}件。', undo: '退回原版', undoNote: '升级以后没有人办理过的事项，原样退回第{{from}}版：在谁手里、签过的意见、时限都和升级前一样；办理记录只增加一条“退回”。升级以后有人办理过的，不再退回。', undoDo: '退回{{count}}件', undoTitle: '退回第{{from}}版', undoReason: '退回理由（写进每件的办理记录）', keep: '先不退回',
});
