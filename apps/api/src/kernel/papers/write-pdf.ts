import { SIGNATURE_BOX } from '@bihuan/forms';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { lettersAsText } from './letters-as-text.js';
import type { Drawn, Hand, LaidOut, PageSet, Words } from './lay-out.js';
import type { Font } from './read-font.js';
import { subsetFont } from './subset-font.js';
import type { FontSubset } from './subset-font.js';

/** A face, and whether it must be drawn heavier because no bold one is there. */
export interface HandFont {
  readonly font: Font;
  readonly isThickened: boolean;
}

export type HandFonts = Readonly<Record<Hand, HandFont>>;

const packed = promisify<Buffer, object, Buffer>(deflate);

/** Half a millimetre wide lines would be too heavy: 0.5 points, as Word draws them. */
const RULE = 0.5;
/** How much heavier, in parts of the size. */
const THICKER = 0.03;
/** Lines drawn by hand, in points. */
const HAND = 1;
/** What is not in the face is shown as printers do. */
const GETA = '〓';

const numberOf = (letter: string): number => letter.codePointAt(0) ?? 0;
const shownIn = (font: Font, letter: string): string => (font.glyphOf(numberOf(letter)) === 0 ? GETA : letter);
export const glyphIn = (font: Font, letter: string): number => font.glyphOf(numberOf(shownIn(font, letter)));

/** A PDF with the letters it uses inside. No days and no chance: the same sheet is the same bytes. */
export async function writePdf({ width, height, pages }: LaidOut, { title, fonts }: { readonly title: string; readonly fonts: HandFonts }): Promise<Buffer> {
  const file = new PdfFile();
  const used = [...new Set(Object.values(fonts).map(({ font }) => font))];
  const set: Embedded[] = [];
  for (const [at, font] of used.entries()) set.push(await embedded(file, { font, pages, fonts, name: `F${at + 1}` }));
  const resources = `<< /Font << ${set.map(({ name, id }) => `/${name} ${id} 0 R`).join(' ')} >> >>`;
  const tree = file.reserve();
  const drawing = new Drawing(height, fonts, new Map(set.map((one) => [one.font, one])));
  const kids: number[] = [];
  // Packing a page is done elsewhere: between two of them others have their turn.
  for (const page of pages) {
    const content = await file.stream(drawing.page(page));
    kids.push(
      file.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${short(width)} ${short(height)}] /Resources ${resources} /Contents ${content} 0 R >>`),
    );
  }
  file.fill(tree, `<< /Type /Pages /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] /Count ${kids.length} >>`);
  const root = file.add(`<< /Type /Catalog /Pages ${tree} 0 R /Lang (zh-CN) /ViewerPreferences << /DisplayDocTitle true >> >>`);
  const info = file.add(`<< /Title ${hexText(title)} /Keywords ${hexText(used.map(({ name }) => name).join(' '))} >>`);
  return file.end({ root, info });
}

interface Embedded {
  readonly font: Font;
  readonly name: string;
  readonly id: number;
  /** From a glyph of the whole face to its number in the file. */
  readonly numbers: ReadonlyMap<number, number>;
}

interface Embedding {
  readonly font: Font;
  readonly name: string;
  readonly pages: readonly PageSet[];
  readonly fonts: HandFonts;
}

async function embedded(file: PdfFile, { font, name, pages, fonts }: Embedding): Promise<Embedded> {
  const letters = lettersSet(pages, (hand) => fonts[hand].font === font);
  const letterOf = new Map(letters.map((letter) => [glyphIn(font, letter), shownIn(font, letter)]));
  const subset = subsetFont(font, [...letterOf.keys()]);
  const numbers = new Map(subset.glyphs.map((glyph, at) => [glyph, at]));
  const called = `${tagOf(subset.file)}+${font.name}`;
  const bytes = await file.stream(subset.file, ` /Length1 ${subset.file.length}`);
  const descriptor = file.add(descriptorOf(font, called, bytes));
  const below = file.add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${called} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W [0 [${widthsOf(font, subset)}]] /CIDToGIDMap /Identity >>`,
  );
  const meaning = await file.stream(lettersAsText([...letterOf].map(([glyph, letter]) => [numbers.get(glyph) ?? 0, letter])));
  const id = file.add(`<< /Type /Font /Subtype /Type0 /BaseFont /${called} /Encoding /Identity-H /DescendantFonts [${below} 0 R] /ToUnicode ${meaning} 0 R >>`);
  return { font, name, id, numbers };
}

/** In the order of the alphabet, so that the order of words says nothing about the file's. */
function lettersSet(pages: readonly PageSet[], isIn: (hand: Hand) => boolean): readonly string[] {
  const letters = new Set<string>();
  for (const { words } of pages) for (const { text, hand } of words) if (isIn(hand)) for (const letter of text) letters.add(letter);
  return [...letters].toSorted();
}

function descriptorOf(font: Font, called: string, bytes: number): string {
  const scaled = (value: number): number => Math.round((value * 1000) / font.unitsPerEm);
  return `<< /Type /FontDescriptor /FontName /${called} /Flags 4 /FontBBox [${font.box.map(scaled).join(' ')}] /ItalicAngle 0 /Ascent ${scaled(font.ascent)} /Descent ${scaled(font.descent)} /CapHeight ${scaled(font.ascent)} /StemV 80 /FontFile2 ${bytes} 0 R >>`;
}

const widthsOf = (font: Font, { glyphs }: FontSubset): string => glyphs.map((glyph) => Math.round((font.widthOf(glyph) * 1000) / font.unitsPerEm)).join(' ');

/** Six letters say that a face is cut down, and which cut it is. */
const tagOf = (bytes: Buffer): string =>
  [...createHash('sha256').update(bytes).digest().subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('');

class Drawing {
  constructor(
    private readonly height: number,
    private readonly fonts: HandFonts,
    private readonly set: ReadonlyMap<Font, Embedded>,
  ) {}

  page({ boxes, words, drawings }: PageSet): Buffer {
    const rules = boxes.map(({ x, y, width, height }) => `${short(x)} ${short(this.height - y - height)} ${short(width)} ${short(height)} re S`);
    return Buffer.from([`${RULE} w`, ...rules, ...words.map((one) => this.words(one)), ...drawings.map((one) => this.drawing(one))].join('\n'));
  }

  /** As it was drawn, made small, and cut off at its box: no drawing paints over other people's lines. A line from nowhere is not drawn, as on the screen. */
  private drawing({ strokes, x, y, width, height }: Drawn): string {
    if (!strokes.startsWith('M')) return '';
    const scale = width / SIGNATURE_BOX.width;
    const lines = Array.from(
      strokes.matchAll(/([ML])(\d+) (\d+)/gu),
      ([, how, across, down]) => `${short(x + Number(across) * scale)} ${short(this.height - y - Number(down) * scale)} ${how === 'M' ? 'm' : 'l'}`,
    );
    const box = `${short(x)} ${short(this.height - y - height)} ${short(width)} ${short(height)} re W n`;
    return `q ${box} ${HAND} w 1 J 1 j ${lines.join(' ')} S Q`;
  }

  private words({ text, hand, size, x, y, isBold }: Words): string {
    const { font, isThickened } = this.fonts[hand];
    const set = this.set.get(font);
    const codes = Array.from(text, (letter) => (set?.numbers.get(glyphIn(font, letter)) ?? 0).toString(16).padStart(4, '0')).join('');
    const weight = isThickened || isBold ? `2 Tr ${short(size * THICKER)} w` : '0 Tr';
    return `BT ${weight} /${set?.name ?? ''} ${short(size)} Tf ${short(x)} ${short(this.height - y)} Td <${codes}> Tj ET`;
  }
}

class PdfFile {
  private readonly bodies: (Buffer | null)[] = [];

  reserve(): number {
    return this.bodies.push(null);
  }

  fill(id: number, body: string): void {
    this.bodies[id - 1] = Buffer.from(body, 'latin1');
  }

  add(body: string): number {
    return this.bodies.push(Buffer.from(body, 'latin1'));
  }

  async stream(bytes: Buffer, more = ''): Promise<number> {
    const body = await packed(bytes, { level: 9 });
    return this.bodies.push(
      Buffer.concat([Buffer.from(`<< /Filter /FlateDecode /Length ${body.length}${more} >>\nstream\n`), body, Buffer.from('\nendstream')]),
    );
  }

  end({ root, info }: { readonly root: number; readonly info: number }): Buffer {
    const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
    let at = parts[0]?.length ?? 0;
    const places = this.bodies.map((body, index) => {
      const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body ?? Buffer.from('null'), Buffer.from('\nendobj\n')]);
      parts.push(part);
      at += part.length;
      return at - part.length;
    });
    const id = createHash('sha256').update(Buffer.concat(parts)).digest('hex').slice(0, 32);
    const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
    const size = places.length + 1;
    parts.push(
      Buffer.from(
        `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${at}\n%%EOF\n`,
      ),
    );
    return Buffer.concat(parts);
  }
}

const short = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Words for the reader's window, in UTF-16. */
const hexText = (text: string): string => `<feff${Buffer.from(text.toWellFormed(), 'utf16le').swap16().toString('hex')}>`;
