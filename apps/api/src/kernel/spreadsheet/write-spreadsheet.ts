import { cut } from '@bihuan/forms';
import { writeXlsx } from 'hucre/xlsx';
import type { Cell, CellStyle, CellValue, DataValidation, WriteSheet } from 'hucre/xlsx';

export interface SheetColumn {
  readonly label: string;
  /** In half-width characters. */
  readonly width: number;
  /** `text` if absent. Days are `YYYY-MM-DD`. */
  readonly kind?: 'text' | 'day' | 'integer';
  /** Offered as a list in the cells below the head. */
  readonly choices?: readonly string[];
}

export interface SheetToWrite {
  readonly name: string;
  readonly title?: string;
  readonly note?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly landscape?: boolean;
}

const LONGEST_TEXT = 32_000;
const LONGEST_INLINE_LIST = 250;
const CHOICE_ROWS = 5000;
const CHOICE_SHEET = '选项';
const line = { style: 'thin', color: { rgb: '7D8A99' } } as const;
const border = { top: line, right: line, bottom: line, left: line };
const styles = {
  title: { font: { name: '方正小标宋简体', size: 18 }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } },
  note: { font: { name: '楷体_GB2312', size: 11 }, alignment: { vertical: 'center', wrapText: true } },
  head: {
    font: { name: '黑体', size: 11 },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F0F3F6' } },
    border,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    numFmt: '@',
  },
  // The text format keeps a cell a text even when somebody edits it: what begins with = + - @ is never reckoned.
  text: { font: { name: '仿宋_GB2312', size: 12 }, border, alignment: { vertical: 'top', wrapText: true }, numFmt: '@' },
  day: { font: { name: '仿宋_GB2312', size: 12 }, border, alignment: { horizontal: 'center', vertical: 'top' }, numFmt: 'yyyy-mm-dd' },
  integer: { font: { name: '仿宋_GB2312', size: 12 }, border, alignment: { horizontal: 'right', vertical: 'top' }, numFmt: '0' },
} as const satisfies Record<string, CellStyle>;

/**
 * A workbook for offices: title, note, head repeated on every page, one row a line, A4 fit to width.
 * Every cell that is not a day or an integer is a text, whatever it begins with.
 */
export async function writeSpreadsheet(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const names = uniqueNames(sheets.map(({ name }) => name));
  const long = sheets.flatMap(({ columns }) => columns.flatMap(({ choices = [] }) => (isLong(choices) ? [choices] : [])));
  const written = sheets.map((sheet, at) => oneSheet(sheet, names[at] ?? sheet.name, long));
  const extra: WriteSheet[] = long.length === 0 ? [] : [{ name: CHOICE_SHEET, hidden: true, rows: transposed(long) }];
  return Buffer.from(await writeXlsx({ sheets: [...written, ...extra], defaultFont: { name: '仿宋_GB2312', size: 12 } }));
}

/** Rows above the first row of data: title, note, head. */
export function headRows({ title, note }: Pick<SheetToWrite, 'title' | 'note'>): number {
  return (title === undefined ? 0 : 1) + (note === undefined ? 0 : 1) + 1;
}

function oneSheet(sheet: SheetToWrite, name: string, long: readonly (readonly string[])[]): WriteSheet {
  const { columns, title, note, landscape = false } = sheet;
  const above = [...(title === undefined ? [] : [{ text: title, style: styles.title }]), ...(note === undefined ? [] : [{ text: note, style: styles.note }])];
  const head = above.length;
  const texts: CellValue[][] = [
    ...above.map(({ text }) => [clean(text)]),
    columns.map(({ label }) => clean(label)),
    ...sheet.rows.map((row) => columns.map((column, at) => valueOf(row[at] ?? null, column))),
  ];
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const last = columns.length - 1;
  return {
    name,
    columns: columns.map((column) => ({ width: column.width, style: styles[column.kind ?? 'text'] })),
    rows: texts,
    cells: styledCells(
      texts,
      above.map(({ style }) => style),
      columns,
    ),
    merges: last < 1 ? [] : above.map((_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })),
    rowDefs: new Map(
      texts.map((row, at) => [
        at,
        {
          height:
            at < head
              ? heightOf([row[0] ?? null], [width], at === 0 && title !== undefined ? 28 : 16)
              : heightOf(
                  row,
                  columns.map((column) => column.width),
                  17,
                ),
        },
      ]),
    ),
    freezePane: { rows: head + 1 },
    dataValidations: validationsOf(columns, head + 1, long),
    pageSetup: {
      paperSize: 'a4',
      orientation: landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${head + 1}:$${head + 1}`,
      margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  };
}

function styledCells(texts: readonly CellValue[][], above: readonly CellStyle[], columns: readonly SheetColumn[]): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  texts.forEach((row, at) =>
    row.forEach((value, column) => {
      const style = above[at] ?? (at === above.length ? styles.head : styleOf(value, columns[column]));
      cells.set(`${at},${column}`, { value, style, ...(typeof value === 'string' ? { type: 'string' as const } : {}) });
    }),
  );
  return cells;
}

function styleOf(value: CellValue, column: SheetColumn | undefined): CellStyle {
  const kind = column?.kind ?? 'text';
  // A day nobody can read is kept as it was typed, as a text.
  return typeof value === 'string' ? styles.text : styles[kind];
}

function valueOf(value: string | number | null, { kind = 'text' }: SheetColumn): CellValue {
  if (value === null || value === '') return null;
  if (kind === 'integer') return typeof value === 'number' ? value : clean(value);
  if (kind === 'day' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value)) return new Date(`${value}T00:00:00Z`);
  return clean(String(value));
}

/** Without what XML cannot hold, not longer than a cell may be, and with the format's own escape escaped. */
function clean(text: string): string {
  // Control characters, halves of surrogate pairs and non-characters are no letters anybody can type.
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[^\P{C}\n\p{Cf}\p{Co}]/gu, '')
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
    .replaceAll(/_(?=x[\da-f]{4}_)/giu, '_x005F_');
}

function heightOf(row: readonly CellValue[], widths: readonly number[], lineHeight: number): number {
  const lines = row.map((value, at) => (typeof value === 'string' ? linesOf(value, widths[at] ?? 10) : 1));
  return Math.min(409, Math.max(1, ...lines) * lineHeight + 4);
}

/** A Chinese character is as wide as two Latin ones; words are broken anywhere. */
function linesOf(text: string, width: number): number {
  const room = Math.max(2, width - 1);
  return text
    .split('\n')
    .reduce(
      (sum, part) => sum + Math.max(1, Math.ceil([...part].reduce((wide, sign) => wide + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 2.2 : 1.1), 0) / room)),
      0,
    );
}

const isLong = (choices: readonly string[]): boolean => choices.join(',').length > LONGEST_INLINE_LIST || choices.some((choice) => /[,"]/u.test(choice));

function validationsOf(columns: readonly SheetColumn[], head: number, long: readonly (readonly string[])[]): DataValidation[] {
  return columns.flatMap(({ choices = [] }, at): DataValidation[] => {
    if (choices.length === 0) return [];
    const range = `${letter(at)}${head + 1}:${letter(at)}${head + CHOICE_ROWS}`;
    const about = {
      type: 'list' as const,
      range,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning' as const,
      errorTitle: '不在列表里',
      errorMessage: '请从列表中选择，或核对后保留。',
    };
    const found = long.indexOf(choices);
    return [found < 0 ? { ...about, values: [...choices] } : { ...about, formula1: `${CHOICE_SHEET}!$${letter(found)}$1:$${letter(found)}$${choices.length}` }];
  });
}

function transposed(lists: readonly (readonly string[])[]): CellValue[][] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.map((list) => list[at] ?? null));
}

const letter = (at: number): string => (at < 26 ? '' : letter(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

/** Names of sheets have at most 31 characters, none of []:*?/\, and differ. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain =
      cut(
        clean(name)
          .replaceAll(/[[\]:*?/\\\n']/gu, ' ')
          .trim(),
        28,
      ) || '表';
    let free = plain;
    for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${plain} ${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
