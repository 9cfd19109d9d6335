/** Texts in rows and columns, as somebody copied them. */
export type Block = readonly (readonly string[])[];

/** A cell of a copied table before merged cells are taken apart. */
export interface PlainCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}
export type PlainTable = readonly (readonly PlainCell[])[];

/** No clipboard fills more; a table holds 5,000 rows. */
const MOST_ROWS = 6_000;
const MOST_COLUMNS = 200;

/**
 * A copied table cell by cell. A cell merged downwards speaks for each of its rows; one merged sideways stands in the first
 * of its columns. Spans are held to what is there, whatever they claim.
 */
export function blockOfTable(table: PlainTable): Block {
  const lines = table.slice(0, MOST_ROWS);
  const block: string[][] = lines.map(() => []);
  lines.forEach((line, row) => {
    let column = 0;
    for (const cell of line) {
      while (block[row]?.[column] !== undefined) column += 1;
      if (column >= MOST_COLUMNS) break;
      put(block, cell, { row, column });
      column += cell.columns;
    }
  });
  return rectangle(block);
}

function put(block: string[][], cell: PlainCell, at: { readonly row: number; readonly column: number }): void {
  const below = Math.min(block.length, at.row + Math.max(1, cell.rows));
  const right = Math.min(MOST_COLUMNS, at.column + Math.max(1, cell.columns));
  for (let row = at.row; row < below; row += 1) {
    const line = block[row];
    if (line) for (let column = at.column; column < right; column += 1) line[column] = column === at.column ? cell.text : '';
  }
}

/**
 * Text as spreadsheets copy it: tabs between cells, lines between rows; a cell in quotation marks may hold both, its own marks doubled.
 */
export function blockOfText(text: string): Block {
  const block: string[][] = [];
  let [line, at]: [string[], number] = [[], 0];
  while (at <= text.length && block.length < MOST_ROWS) {
    const { cell, next } = cellAt(text, at);
    if (line.length < MOST_COLUMNS) line.push(cell);
    const end = text[next];
    if (end !== '\t') {
      block.push(line);
      line = [];
    }
    at = next + (end === '\r' && text[next + 1] === '\n' ? 2 : 1);
    if (end !== '\t' && at >= text.length) break;
  }
  return rectangle(block);
}

function cellAt(text: string, at: number): { readonly cell: string; readonly next: number } {
  const quoted = text[at] === '"' ? /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/uy : undefined;
  if (quoted) {
    quoted.lastIndex = at;
    const [all, inside] = quoted.exec(text) ?? [];
    if (all !== undefined && inside !== undefined) return { cell: inside.replaceAll('""', '"'), next: at + all.length };
  }
  DELIMITER.lastIndex = at;
  const next = DELIMITER.exec(text)?.index ?? text.length;
  return { cell: text.slice(at, next), next };
}

const DELIMITER = /[\t\r\n]/gu;

/** Every row equally long, cells tidied, without empty rows and columns at the ends. */
function rectangle(block: readonly (readonly string[])[]): Block {
  const tidied = block.map(tidyLine);
  const isFilled = (line: readonly string[]): boolean => line.some((cell) => cell !== '');
  const last = tidied.findLastIndex(isFilled);
  const width = tidied.reduce((most, line) => Math.max(most, line.findLastIndex((cell) => cell !== '') + 1), 0);
  return tidied
    .slice(0, last + 1)
    .map((line) => (line.length === width ? line : line.length > width ? line.slice(0, width) : [...line, ...Array<string>(width - line.length).fill('')]));
}

/** Also where a merged cell left a gap. */
function tidyLine(line: readonly string[]): readonly string[] {
  const cells: string[] = [];
  for (const cell of line) cells.push(tidy(cell));
  return cells;
}

/** One kind of line break, no character a database cannot keep, no blanks around. */
const tidy = (cell: string | undefined): string => (cell === undefined || !UNTIDY.test(cell) ? (cell ?? '').trim() : tidied(cell));
const UNTIDY = /[\r\v\f\0\u00A0\u2028\u2029\uD800-\uDFFF]/u;
const tidied = (cell: string): string =>
  cell
    .replaceAll(/\r\n?|[\v\f\u2028\u2029]/gu, '\n')
    .replaceAll('\0', '')
    .replaceAll(/[\uD800-\uDFFF]/gu, '')
    .replaceAll('\u00A0', ' ')
    .trim();
