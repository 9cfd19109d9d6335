import type { Column } from '../definition-reading.js';
import { plainText } from '../fields/text-read.js';
import type { Block } from './block.js';

/** What the heads of a copied block say: how many rows they take, and which column stands where. */
export interface Heads {
  readonly rows: number;
  readonly columns: readonly (Column | undefined)[];
  /** Heads no column goes by. */
  readonly unknown: readonly string[];
}

/** Rows above which a head is looked for: a title, a line with the unit, two rows of heads. */
const DEEPEST = 6;
/** Cells of such a row that are looked at. */
const WIDEST = 200;
const SERIALS = ['序号', '编号', '项次', 'no', 'no.', '#'];

/** The head row of a block, found by the labels and synonyms of columns; `undefined` where there is none. */
export function headsOf(block: Block, columns: readonly Column[]): Heads | undefined {
  const width = block[0]?.length ?? 0;
  const enough = Math.min(2, width, columns.length);
  const names = namesOf(columns);
  const rows = block.slice(0, DEEPEST).map((line) => line.map((cell, place) => (cell === '' || place >= WIDEST ? undefined : columnCalled(cell, names))));
  const at = rows.findLastIndex((line, row) => isHead(line, block[row] ?? [], enough));
  const found = rows[at];
  if (!found) return undefined;
  const line = block[at] ?? [];
  // Of two heads with one name the first counts.
  const taken = new Set<Column>();
  const named = found.map((column) => (column !== undefined && taken.size < taken.add(column).size ? column : undefined));
  return { rows: at + 1, columns: named, unknown: line.filter((cell, place) => named[place] === undefined && cell !== '' && !isSerialHead(cell)) };
}

/** As many names as make a head; over a number of the row stands no column's name, yet it is one too. */
function isHead(named: readonly (Column | undefined)[], line: readonly string[], enough: number): boolean {
  const known = new Set(named.filter((column) => column !== undefined)).size;
  return known > 0 && known + Number(line.some(isSerialHead)) >= enough;
}

/** The first column called so, and its place among them. */
type Names = ReadonlyMap<string, { readonly column: Column; readonly at: number }>;

function namesOf(columns: readonly Column[]): Names {
  const names = new Map<string, { readonly column: Column; readonly at: number }>();
  for (const [at, column] of columns.entries()) for (const word of wordsOf(column)) if (!names.has(word)) names.set(word, { column, at });
  return names;
}

function columnCalled(cell: string, names: Names): Column | undefined {
  const first = (words: readonly string[]): Column | undefined =>
    words.flatMap((word) => names.get(word) ?? []).toSorted((one, other) => one.at - other.at)[0]?.column;
  return first(namesIn(cell, false)) ?? first(namesIn(cell));
}

/** «责任人/负责人» goes by either; what stands in brackets explains. */
const namesIn = (text: string, isApart = true): readonly string[] =>
  (isApart ? plainText(text).split(/[/、或]/u) : [plainText(text)])
    .map((name) => name.replaceAll(/\([^)]*\)|[\s:*"“”]/gu, '').toLowerCase())
    .filter((name) => name !== '');

const wordsOf = (column: Column): readonly string[] =>
  [column.label, ...(column.synonyms ?? [])].flatMap((name) => [...namesIn(name, false), ...namesIn(name)]);

const isSerialHead = (cell: string): boolean => SERIALS.includes(plainText(cell).toLowerCase());

/** Whether the first column merely counts the rows. */
export function countsRows(block: Block): boolean {
  const numbers = block.map(([first = '']) => first.replace(/[.、．)）]$/u, ''));
  const start = Number(numbers.find((number) => number !== '') ?? Number.NaN) - numbers.findIndex((number) => number !== '');
  return (
    block.length > 1 &&
    numbers.filter((number) => number !== '').length > 1 &&
    numbers.every((number, at) => number === '' || (/^\d{1,4}$/u.test(number) && Number(number) === start + at))
  );
}
