import { cut } from '../cut.js';
import { columnsOf, type Column } from '../definition-reading.js';
import type { Row, TableField } from '../definition.js';
import { isEmptyValue } from '../conditions/reading.js';
import { sameValue } from '../access/same-value.js';
import { TABLE_MAX_ROWS } from '../fields/table.js';
import { partsOf, type TextsKnown } from '../fields/text-read.js';
import { isGiven } from '../fields/registry.js';
import type { Block } from './block.js';
import { countsRows, headsOf } from './heads.js';
import { isReadable, readText } from './read-text.js';

/** Work that may rest between any two of its steps. */
export type InSteps<T> = Generator<undefined, T, undefined>;

/** Cells or rows a step, well below a millisecond. */
const A_STEP = 200;

function allAtOnce<T>(work: InSteps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Where a block is put. */
export interface PasteInto {
  readonly table: TableField;
  readonly rows: readonly Row[];
  /** The first row it fills, and the column it begins with where it has no heads. */
  readonly at: { readonly row: number; readonly column: string };
  readonly mayAdd: boolean;
  /** Whether a cell may be written; of a row that is yet to be added, without its id. */
  opens(column: string, rowId?: string): boolean;
}

/** A block laid over a table: which text goes where. */
export interface LaidBlock {
  readonly texts: readonly { readonly row: number; readonly column: Column; readonly text: string }[];
  /** Rows beyond the last that are to be added, and rows there is no room for. */
  readonly added: number;
  readonly tooMany: number;
  readonly unknownHeads: readonly string[];
}

export interface PastedCell {
  readonly row: number;
  readonly key: string;
  readonly value: unknown;
}

/** What is wrong with one cell of what was pasted. */
export interface PasteProblem {
  readonly row: number;
  readonly column: string;
  /** «第3行 完成时限：“月底”不是日期» */
  readonly message: string;
}

export interface PastePlan {
  /** The rows it was made over, as they stood then. */
  readonly over: readonly Row[];
  /** How many rows there may be. */
  readonly most: number;
  readonly cells: readonly PastedCell[];
  readonly added: number;
  readonly problems: readonly PasteProblem[];
  /** What is not about one cell. */
  readonly notes: readonly string[];
}

/** Lays a block over a table: by its heads if it has any, else column by column from where it is put; a column that counts rows is left out. */
export function layBlock(block: Block, into: PasteInto): LaidBlock {
  const all = columnsOf(into.table);
  const heads = headsOf(block, all);
  const columns = heads?.columns ?? columnsFrom(block, into);
  const body = block.slice(heads?.rows ?? 0).filter((line) => line.some((cell, place) => cell !== '' && columns[place] !== undefined));
  const fitting = body.slice(0, Math.max(0, mostRows(into) - into.at.row));
  const texts: LaidBlock['texts'][number][] = [];
  for (const [down, line] of fitting.entries())
    for (const [place, text] of line.entries()) {
      const column = columns[place];
      if (column !== undefined) texts.push({ row: into.at.row + down, column, text });
    }
  return {
    texts,
    added: Math.max(0, into.at.row + fitting.length - into.rows.length),
    tooMany: body.length - fitting.length,
    unknownHeads: heads?.unknown ?? [],
  };
}

const mostRows = ({ table, rows, mayAdd }: PasteInto): number => (mayAdd ? Math.min(table.maxRows ?? TABLE_MAX_ROWS, TABLE_MAX_ROWS) : rows.length);

function columnsFrom(block: Block, { table, at }: PasteInto): readonly (Column | undefined)[] {
  const open = columnsOf(table).filter(({ folded, kind }) => folded !== true && kind !== 'static');
  const first = Math.max(
    0,
    open.findIndex(({ key }) => key === at.column),
  );
  const begins = open[first];
  const countsFirst =
    countsRows(block) && (block[0]?.length ?? 0) > 1 && begins !== undefined && !['integer', 'decimal', 'score', 'year', 'rating'].includes(begins.kind);
  return [...(countsFirst ? [undefined] : []), ...open.slice(first)];
}

/** Names the block uses, to be looked up before it is read. */
export function namesAsked({ texts }: LaidBlock): { readonly people: readonly string[]; readonly units: readonly string[] } {
  const of = (one: string, several: string) => [
    ...new Set(
      texts.flatMap(({ column, text }) =>
        text === '' ? [] : column.kind === one ? [text] : column.kind === several ? partsOf(text.replaceAll(/[ \u3000]+/gu, '、')) : [],
      ),
    ),
  ];
  return { people: of('person', 'persons'), units: of('unit', 'units') };
}

/** Reads every text by the kind of its column. Nothing is written: whoever pasted decides first. */
export const planPaste = (laid: LaidBlock, into: PasteInto, known: TextsKnown): PastePlan => allAtOnce(planningPaste(laid, into, known));

/** The same in small steps, for whoever has something else to do in between. */
export function* planningPaste(laid: LaidBlock, into: PasteInto, known: TextsKnown): InSteps<PastePlan> {
  const cells: PastedCell[] = [];
  const problems: PasteProblem[] = [];
  const shut = new Set<string>();
  for (const [n, { row, column, text }] of laid.texts.entries()) {
    if (n % A_STEP === 0) yield;
    if (isGiven(column) || !isReadable(column)) {
      if (text !== '') shut.add(column.label);
      continue;
    }
    if (!into.opens(column.id, into.rows[row]?.rowId)) {
      if (text !== '') shut.add(column.label);
      continue;
    }
    const read = readText(column, text, known);
    if ('flaw' in read) problems.push({ row, column: column.label, message: `第${row + 1}行 ${column.label}：“${shortened(text)}”${read.flaw}` });
    else cells.push({ row, key: column.key, value: read.value });
  }
  return { over: into.rows, most: mostRows(into), cells, added: laid.added, problems, notes: notesOf(laid, [...shut]) };
}

function notesOf({ unknownHeads, tooMany, added }: LaidBlock, shut: readonly string[]): readonly string[] {
  return [
    ...(unknownHeads.length > 0 ? [`表中没有这些列，不填入：${unknownHeads.map(shortened).join('、')}`] : []),
    ...(shut.length > 0 ? [`这些列不能这样填入：${shut.join('、')}`] : []),
    ...(tooMany > 0 ? [`${added > 0 ? '行数已到上限' : '不能再加行'}，后面${tooMany}行不填入`] : []),
  ];
}

const shortened = (text: string): string => {
  const line = text.replaceAll(/\s+/gu, ' ');
  return line.length > 30 ? `${cut(line, 30)}…` : line;
};

/** What became of rows something was filled into. */
export interface FilledIn {
  readonly rows: readonly Row[];
  /** Rows that took something. */
  readonly taken: number;
  /** Cells left out, for somebody else wrote in them since, took their row away, or took the room for it. */
  readonly left: number;
}

/**
 * The rows with everything that could be read filled in; `blank` makes a new row. A cell is the one of its row's id, wherever that stands
 * by now, and one whose words are no longer those the plan was made over keeps them.
 */
export const withPasted = (rows: readonly Row[], plan: PastePlan, blank: () => Row): FilledIn => allAtOnce(pasting(rows, plan, blank));

/** The same in small steps; the rows are those it began with. */
export function* pasting(rows: readonly Row[], plan: PastePlan, blank: () => Row): InSteps<FilledIn> {
  const added: Row[] = [];
  for (const most = Math.min(plan.added, plan.most - rows.length); added.length < most;) {
    if (added.length % A_STEP === 0) yield;
    added.push(blank());
  }
  const standing = new Map([...rows, ...added].map((row) => [row.rowId, row]));
  const written = new Map<string, Record<string, unknown>>();
  let left = 0;
  for (const [n, { row, key, value }] of plan.cells.entries()) {
    if (n % A_STEP === 0) yield;
    const was = plan.over[row] ?? added[row - plan.over.length];
    const is = was && standing.get(was.rowId);
    if (was && is && (sameValue(is[key], was[key]) || sameValue(is[key], value))) {
      const own = written.get(is.rowId) ?? {};
      own[key] = value;
      written.set(is.rowId, own);
    } else if (is || !isEmptyValue(value)) left += 1;
  }
  const after: Row[] = [];
  for (const row of standing.values()) {
    if (after.length % A_STEP === 0) yield;
    const own = written.get(row.rowId);
    after.push(own ? { ...row, ...own } : row);
  }
  return { rows: after, taken: written.size, left };
}
