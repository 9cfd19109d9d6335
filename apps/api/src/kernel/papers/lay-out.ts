import { sharesOf } from '@bihuan/forms';
import type { SharedCell, Stretch } from '@bihuan/forms';
import { setImmediate as letOthers } from 'node:timers/promises';
import { breakLines, widthOfText } from './break-lines.js';
import type { WidthOf } from './break-lines.js';
import { FOOT_GAP, isFigure, PADDING, pageOf, MOST_PAGES, pageWords, roomOf, ROW, SIZES, titleLines, tooLong } from './paper.js';
import type { Page, Paper, PaperPart } from './paper.js';
import { heightOf, LEADING, roomFor, split, withBold } from './row-set.js';
import type { CellSet, Hand, Look, Row } from './row-set.js';
import { inStretches } from './stretches.js';

export type { Hand } from './row-set.js';

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
/** Less is no difference of heights. */
const NOTHING = 0.01;
/** From the top of a line to its base line, in sizes of its letters. */
const RISE = 1.02;

/** The room a signature has, in points: as wide as three times its height. */
const SIGNED = { width: 108, height: 36 } as const;

type Table = Extract<PaperPart, { type: 'table' }>;

/** Sets a sheet page by page: heads repeated, no row over two pages that fits on one. Others have their turn after each page. */
export async function layOut(paper: Paper, widths: Widths): Promise<LaidOut> {
  const setting = new Setting(pageOf(paper), widths);
  if (paper.annex !== undefined) {
    await setting.text(paper.annex, { hand: 'head', size: SIZES.annex, isCentred: false });
    setting.gap(SIZES.annex);
  }
  await setting.title(paper.title);
  setting.gap(SIZES.line);
  for (const part of paper.parts)
    if (part.type === 'table') await setting.table(part);
    else if (part.strokes !== undefined) await setting.signed(part.text, part.strokes);
    else await setting.text(part.text, { hand: 'body', size: part.isNote ? SIZES.table : SIZES.line, isCentred: false });
  return setting.numbered();
}

/** A cell over several rows, as far as it was set on this page. */
interface OpenCell {
  readonly lines: readonly string[];
  readonly look: Look;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** What each of its rows must be high at least, so that its words have room. */
  readonly least: number;
}

class Setting {
  private readonly pages: PageSet[] = [{ words: [], boxes: [], drawings: [] }];
  private y: number;
  /** Of the table that is being set: cells over several rows by their column, and where the boxes of its last row begin. */
  private readonly open = new Map<number, OpenCell>();
  private lastRow = 0;

  constructor(
    private readonly page: Page,
    private readonly widths: Widths,
  ) {
    this.y = page.top * MM;
  }

  gap(size: number): void {
    this.y += size * LEADING;
  }

  async title(title: string): Promise<void> {
    const look: Look = { hand: 'title', size: SIZES.title, isCentred: true };
    const room = roomOf(this.page) * MM;
    await this.text(
      titleLines(title, (line) => widthOfText(line, this.widthAt(look)) > room),
      look,
    );
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

  async table(table: Table): Promise<void> {
    const { columns, rows, isHeadless = false, bold = {} } = table;
    const shares = sharesOf(table);
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
      const row = withBold(this.row(texts, wide, look), texts, (at) => bold[`${down}/${at}`]);
      await this.place(this.sharing(row, texts, shares[down] ?? []), above);
    }
    this.endShared();
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

  /** The row with the cells it shares with others; words that would fill half a page are told in each row instead. */
  private sharing(row: Row, texts: readonly string[], shares: readonly (SharedCell | null)[]): Row {
    if (shares.every((share) => share === null)) return row;
    const cells = row.cells.map((cell, at): CellSet => {
      const share = shares[at] ?? null;
      if (share === null) return cell;
      const again = breakLines(`${texts[at] ?? ''}（续）`, (row.columns[at] ?? 0) - PADDING * 2, this.widthAt(cell.look));
      return roomFor(again.length) > (this.end() - this.start()) / 2 ? cell : { ...cell, shared: { ...share, again } };
    });
    return { ...row, cells };
  }

  /** The words of each cell over several rows that begins here or goes on from the page before. */
  private begun({ cells }: Row): readonly { readonly lines: readonly string[]; readonly left: number }[] {
    return cells.flatMap(({ lines, shared }, at) =>
      shared && (shared.begins || !this.open.has(at)) ? [{ lines: shared.begins ? lines : shared.again, left: shared.left }] : [],
    );
  }

  /** As high as its own words, and its part of those it shares, ask. */
  private heightHere(row: Row): number {
    const begun = this.begun(row).map(({ lines, left }) => roomFor(lines.length) / left);
    const goneOn = row.cells.flatMap(({ shared }, at) => (shared && !shared.begins ? [this.open.get(at)?.least ?? 0] : []));
    return Math.max(heightOf(row), ...begun, ...goneOn);
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
    // A cell over several rows begins where its words have room, however few of its rows come with it.
    if (this.begun(row).some(({ lines }) => roomFor(lines.length) > this.end() - this.y)) await this.over(head);
    for (let isFresh = false; this.heightHere(row) > this.end() - this.y; isFresh = true) {
      // On a page of its own at least a line is set, whatever its room: it goes on for ever otherwise.
      const fits = Math.max(isFresh ? 1 : 0, Math.floor((this.end() - this.y - 4) / (SIZES.table * LEADING)));
      if ((isFresh || heightOf(row) > room) && fits > 0) {
        const [now, later] = split(row, fits);
        this.draw(now);
        row = later;
      }
      await this.over(head);
    }
    this.draw(row);
  }

  /** On to the next page of a table. */
  private async over(head: Row | null): Promise<void> {
    this.endShared();
    await this.turn();
    if (head) this.draw(head);
  }

  private draw(row: Row): void {
    row.cells.forEach(({ shared }, at) => (shared === undefined || shared.begins) && this.endShared(at));
    const height = this.heightHere(row);
    this.lastRow = this.sheet().boxes.length;
    let x = this.page.left * MM;
    row.cells.forEach(({ lines, look, shared, bold }, at) => {
      const width = row.columns[at] ?? 0;
      if (shared === undefined) this.cell({ lines, look, bold }, { x, y: this.y, width, height });
      else if (!this.open.has(at)) {
        const words = shared.begins ? lines : shared.again;
        this.open.set(at, { lines: words, look, x, y: this.y, width, least: roomFor(words.length) / shared.left });
      }
      x += width;
    });
    this.y += height;
  }

  private cell({ lines, look, bold }: CellSet, box: Box): void {
    this.sheet().boxes.push(box);
    const first = box.y + (box.height - lines.length * look.size * LEADING) / 2;
    lines.forEach((line, index) =>
      this.line(line, look, { x: box.x + PADDING, width: box.width - PADDING * 2, y: first + index * look.size * LEADING, bold: bold?.[index] }),
    );
  }

  /** Cells over several rows end here, one or all; where a page ended before their words had room, its last row goes down to its foot. */
  private endShared(only?: number): void {
    for (const [at, { lines, look, ...box }] of this.open) {
      if (only !== undefined && only !== at) continue;
      const more = box.y + roomFor(lines.length) - this.y;
      if (more > NOTHING) this.lowerLastRow(more);
    }
    for (const [at, { lines, look, x, y, width }] of this.open) {
      if (only !== undefined && only !== at) continue;
      this.cell({ lines, look }, { x, y, width, height: this.y - y });
      this.open.delete(at);
    }
  }

  private lowerLastRow(more: number): void {
    const { boxes } = this.sheet();
    for (const [at, box] of boxes.entries()) if (at >= this.lastRow) boxes[at] = { ...box, height: box.height + more };
    this.y += more;
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
