import type { Font } from './read-font.js';

/** A face cut down to the letters that were set. */
export interface FontSubset {
  readonly file: Buffer;
  /** Glyphs of the file, each by its number in the whole face; the first is the blank one. */
  readonly glyphs: readonly number[];
}

const ARGUMENTS_ARE_WORDS = 0x1;
const HAS_SCALE = 0x8;
const MORE = 0x20;
const HAS_TWO_SCALES = 0x40;
const HAS_MATRIX = 0x80;

/** Only these glyphs and what they are put together from; numbered anew, in the order given. */
export function subsetFont(font: Font, wanted: readonly number[]): FontSubset {
  const glyphs = [...new Set([0, ...wanted])];
  for (let at = 0; at < glyphs.length; at += 1)
    for (const part of partsOf(font.outlineOf(glyphs[at] ?? 0))) if (!glyphs.includes(part.glyph)) glyphs.push(part.glyph);
  const numberOf = new Map(glyphs.map((glyph, at) => [glyph, at]));
  const outlines = glyphs.map((glyph) => renumbered(font.outlineOf(glyph), numberOf));
  return { glyphs, file: fontFile(tablesFor(font, glyphs, outlines)) };
}

interface Part {
  readonly at: number;
  readonly glyph: number;
}

/** A composite glyph names others; a negative number of contours says that it is one. */
function partsOf(outline: Buffer): readonly Part[] {
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return [];
  const parts: Part[] = [];
  for (let at = 10, goesOn = true; goesOn;) {
    const flags = outline.readUInt16BE(at);
    parts.push({ at: at + 2, glyph: outline.readUInt16BE(at + 2) });
    at += 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2) + (flags & HAS_SCALE ? 2 : flags & HAS_TWO_SCALES ? 4 : flags & HAS_MATRIX ? 8 : 0);
    goesOn = (flags & MORE) !== 0;
  }
  return parts;
}

/** Each outline begins at a multiple of four. */
function renumbered(outline: Buffer, numberOf: ReadonlyMap<number, number>): Buffer {
  const copy = Buffer.alloc(Math.ceil(outline.length / 4) * 4);
  outline.copy(copy);
  for (const { at, glyph } of partsOf(outline)) copy.writeUInt16BE(numberOf.get(glyph) ?? 0, at);
  return copy;
}

function tablesFor(font: Font, glyphs: readonly number[], outlines: readonly Buffer[]): ReadonlyMap<string, Buffer> {
  const loca = Buffer.alloc((glyphs.length + 1) * 4);
  let end = 0;
  outlines.forEach((outline, at) => {
    end += outline.length;
    loca.writeUInt32BE(end, (at + 1) * 4);
  });
  const hmtx = Buffer.alloc(glyphs.length * 4);
  glyphs.forEach((glyph, at) => hmtx.writeUInt16BE(font.widthOf(glyph), at * 4));
  outlines.forEach((outline, at) => hmtx.writeInt16BE(outline.length < 10 ? 0 : outline.readInt16BE(2), at * 4 + 2));
  const changed = new Map<string, Buffer>([
    ['glyf', Buffer.concat(outlines)],
    ['head', patched(font.table('head'), (head) => (head.writeUInt32BE(0, 8), head.writeInt16BE(1, 50)))],
    ['hhea', patched(font.table('hhea'), (hhea) => hhea.writeUInt16BE(glyphs.length, 34))],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', patched(font.table('maxp'), (maxp) => maxp.writeUInt16BE(glyphs.length, 4))],
  ]);
  // What outlines with hints refer to.
  for (const tag of ['cvt ', 'fpgm', 'prep']) {
    const table = font.table(tag);
    if (table) changed.set(tag, table);
  }
  return new Map([...changed].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function patched(table: Buffer | undefined, patch: (copy: Buffer) => unknown): Buffer {
  const copy = Buffer.from(table ?? []);
  patch(copy);
  return copy;
}

function fontFile(tables: ReadonlyMap<string, Buffer>): Buffer {
  const directory = Buffer.alloc(12 + tables.size * 16);
  const power = Math.floor(Math.log2(tables.size));
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.size, 4);
  directory.writeUInt16BE(16 * 2 ** power, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(tables.size * 16 - 16 * 2 ** power, 10);
  const bodies: Buffer[] = [];
  let from = directory.length;
  [...tables].forEach(([tag, table], at) => {
    const body = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    table.copy(body);
    const entry = 12 + at * 16;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(checksum(body), entry + 4);
    directory.writeUInt32BE(from, entry + 8);
    directory.writeUInt32BE(table.length, entry + 12);
    bodies.push(body);
    from += body.length;
  });
  return Buffer.concat([directory, ...bodies]);
}

function checksum(body: Buffer): number {
  let sum = 0;
  for (let at = 0; at < body.length; at += 4) sum = (sum + body.readUInt32BE(at)) >>> 0;
  return sum;
}
