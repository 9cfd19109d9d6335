import { words } from '../../shared/texts/words.js';

export const t = words('handover', {
  tab: '交接', title: '{{name}}手上的事', count: '{{name}}手上还有{{count}}件，逐件写明交给谁，再一起交接。', none: '{{name}}手上没有您能看到、要交接的事。', back: '交接',
  what: '事项', state: '现在', due: '时限', to: '交给', named: '是本事项的{{asWhat}}', stranded: '无人办理', leave: '先不交', other: '选其他同志…', listedOnly: '现任经办人还在任，只能从所列同志中选择。', why: '{{why}}',
  byRule: '手上如有不公开的事项，一并交给现任同志', hidden: '不公开的事项有没有、有几件，这里都不显示。还没有人接任的，请先补上任职。',
  reason: '为什么交接', reasonHint: '如：工作调动、长期外出。写进每件事的记录。', hand: '交接{{count}}件', handHidden: '交接不公开的事项', done: '交接结果', failed: '没有交接：{{text}}',
  overview: '交接', overviewNote: '有的同志已不在原来的岗位，手上的事还没有交出去。', noStranded: '没有无人办理的事。', person: '为哪位同志办理交接', pick: '写姓名或工号查找', strandedLine: '{{why}}，手上还有{{count}}件', open: '办理交接',
});
