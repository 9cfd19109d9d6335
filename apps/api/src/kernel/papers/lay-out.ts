import type { Stretch } from '@bihuan/forms';
import { setImmediate as letOthers } from 'node:timers/promises';
import { breakLines, widthOfText } from './break-lines.js';
import type { WidthOf } from './break-lines.js';
import { FOOT_GAP, isFigure, PADDING, pageOf, MOST_PAGES, pageWords, roomOf, ROW, SIZES, tooLong } from './paper.js';
import type { Page, Paper, PaperPart } from './paper.js';
import { inStretches, stretchesOfLines } from './stretches.js';

/** The three hands a sheet is set in: 小标宋 for the title, 黑体 for heads, 仿宋 for the rest. */
export type Hand = 'title' | 'head' | 'body';

/** Words at a place; x and y in points from the upper left corner of the page, y the base line. */
export interface Words {
  readonly text: string;
  readonly hand: Hand;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  /** Drawn heavier. */
  readonly isBold?: true;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lines drawn by hand, within a box. */
export interface Drawn extends Box {
  readonly strokes: string;
}

export interface PageSet {
  readonly words: Words[];
  readonly boxes: Box[];
  readonly drawings: Drawn[];
}

export interface LaidOut {
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly pages: readonly PageSet[];
}

/** How wide letters are in each hand, at one point. */
export type Widths = (hand: Hand) => WidthOf;

const MM = 72 / 25.4;
const LEADING = 1.3;
/** From the top of a line to its base line, in sizes of its letters. */
const RISE = 1.02;

/** The room a signature has, in points: as wide as three times its height. */
const SIGNED = { width: 108, height: 36 } as const;

type Table = Extract<PaperPart, { type: 'table' }>;

/** Sets a sheet page by page: heads repeated, no row over two pages that fits on one. Others have their turn after each page. */
export async function layOut(paper: Paper, widths: Widths): Promise<LaidOut> {
  const setting = new Setting(pageOf(paper), widths);
  await setting.text(paper.title, { hand: 'title', size: SIZES.title, isCentred: true });
  setting.gap(SIZES.line);
  for (const part of paper.parts)
    if (part.type === 'table') await setting.table(part);
    else if (part.strokes !== undefined) await setting.signed(part.text, part.strokes);
    else await setting.text(part.text, { hand: 'body', size: part.isNote ? SIZES.table : SIZES.line, isCentred: false });
  return setting.numbered();
}

interface Look {
  readonly hand: Hand;
  readonly size: number;
  readonly isCentred: boolean;
}

interface CellSet {
  readonly lines: readonly string[];
  readonly look: Look;
  /** Of each line. */
  readonly bold?: readonly (readonly Stretch[])[];
}

interface Row {
  readonly cells: readonly CellSet[];
  readonly columns: readonly number[];
}

const heightOf = (row: Row): number => Math.max(ROW, Math.max(0, ...row.cells.map(({ lines }) => lines.length)) * SIZES.table * LEADING + 4);

class Setting {
  private readonly pages: PageSet[] = [{ words: [], boxes: [], drawings: [] }];
  private y: number;

  constructor(
    private readonly page: Page,
    private readonly widths: Widths,
  ) {
    this.y = page.top * MM;
  }

  gap(size: number): void {
    this.y += size * LEADING;
  }

  async text(text: string, look: Look): Promise<void> {
    for (const line of breakLines(text, roomOf(this.page) * MM, this.widthAt(look))) {
      if (this.y + look.size * LEADING > this.end()) await this.turn();
      this.line(line, look, { x: this.page.left * MM, width: roomOf(this.page) * MM, y: this.y });
      this.y += look.size * LEADING;
    }
  }

  /** Words, and behind them what was drawn by hand. */
  async signed(text: string, strokes: string): Promise<void> {
    const look: Look = { hand: 'body', size: SIZES.table, isCentred: false };
    const room = roomOf(this.page) * MM;
    const lines = breakLines(text, room - SIGNED.width - PADDING, this.widthAt(look));
    const height = Math.max(SIGNED.height, lines.length * look.size * LEADING);
    if (this.y + height > this.end()) await this.turn();
    const first = this.y + (height - lines.length * look.size * LEADING) / 2;
    const x = this.page.left * MM;
    lines.forEach((line, at) => this.line(line, look, { x, width: room, y: first + at * look.size * LEADING }));
    this.sheet().drawings.push({ ...SIGNED, strokes, x: x + room - SIGNED.width, y: this.y + (height - SIGNED.height) / 2 });
    this.y += height;
  }

  async table({ columns, rows, isHeadless = false, bold = {} }: Table): Promise<void> {
    const whole = columns.reduce((sum, { width }) => sum + width, 0);
    const wide = columns.map(({ width }) => (width / whole) * roomOf(this.page) * MM);
    const head = isHeadless
      ? null
      : this.row(
          columns.map(({ label }) => label),
          wide,
          () => ({ hand: 'head', size: SIZES.table, isCentred: true }),
        );
    const look = (text: string, at: number): Look =>
      isHeadless && at === 0
        ? { hand: 'head', size: SIZES.table, isCentred: false }
        : { hand: 'body', size: SIZES.table, isCentred: !isHeadless && isFigure(text) };
    const above = head && (await this.first(head));
    for (const [down, cells] of rows.entries()) {
      const texts = columns.map((_, at) => cells[at] ?? '');
      await this.place(
        withBold(this.row(texts, wide, look), texts, (at) => bold[`${down}/${at}`]),
        above,
      );
    }
    this.y += ROW / 4;
  }

  numbered(): LaidOut {
    const y = this.end() + FOOT_GAP * MM;
    this.pages.forEach((page, at) => {
      const look: Look = { hand: 'body', size: SIZES.foot, isCentred: true };
      const text = pageWords(String(at + 1), String(this.pages.length));
      this.line(text, look, { x: this.page.left * MM, width: roomOf(this.page) * MM, y }, page);
    });
    return { width: this.page.width * MM, height: this.page.height * MM, pages: this.pages };
  }

  private row(texts: readonly string[], columns: readonly number[], lookOf: (text: string, at: number) => Look): Row {
    const cells = texts.map((text, at) => {
      const look = lookOf(text, at);
      return { look, lines: breakLines(text, (columns[at] ?? 0) - PADDING * 2, this.widthAt(look)) };
    });
    return { cells, columns };
  }

  /** Sets a head; what comes back is repeated on each page: not one that leaves no room for a row below it. */
  private async first(head: Row): Promise<Row | null> {
    if (heightOf(head) + ROW > this.end() - this.start()) {
      await this.place(head, null);
      return null;
    }
    // A head alone at the foot of a page says nothing.
    if (this.y + heightOf(head) + ROW > this.end()) await this.turn();
    this.draw(head);
    return head;
  }

  private async place(whole: Row, head: Row | null): Promise<void> {
    const room = this.end() - this.start() - (head ? heightOf(head) : 0);
    let row = whole;
    for (let isFresh = false; heightOf(row) > this.end() - this.y; isFresh = true) {
      // On a page of its own at least a line is set, whatever its room: it goes on for ever otherwise.
      const fits = Math.max(isFresh ? 1 : 0, Math.floor((this.end() - this.y - 4) / (SIZES.table * LEADING)));
      if ((isFresh || heightOf(row) > room) && fits > 0) {
        const [now, later] = split(row, fits);
        this.draw(now);
        row = later;
      }
      await this.turn();
      if (head) this.draw(head);
    }
    this.draw(row);
  }

  private draw(row: Row): void {
    const height = heightOf(row);
    let x = this.page.left * MM;
    row.cells.forEach(({ lines, look, bold }, at) => {
      const width = row.columns[at] ?? 0;
      this.sheet().boxes.push({ x, y: this.y, width, height });
      const first = this.y + (height - lines.length * look.size * LEADING) / 2;
      lines.forEach((line, index) =>
        this.line(line, look, { x: x + PADDING, width: width - PADDING * 2, y: first + index * look.size * LEADING, bold: bold?.[index] }),
      );
      x += width;
    });
    this.y += height;
  }

  private line(text: string, look: Look, { x, width, y, bold = [] }: Place, sheet: PageSet = this.sheet()): void {
    const widthOf = this.widthAt(look);
    const { hand, size } = look;
    let from = x + (look.isCentred ? Math.max(0, (width - widthOfText(text, widthOf)) / 2) : 0);
    for (const piece of inStretches(text, bold)) {
      sheet.words.push({ text: piece.text, hand, size, x: from, y: y + size * RISE, ...(piece.isBold ? { isBold: true } : {}) });
      from += widthOfText(piece.text, widthOf);
    }
  }

  private widthAt({ hand, size }: Look): WidthOf {
    const widthOf = this.widths(hand);
    return (letter) => widthOf(letter) * size;
  }

  private async turn(): Promise<void> {
    if (this.pages.length === MOST_PAGES) throw tooLong();
    this.pages.push({ words: [], boxes: [], drawings: [] });
    this.y = this.start();
    await letOthers();
  }

  private readonly start = (): number => this.page.top * MM;
  private readonly end = (): number => (this.page.height - this.page.bottom) * MM;
  private readonly sheet = (): PageSet => this.pages[this.pages.length - 1] as PageSet; // never empty
}

interface Place {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly bold?: readonly Stretch[] | undefined;
}

function withBold(row: Row, texts: readonly string[], boldAt: (column: number) => readonly Stretch[] | undefined): Row {
  const cells = row.cells.map((cell, at) => {
    const bold = boldAt(at);
    return bold === undefined ? cell : { ...cell, bold: stretchesOfLines(texts[at] ?? '', cell.lines, bold) };
  });
  return { ...row, cells };
}

function split(row: Row, lines: number): readonly [Row, Row] {
  const part = (from: number, to: number): Row => ({ ...row, cells: row.cells.map((cell) => partOf(cell, from, to)) });
  return [part(0, lines), part(lines, Number.MAX_SAFE_INTEGER)];
}

const partOf = (cell: CellSet, from: number, to: number): CellSet => ({
  ...cell,
  lines: cell.lines.slice(from, to),
  ...(cell.bold && { bold: cell.bold.slice(from, to) }),
});
