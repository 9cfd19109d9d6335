/** Runs in a thread: the body of a Word document as blocks. Imports only what runs there as well. */
import type { SheetBlock } from '@bihuan/forms';
import { TooMuch } from './bounds.ts';
import type { Bounds } from './bounds.ts';
import { scanXml } from './scan-xml.ts';
import { newCell, newRow, tableOf } from './word-table.ts';
import type { RawCell, RawRow } from './word-table.ts';
import { addText, newRun, newWords, symbolOf, tidied } from './word-text.ts';
import type { Run, Words } from './word-text.ts';

const WORD = /\/wordprocessingml\/(?:2006\/)?main$/u;
/** Whatever stands inside was taken out, or is told a second time, or is no text of the paper. */
const PASSED_OVER = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'delInstrText',
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'sectPrChange',
  'tblGridChange',
  'tblPrExChange',
  'numberingChange',
  'rt',
  'footnotePr',
  'sectPr',
]);

interface TableRead {
  readonly rows: RawRow[];
  /** Of its columns, in millimetres. */
  readonly widths: number[];
}

/** Where paragraphs go that are being read: the body, a cell, or a box of text. */
interface Frame {
  readonly blocks: SheetBlock[];
  readonly cell: RawCell | null;
  words: Words | null;
  readonly table: TableRead | null;
  /** Of boxes that hang on the paragraph being read. */
  readonly hanging: SheetBlock[];
}

const frameOf = (about: Partial<Frame> = {}): Frame => ({ blocks: [], cell: null, words: null, table: null, hanging: [], ...about });

/** Reads `word/document.xml`. Inserted text counts, deleted text does not; a box of text follows the paragraph it hangs on. */
export function readWord(xml: string, bounds: Bounds): readonly SheetBlock[] {
  const reader = new WordReader(bounds);
  scanXml(xml, reader);
  return reader.blocks;
}

class WordReader {
  readonly blocks: SheetBlock[] = [];
  private readonly frames: Frame[] = [frameOf({ blocks: this.blocks })];
  private readonly prefixes = new Set<string>();
  private readonly bounds: Bounds;
  private readonly path: string[] = [];
  private readonly counters = new Map<string, number>();
  /** Controls one is in; true: it shows words that ask to be written over. */
  private readonly controls: boolean[] = [];
  private passedOver = 0;
  private run: Run = newRun();
  private cells = 0;
  private letters = 0;

  constructor(bounds: Bounds) {
    this.bounds = bounds;
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    for (const [key, value] of attributes) {
      if (WORD.test(value)) this.prefixes.add(key === 'xmlns' ? '' : key.replace(/^xmlns:/u, ''));
    }
    const local = this.localOf(name);
    if (this.passedOver > 0 || name.endsWith(':Fallback') || this.isPassedOver(local)) this.passedOver += 1;
    else if (local !== null) this.begin(local, (key) => valueOf(attributes, key));
    this.path.push(local ?? '');
  }

  close(name: string): void {
    this.path.pop();
    if (this.passedOver > 0) {
      this.passedOver -= 1;
      return;
    }
    const local = this.localOf(name);
    if (local !== null) this.end(local);
  }

  text(text: string): void {
    if (this.passedOver === 0 && this.path.at(-1) === 't' && !this.controls.includes(true)) this.add(text);
  }

  /** Null for what belongs to pictures and shapes. */
  private localOf(name: string): string | null {
    const [prefix, local] = name.includes(':') ? name.split(':', 2) : ['', name];
    return this.prefixes.has(prefix ?? '') ? (local ?? null) : null;
  }

  /** In properties `del` says of a row or of the mark of a paragraph that it was deleted; anywhere else it holds what was. */
  private isPassedOver(local: string | null): boolean {
    if (local === null || !PASSED_OVER.has(local)) return false;
    const parent = this.path.at(-1);
    return !(local === 'del' && (parent === 'rPr' || parent === 'trPr'));
  }

  private get frame(): Frame {
    return this.frames.at(-1) ?? frameOf({ blocks: this.blocks });
  }

  private add(text: string): void {
    const { words } = this.frame;
    this.letters += text.length;
    if (this.letters > this.bounds.letters) throw new TooMuch('letters');
    if (words) addText(words, this.run, text);
  }

  private begin(local: string, value: (key: string) => string | null): void {
    const { frame } = this;
    const parent = this.path.at(-1) ?? '';
    switch (local) {
      case 'p':
        frame.words = frame.words?.runsOn ? Object.assign(frame.words, { runsOn: false }) : newWords();
        return;
      case 'r':
        this.run = newRun();
        return;
      case 'tbl':
        this.frames.push(frameOf({ table: { rows: [], widths: [] } }));
        return;
      case 'tr':
        frame.table?.rows.push(newRow());
        return;
      case 'tc':
        this.beginCell();
        return;
      case 'txbxContent':
        this.frames.push(frameOf());
        return;
      case 'tab':
        if (parent === 'r') this.add('\t');
        return;
      case 'br':
        if (parent === 'r' && (value('type') ?? 'textWrapping') === 'textWrapping') this.add('\n');
        return;
      case 'cr':
        this.add('\n');
        return;
      case 'noBreakHyphen':
        this.add('-');
        return;
      case 'sdt':
        this.controls.push(false);
        return;
      case 'showingPlcHdr':
        if (parent === 'sdtPr') this.controls[this.controls.length - 1] = true;
        return;
      case 'sym':
        this.add(symbolOf(value('font') ?? '', value('char') ?? ''));
        return;
      default:
        this.property(local, parent, value);
    }
  }

  private property(local: string, parent: string, value: (key: string) => string | null): void {
    const { words, table } = this.frame;
    const row = table?.rows.at(-1);
    if (parent === 'rPr' && this.path.at(-2) === 'r') runProperty(this.run, local, value('val'));
    else if (parent === 'rPr' && words && local === 'del') words.runsOn = true;
    else if (parent === 'numPr' && words) {
      if (local === 'numId') words.list = value('val');
      else words.level = Number(value('val') ?? 0);
    } else if (parent === 'pPr' && words && local === 'jc') words.isCentred = value('val') === 'center';
    else if (parent === 'trPr' && row) rowProperty(row, local, value('val'));
    else if (parent === 'tblGrid' && local === 'gridCol' && table) table.widths.push(millimetres(value('w')));
    else if (parent === 'tcPr' && this.frame.cell) cellProperty(this.frame.cell, local, value('val'));
  }

  private beginCell(): void {
    this.cells += 1;
    if (this.cells > this.bounds.cells) throw new TooMuch('cells');
    const cell = newCell();
    this.frame.table?.rows.at(-1)?.cells.push(cell);
    this.frames.push(frameOf({ cell }));
  }

  private end(local: string): void {
    switch (local) {
      case 'p':
        this.endParagraph();
        return;
      case 'sdt':
        this.controls.pop();
        return;
      case 'tc':
        this.endCell();
        return;
      case 'tbl':
        this.endTable();
        return;
      case 'txbxContent':
        this.endBox();
        return;
      default:
    }
  }

  private endParagraph(isLast = false): void {
    const { frame } = this;
    const { words } = frame;
    if (!words || (words.runsOn && !isLast)) return;
    frame.words = null;
    const text = tidied(words.text === '' ? this.numberOf(words) : words.text);
    if (words.text.trim() !== '') this.numberOf(words);
    if (frame.cell) frame.cell.lines.push(/^_+$/u.test(text) ? '' : text);
    else if (text !== '')
      frame.blocks.push({
        type: 'paragraph',
        text,
        ...(words.isCentred ? { isCentred: true as const } : {}),
        ...(words.letters > 0 && words.bold * 2 > words.letters ? { isBold: true as const } : {}),
      });
    frame.blocks.push(...frame.hanging.splice(0));
  }

  /** An empty paragraph of an automatic list shows its number all the same. */
  private numberOf({ list, level }: Words): string {
    if (list === null || list === '0' || level > 0) return '';
    const next = (this.counters.get(list) ?? 0) + 1;
    this.counters.set(list, next);
    return String(next);
  }

  private endCell(): void {
    this.endParagraph(true);
    const done = this.frames.pop();
    if (done) this.frame.blocks.push(...done.blocks);
  }

  /** A table within a cell is lines of the cell, and where it is more than lines a table behind the outer one as well. */
  private endTable(): void {
    const done = this.frames.pop();
    const table = tableOf(done?.table?.rows ?? [], done?.table?.widths);
    const { frame } = this;
    if (table.rows.length === 0) return;
    if (frame.cell)
      frame.cell.lines.push(
        ...table.rows.map(({ cells }) =>
          cells
            .map(({ text }) => text)
            .join('\t')
            .trimEnd(),
        ),
      );
    if (!frame.cell || (table.columns > 1 && table.rows.length > 1)) frame.blocks.push(table);
    frame.blocks.push(...(done?.blocks ?? []));
  }

  private endBox(): void {
    this.endParagraph(true);
    const done = this.frames.pop();
    const outer = this.frame;
    if (outer.cell) outer.cell.lines.push(...(done?.blocks ?? []).flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])));
    else outer.hanging.push(...(done?.blocks ?? []));
  }
}

const isOn = (value: string | null): boolean => value === null || !['0', 'false', 'off', 'none'].includes(value);

function runProperty(run: Run, local: string, value: string | null): void {
  if (local === 'u') run.isUnderlined = isOn(value);
  if (local === 'vanish' || local === 'webHidden') run.isHidden = isOn(value);
  if (local === 'b') run.isBold = isOn(value);
}

function rowProperty(row: RawRow, local: string, value: string | null): void {
  if (local === 'tblHeader') row.isHead = isOn(value);
  if (local === 'del') row.isDeleted = true;
  if (local === 'gridBefore') row.before = countOf(value, 0);
}

function cellProperty(cell: RawCell, local: string, value: string | null): void {
  if (local === 'gridSpan') cell.across = Math.max(1, countOf(value, 1));
  if (local === 'vMerge') cell.down = value === 'restart' ? 'restart' : 'continue';
  if (local === 'hMerge') cell.besides = value === 'restart' ? 'restart' : 'continue';
  if (local === 'cellDel') cell.isDeleted = true;
}

/** Word counts in twentieths of a point. */
const millimetres = (twips: string | null): number => (twips !== null && /^\d{1,5}$/u.test(twips) ? Math.round((Number(twips) / 20) * (254 / 72)) / 10 : 0);

/** Word itself has at most 63 columns. */
const countOf = (value: string | null, otherwise: number): number => (value !== null && /^\d{1,3}$/u.test(value) ? Math.min(63, Number(value)) : otherwise);

function valueOf(attributes: ReadonlyMap<string, string>, key: string): string | null {
  for (const [name, value] of attributes) if (name === key || name.endsWith(`:${key}`)) return value;
  return null;
}
