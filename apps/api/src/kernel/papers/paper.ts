import type { PrintedColumn, PrintedPart, PrintedSheet } from '@bihuan/forms';
import { DomainError } from '../errors/domain-error.js';

export type Paper = PrintedSheet;
export type PaperPart = PrintedPart;

/** Official geometry of A4, in millimetres: what stays free above, at the binding, at the outer edge and below. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const [SHORT, LONG] = [210, 297] as const;
const [TOP, BINDING, OUTER, BOTTOM] = [37, 28, 26, 35] as const;
const MOST_UPRIGHT = 6;

/** Landscape beyond six columns; the binding edge is then above, as the sheet lies turned in the upright order. */
export function pageOf(paper: Paper): Page {
  const isWide = paper.parts.some((part) => part.type === 'table' && part.columns.length > MOST_UPRIGHT);
  return isWide
    ? { width: LONG, height: SHORT, top: BINDING, right: TOP, bottom: OUTER, left: BOTTOM }
    : { width: SHORT, height: LONG, top: TOP, right: OUTER, bottom: BOTTOM, left: BINDING };
}

export const roomOf = ({ width, left, right }: Page): number => width - left - right;

/** Numbers and days stand in the middle of their cell, words at its left. */
export const isFigure = (text: string): boolean => /^[\d年月日.:：%/-]+$/u.test(text);

/** Sizes of letters in points: 二号, 三号, 四号, 小四. */
export const SIZES = { title: 22, annex: 16, line: 14, table: 12, foot: 14 } as const;
/** The least height of a row, in points. */
export const ROW = 28;
/** Left and right of the words in a cell, in points. */
export const PADDING = 5.4;
/** The number of the page stands this far below the text, in millimetres. */
export const FOOT_GAP = 7;

/** What one file may hold: more than people turn over, and as much as one request may ask of the machine. */
export const MOST_ROWS = 3_000;
export const MOST_LETTERS = 1_000_000;
export const MOST_PAGES = 3_000;

/** Refuses what is too long to be set as one file. */
export function refuseTooLong(paper: Paper): void {
  let [rows, letters] = [0, 0];
  for (const part of paper.parts) {
    letters += part.type === 'table' ? lettersOf(part.columns.map(({ label }) => label)) : part.text.length;
    if (part.type === 'line') continue;
    rows += part.rows.length;
    for (const row of part.rows) letters += lettersOf(row);
  }
  if (rows > MOST_ROWS || letters > MOST_LETTERS) throw tooLong();
}

const lettersOf = (texts: readonly string[]): number => texts.reduce((sum, { length }) => sum + length, 0);

export const tooLong = (): DomainError => new DomainError('paper.too-long', { rows: MOST_ROWS, letters: MOST_LETTERS / 10_000, pages: MOST_PAGES });

/** A title too long for one line has what stands in brackets at its end on a line of its own. */
export const titleLines = (title: string, isTooWide: (line: string) => boolean): string =>
  isTooWide(title) ? title.replace(/\s*(?=[(（][^(（]*[)）]$)/u, '\n') : title;

export const pageWords = (page: string, pages: string): string => `第${page}页　共${pages}页`;

/** A sheet of paper with one table. */
export interface PaperTable {
  /** What stands above the title, at the left: «附件1»; empty: nothing. */
  readonly annex?: string;
  readonly title: string;
  /** Lines between title and table: «填报单位（个人）：». */
  readonly above: readonly string[];
  /** Widths are parts of the whole. */
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly below: readonly string[];
}

export const sheetOfTable = ({ annex = '', title, above, columns, rows, below }: PaperTable): Paper => ({
  ...(annex === '' ? {} : { annex }),
  title,
  parts: [
    ...above.map((text) => ({ type: 'line' as const, text })),
    { type: 'table', columns, rows },
    ...below.map((text) => ({ type: 'line' as const, text, isNote: true as const })),
  ],
});
