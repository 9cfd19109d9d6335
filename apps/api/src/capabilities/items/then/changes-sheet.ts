import type { SheetToWrite } from '../../../kernel/spreadsheet/write-spreadsheet.js';
import type { ChangesView } from './changes.contract.js';

/** A line for each thing that reads otherwise; an item of which nothing else is told has one line with what happened to it. Who took it along stands below. */
export function changesSheet({ title, from, to, sums, rows, isCut }: ChangesView, takenBy: string): SheetToWrite & { readonly title: string } {
  const told = sums.map(({ label, before, after }) => `${label}：${before} → ${after}`).join('；');
  return {
    name: '变化',
    title: `${title}（${from.text}至${to.text}的变化）`,
    note: `${told}。${isCut ? '两天之间变化太多，只比较了前面的部分，请缩短时间或筛选后再导出。' : ''}`,
    landscape: true,
    columns: [
      { label: '事项', width: 44 },
      { label: '单位', width: 20 },
      { label: '发生了什么', width: 18 },
      { label: '内容', width: 16 },
      { label: `${from.text}24时`, width: 36 },
      { label: to.text, width: 36 },
      { label: '状态', width: 16 },
    ],
    rows: [
      ...rows.flatMap(({ title: item, place, kinds, changes, state }) => {
        const lines = changes.length === 0 ? [{ label: '', before: '', after: '' }] : changes;
        return lines.map(({ label, before, after }) => [item, place, kinds.join('，'), label, before, after, state.label]);
      }),
      [takenBy],
    ],
  };
}
