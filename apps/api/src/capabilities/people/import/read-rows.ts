import type { SheetRead } from '../../../kernel/spreadsheet/read-spreadsheet.js';
import { EXAMPLE, importSheets, namesColumn, plainHead } from './sheets.js';
import type { ImportColumn, ImportKind, ImportSheet } from './sheets.js';

/** A row of the file. `sheet` is the name the sheet has there; `row` is counted as the person's program counts, 0 is the sheet itself. */
export interface RowPlace {
  readonly kind: ImportKind;
  readonly sheet: string;
  readonly row: number;
}

/** Something about a row of the file, in words the person who filled it in understands. */
export interface RowProblem extends RowPlace {
  readonly column: string | null;
  readonly text: string;
}

export interface RawRow extends RowPlace {
  readonly cells: Readonly<Record<string, string>>;
}

export interface RowsRead {
  readonly rows: readonly RawRow[];
  readonly problems: readonly RowProblem[];
  /** Worth knowing, no bar. */
  readonly notes: readonly RowProblem[];
  readonly examples: number;
}

const HEAD_WITHIN = 10;

/** Finds the sheets and their heads, by name and by synonym, and the rows beneath; several may be of one kind. It looks no value up. */
export function readRows(sheets: readonly SheetRead[]): RowsRead {
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.length > 0));
  const found = importSheets.flatMap((sheet) => filled.filter((read) => isOf(read, sheet)).map((read) => readSheet(read, sheet)));
  const unread = filled.filter((read) => !importSheets.some((sheet) => isOf(read, sheet)));
  return {
    rows: found.flatMap(({ rows }) => rows),
    problems: found.flatMap(({ problems }) => problems),
    notes: [...found.flatMap(({ notes }) => notes), ...unread.flatMap(almostRead)],
    examples: found.reduce((sum, { examples }) => sum + examples, 0),
  };
}

/** By its name, or, where that says nothing, by its heads. */
const isOf = (read: SheetRead, sheet: ImportSheet): boolean =>
  isNamed(read, sheet) || (headOf(read, sheet)?.missing.length === 0 && !importSheets.some((other) => isNamed(read, other)));
const isNamed = ({ name }: SheetRead, sheet: ImportSheet): boolean => [sheet.name, ...sheet.also].includes(name.trim());

/** A sheet with some of the heads may have been meant. */
function almostRead(read: SheetRead): RowProblem[] {
  const [closest] = importSheets
    .flatMap(({ kind, ...sheet }) => {
      const head = headOf(read, { kind, ...sheet });
      return head ? [{ kind, missing: head.missing.map(({ label }) => `“${label}”`) }] : [];
    })
    .toSorted((one, other) => one.missing.length - other.missing.length);
  return closest
    ? [
        {
          kind: closest.kind,
          sheet: read.name,
          row: 0,
          column: null,
          text: `“${read.name}”表没有读：缺少${closest.missing.join('、')}列。要导入，请补上后再上传。`,
        },
      ]
    : [];
}

interface Head {
  readonly at: number;
  /** Key of the column at each place. */
  readonly places: ReadonlyMap<number, ImportColumn>;
  readonly missing: readonly ImportColumn[];
  readonly unknown: readonly string[];
}

/** The row within the first ten that names most of the columns, at least two of them. */
function headOf({ rows }: SheetRead, sheet: ImportSheet): Head | null {
  const tried = rows
    .slice(0, HEAD_WITHIN)
    .map((row, at) => headAt(row, at, sheet))
    .filter(({ places }) => places.size >= 2);
  return tried.toSorted((one, other) => other.places.size - one.places.size || one.at - other.at)[0] ?? null;
}

function headAt(row: readonly string[], at: number, { columns }: ImportSheet): Head {
  const places = new Map<number, ImportColumn>();
  const unknown: string[] = [];
  const taken = new Set<string>();
  const take = (place: number, text: string, exact: boolean): void => {
    const column = columns.find((one) => !taken.has(one.key) && (exact ? plainHead(one.label) === plainHead(text) : namesColumn(one, text)));
    if (!column || places.has(place)) return;
    places.set(place, column);
    taken.add(column.key);
  };
  // Own names first: «单位» is a synonym of several columns.
  for (const exact of [true, false]) row.forEach((text, place) => take(place, text, exact));
  row.forEach((text, place) => void (text !== '' && !places.has(place) && plainHead(text) !== '原因' && unknown.push(text)));
  return { at, places, missing: columns.filter(({ key, isRequired }) => isRequired && !taken.has(key)), unknown };
}

function readSheet(read: SheetRead, sheet: ImportSheet): RowsRead {
  const head = headOf(read, sheet);
  const wrong = (text: string): RowsRead => ({
    rows: [],
    problems: [{ kind: sheet.kind, sheet: read.name, row: 0, column: null, text }],
    notes: [],
    examples: 0,
  });
  if (!head) return wrong(`“${read.name}”表里找不到表头。表头应有：${sheet.columns.map(({ label }) => label).join('、')}。`);
  if (head.missing.length > 0)
    return wrong(
      `“${read.name}”表缺少${head.missing.map(({ label }) => `“${label}”`).join('、')}列${head.unknown.length > 0 ? `；表里有不认识的列${head.unknown.map((name) => `“${name}”`).join('、')}` : ''}。`,
    );
  const all = read.rows.slice(head.at + 1).flatMap((cells, at) => {
    const named = Object.fromEntries([...head.places].map(([place, { key }]) => [key, cells[place] ?? '']));
    return Object.values(named).every((value) => value === '') ? [] : [{ kind: sheet.kind, sheet: read.name, row: head.at + at + 2, cells: named }];
  });
  const rows = all.filter(({ cells }) => !isExample(cells, sheet));
  const { problems, notes } = warningsOf(read, { sheet, head, rows });
  return { rows, problems, notes, examples: all.length - rows.length };
}

const isExample = (cells: Readonly<Record<string, string>>, { columns }: ImportSheet): boolean => (cells[columns[0]?.key ?? ''] ?? '').startsWith(EXAMPLE);

interface Found {
  readonly sheet: ImportSheet;
  readonly head: Head;
  readonly rows: readonly RawRow[];
}

function warningsOf({ name, warnings }: SheetRead, { sheet: { kind }, head, rows }: Found): Pick<RowsRead, 'problems' | 'notes'> {
  const labelAt = (place: number): string | null => head.places.get(place)?.label ?? null;
  const isRow = new Set(rows.map(({ row }) => row));
  const problems: RowProblem[] = [];
  const notes: RowProblem[] = [];
  for (const warning of warnings) {
    const row = warning.row + 1;
    if (warning.type === 'merged') {
      for (let each = Math.max(row, head.at + 2); each <= Math.min(warning.toRow + 1, row + 500); each += 1) {
        if (isRow.has(each))
          problems.push({
            kind,
            sheet: name,
            row: each,
            column: labelAt(warning.column),
            text: '有合并的单元格，看不出这一行填的是什么。请取消合并，每行各自填写。',
          });
      }
    } else if (isRow.has(row) && labelAt(warning.column) !== null) {
      if (warning.type === 'formula')
        notes.push({ kind, sheet: name, row, column: labelAt(warning.column), text: '这一格是公式，按表里显示的结果读取，请核对。' });
      else problems.push({ kind, sheet: name, row, column: labelAt(warning.column), text: '这一格是错误值（如 #N/A），请改成实际内容。' });
    }
  }
  return { problems, notes };
}
