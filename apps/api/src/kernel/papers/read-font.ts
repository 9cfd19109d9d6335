/** A TrueType face as bytes and what setting text asks of it. */
export interface Font {
  /** The name in the file, as a PDF names it. */
  readonly name: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
  readonly glyphs: number;
  /** 0 where the face has no such letter. */
  glyphOf(codePoint: number): number;
  widthOf(glyph: number): number;
  /** The outline as the file holds it; empty for a blank. */
  outlineOf(glyph: number): Buffer;
  /** A table of the file as it is. */
  table(tag: string): Buffer | undefined;
}

const COLLECTION = 0x74746366;
const TRUETYPE = 0x00010000;

/** Reads the faces of a file; null where it holds no outlines of the TrueType manner. */
export function readFonts(file: Buffer): readonly Font[] {
  if (file.length < 12) return [];
  if (file.readUInt32BE(0) !== COLLECTION) return [readFace(file, 0)].filter((face) => face !== null);
  return Array.from({ length: file.readUInt32BE(8) }, (_, at) => readFace(file, file.readUInt32BE(12 + at * 4))).filter((face) => face !== null);
}

function readFace(file: Buffer, start: number): Font | null {
  if (file.readUInt32BE(start) !== TRUETYPE) return null;
  const tables = tablesOf(file, start);
  const [head, hhea, hmtx, loca, glyf, maxp, cmap] = ['head', 'hhea', 'hmtx', 'loca', 'glyf', 'maxp', 'cmap'].map((tag) => tables.get(tag));
  if (!head || !hhea || !hmtx || !loca || !glyf || !maxp || !cmap) return null;
  const isLong = head.readInt16BE(50) === 1;
  const last = hhea.readUInt16BE(34) - 1;
  const placeOf = (glyph: number): number => (isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  return {
    name: nameIn(tables.get('name')),
    unitsPerEm: head.readUInt16BE(18),
    box: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    ascent: hhea.readInt16BE(4),
    descent: hhea.readInt16BE(6),
    glyphs: maxp.readUInt16BE(4),
    glyphOf: lettersOf(cmap),
    widthOf: (glyph) => hmtx.readUInt16BE(Math.min(glyph, last) * 4),
    outlineOf: (glyph) => glyf.subarray(placeOf(glyph), placeOf(glyph + 1)),
    table: (tag) => tables.get(tag),
  };
}

function tablesOf(file: Buffer, start: number): ReadonlyMap<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let at = start + 12; at < start + 12 + file.readUInt16BE(start + 4) * 16; at += 16) {
    const from = file.readUInt32BE(at + 8);
    tables.set(file.toString('latin1', at, at + 4), file.subarray(from, from + file.readUInt32BE(at + 12)));
  }
  return tables;
}

const POSTSCRIPT_NAME = 6;

function nameIn(table: Buffer | undefined): string {
  for (let at = 0; table && at < table.readUInt16BE(2); at += 1) {
    const record = 6 + at * 12;
    if (table.readUInt16BE(record + 6) !== POSTSCRIPT_NAME) continue;
    const from = table.readUInt16BE(4) + table.readUInt16BE(record + 10);
    const text = table.toString('latin1', from, from + table.readUInt16BE(record + 8));
    const plain = text.replaceAll(/[^\w-]/gu, '');
    if (plain !== '') return plain;
  }
  return 'Font';
}

/** From letters to glyphs: the widest table of the file that is known here. */
function lettersOf(cmap: Buffer): (codePoint: number) => number {
  const parts = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.subarray(cmap.readUInt32BE(4 + at * 8 + 4)));
  const wide = parts.find((part) => part.readUInt16BE(0) === 12);
  if (wide) return lettersOfGroups(wide);
  const narrow = parts.find((part) => part.readUInt16BE(0) === 4);
  return narrow ? lettersOfSegments(narrow) : () => 0;
}

function lettersOfGroups(part: Buffer): (codePoint: number) => number {
  const glyphs = new Map<number, number>();
  for (let at = 16; at < 16 + part.readUInt32BE(12) * 12; at += 12) {
    const [first, last, glyph] = [part.readUInt32BE(at), part.readUInt32BE(at + 4), part.readUInt32BE(at + 8)];
    for (let letter = first; letter <= last; letter += 1) glyphs.set(letter, glyph + letter - first);
  }
  return (codePoint) => glyphs.get(codePoint) ?? 0;
}

function lettersOfSegments(part: Buffer): (codePoint: number) => number {
  const glyphs = new Map<number, number>();
  const bytes = part.readUInt16BE(6);
  for (let at = 0; at < bytes; at += 2) {
    const [last, first] = [part.readUInt16BE(14 + at), part.readUInt16BE(16 + bytes + at)];
    const [delta, offset] = [part.readUInt16BE(16 + bytes * 2 + at), part.readUInt16BE(16 + bytes * 3 + at)];
    for (let letter = first; letter <= last && letter < 0xffff; letter += 1) {
      const place = 16 + bytes * 3 + at + offset + (letter - first) * 2;
      const found = offset === 0 ? letter : part.readUInt16BE(place);
      if (offset === 0 || found !== 0) glyphs.set(letter, (found + delta) & 0xffff);
    }
  }
  return (codePoint) => glyphs.get(codePoint) ?? 0;
}
