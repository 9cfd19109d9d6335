import { words } from '../texts/words.js';

export const t = words('past', {
  day: '看哪一天的样子', dayBefore: '看', dayAfter: '时的样子', toToday: '回到今天',
  twoDays: '比较哪两天', from: '从哪一天24时起', to: '到哪一天24时止', fromBefore: '从', fromAfter: '24时', toBefore: '到', toAfter: '24时', toNow: '现在',
  sums: '两天的合计', sum: '合计', none: '这两天之间没有变化。', noneOfKind: '没有这一类变化。', kinds: '哪一类变化', all: '全部', kind: '{{label}}（{{count}}）',
  what: '变了什么', item: '事项', stateThen: '后一天的状态', more: '再看{{count}}条', cut: '变化太多，只比较了前1000条。请选近一些的两天，或先筛选。', empty: '（空）',
});
