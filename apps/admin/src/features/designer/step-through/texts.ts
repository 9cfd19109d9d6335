import { words } from '../../../shared/texts/words.js';

export const t = words('stepThrough', {
  unit: '哪个单位的一件', day: '从哪一天开始', pick: '请先选单位。然后一步一步地走：选谁来办、办什么，也可以把日子往后移。只在纸面上走，不写入任何内容，也不通知任何人。', unsent: '最后的修改还没有保存，保存后按新的设计走。',
  now: '现在在：{{state}}', today: '{{day}}', ended: '已办结', endedVoid: '已终止', seats: '在谁手里', seatLine: '{{label}}：{{people}}', seatDue: '{{due}}前', seatWaits: '（还没轮到）', nobody: '没有人在办',
  next: '下一步，谁来办', bySystem: '系统', refusedWhy: '不能：{{text}}', moveDay: '把日子移到', moveDo: '移到这一天', back: '退回一步', again: '从头走', nothing: '没有可以做的了。',
  lines: '走过的', line: '{{day}} {{by}}：{{text}}', refused: '第{{n}}步走不下去：{{text}}。后面的没有走；可以退回一步。',
  coverage: '这次打开后走过的地方', covered: '共{{all}}处，走过{{visited}}处', never: '还没走过：{{labels}}', full: '每个状态和步骤都走过了。',
});
