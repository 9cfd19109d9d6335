import { dayInWords } from '@bihuan/forms';
import type { RegisterDefinition } from '@bihuan/library';
import { dayWords } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { sheetOfTable } from '../../../kernel/papers/paper.js';
import type { Paper } from '../../../kernel/papers/paper.js';
import type { SheetToWrite } from '../../../kernel/spreadsheet/write-spreadsheet.js';
import { namesOf } from '../../people/index.js';
import { statesOf } from '../buckets.js';
import { footText } from '../foot.js';
import type { RegisterTable, RegisterTableQuery } from '../registers.contract.js';
import { entriesOf } from './entries.js';
import { registerThen } from './past.js';
import type { RegisterReader } from './reader.js';
import { daysFor, narrowingOf, onDay, restrictedNote } from './register-view.js';
import { rowsInWords } from './row-cells.js';
import { columnView, tabNamed, viewNamed } from './tabs.js';
import { bucketsOf } from './tallies.js';

/** Beyond this a table is neither printed nor looked through in one piece; it says so itself. */
const MOST_ROWS = 5_000;

export interface Whole {
  readonly reader: RegisterReader;
  readonly query: RegisterTableQuery;
}

/** One tab of a register under its filters, whole, in words: what is printed and what is exported is the same. */
export async function wholeTable(tx: Tx, register: RegisterDefinition, { reader: asking, query }: Whole): Promise<RegisterTable> {
  const [tab, view] = [tabNamed(register, query.tab), viewNamed(register, query.view)];
  const then = await registerThen(tx, register, query.on);
  const reader = onDay(asking, then);
  const [narrowing, days] = [await narrowingOf(tx, register, { reader, query, then }), await daysFor(tx, register, reader)];
  const { rows, hasMore } = await entriesOf(tx, { register, narrowing, view, days, order: query.order ?? 'serial', after: null, limit: MOST_ROWS });
  const { buckets } = await bucketsOf(tx, { ...narrowing, words: undefined });
  const lines = await rowsInWords(tx, rows, { register, columns: tab.columns, reader });
  return {
    title: tab.title,
    tab: tab.label,
    view: view?.label ?? register.views[0]?.label ?? '',
    columns: tab.columns.map(columnView),
    rows: lines.map(({ cells, marks, due }) => tab.columns.map(({ value }) => cellOnPaper(value, { cell: cells[value] ?? '', marks, light: due.light }))),
    foot: footText(register, statesOf(buckets)),
    restrictedNote: await restrictedNote(tx, register, then),
    printed: await exportedBy(tx, asking),
    isCut: hasMore,
    asOf: then ? `${dayInWords(then.day)}24时` : null,
  };
}

/** On paper there are no tags beside the row: what they say stands in its cells. */
function cellOnPaper(value: string, { cell, marks, light }: { cell: string; marks: readonly string[]; light: { light: string; text: string } }): string {
  if (value === 'state' && marks.length > 0) return `${cell}（${marks.join('，')}）`;
  if (value === 'due' && light.light === 'red') return `${cell}（${light.text.replace(/，.*$/u, '')}）`;
  return cell;
}

/** The last line of everything taken out of a register: who, and on which day. */
export async function exportedBy(tx: Tx, { personId, today }: RegisterReader): Promise<string> {
  const { people } = await namesOf(tx, { people: [personId], units: [] });
  return `${people[personId]?.label ?? ''} ${dayWords(today, 0)}导出`;
}

const scopeOf = ({ view, asOf }: RegisterTable): string => `范围：${view}${asOf === null ? '' : `　截至${asOf}`}`;

/** What stands below the rows: the foot, what is not shown, and who took it along and when. */
const belowOf = ({ foot, restrictedNote: note, isCut, printed }: RegisterTable): string[] => [
  foot,
  ...(note === null ? [] : [note]),
  ...(isCut ? [`只列出前${MOST_ROWS}条，请缩小范围后再导出其余各条`] : []),
  printed,
];

/** The same table as a workbook. */
export function sheetOf(table: RegisterTable): SheetToWrite {
  const { title, tab, columns, rows } = table;
  return {
    name: tab,
    title,
    note: scopeOf(table),
    landscape: true,
    columns: columns.map(({ label, width }) => ({ label, width: Math.max(6, Math.round(width / 8)) })),
    rows: [...rows, ...belowOf(table).map((text) => [text])],
  };
}

/** The same table on paper. */
export function paperOf(table: RegisterTable): Paper {
  const { title, columns, rows } = table;
  return sheetOfTable({ title, above: [scopeOf(table)], columns, rows, below: belowOf(table) });
}
