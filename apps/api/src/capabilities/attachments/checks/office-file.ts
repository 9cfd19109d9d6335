import { DEFLATED, looksLikeArchive, packedBytes, partsOf, STORED } from './archive.js';
import type { ArchivePart } from './archive.js';
import { fault } from './fault.js';
import type { FileFault } from './fault.js';
import { unpack } from './unpack.js';
import { prologOf, relationshipsOf, xmlText } from './xml.js';
import type { Relationship } from './xml.js';

const MOST_PARTS = 5000;
const MOST_BYTES_INSIDE = 200 * 1024 * 1024;
/** Word and Excel files people write hold one of these where they hold a chart; anything deeper is no document. */
const MAY_BE_PACKED = /^(?:word|xl)\/embeddings\/[^/]+\.(docx|xlsx)$/iu;
const MAIN_PARTS: Readonly<Record<string, string>> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' };
const HEAD = 64 * 1024;
const WHOLE = 20 * 1024 * 1024;
/** Zip, RAR, 7z and gzip. */
const PACKED = ['504b0304', '52617221', '377abcaf', '1f8b08'];
const PROGRAMS = ['4d5a', '7f454c46'];
const COMPOUND = 'd0cf11e0';

interface Looking {
  readonly kind: string;
  /** How much may still come out of it, over all parts and what lies in them. */
  readonly left: { bytes: number };
  readonly depth: number;
}

/** What is wrong with a .docx or .xlsx. Each part is unpacked once, in bounded memory, to see that it is what the directory says. */
export function faultOfOffice(bytes: Buffer, kind: string): Promise<FileFault | null> {
  return look(bytes, { kind, left: { bytes: MOST_BYTES_INSIDE }, depth: 0 });
}

async function look(bytes: Buffer, looking: Looking): Promise<FileFault | null> {
  const parts = partsOf(bytes);
  if (parts === null) return fault(looksLikeArchive(bytes) ? 'file.broken' : 'file.type-differs');
  const found = faultOfDirectory(parts, looking);
  if (found) return found;
  for (const part of parts) {
    const inside = await faultOfPart(bytes, part, looking);
    if (inside) return inside;
  }
  return null;
}

function faultOfDirectory(parts: readonly ArchivePart[], { kind, left }: Looking): FileFault | null {
  if (parts.some(({ isLocked }) => isLocked)) return fault('file.locked');
  const names = parts.map(({ name }) => name);
  if (parts.length > MOST_PARTS || parts.reduce((sum, { inside }) => sum + inside, 0) > left.bytes) return fault('file.unsafe');
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length || names.some(isForeign)) return fault('file.unsafe');
  if (parts.some(({ method }) => method !== STORED && method !== DEFLATED)) return fault('file.unsafe');
  if (names.some((name) => /vbaproject|vbadata|activex|macrosheets|\.(?:exe|dll|scr|com|bat|cmd|ps1|vbs|js|jar|msi|lnk)$/iu.test(name)))
    return fault('file.macros');
  return names.includes(MAIN_PARTS[kind] ?? '') ? null : fault('file.type-differs');
}

/** Parts of a document have plain relative names. */
const isForeign = (name: string): boolean => name.startsWith('/') || /(?:^|\/)\.\.(?:\/|$)|[\\:\0]/u.test(name);

async function faultOfPart(bytes: Buffer, part: ArchivePart, looking: Looking): Promise<FileFault | null> {
  const packed = packedBytes(bytes, part);
  if (packed === null) return fault('file.broken');
  const keep = /\.(?:rels|bin|docx|xlsx)$|^\[content_types\]\.xml$|\/embeddings\//iu.test(part.name) ? WHOLE : HEAD;
  const unpacked = await unpack(packed, { method: part.method, most: part.inside, keep });
  // More in it than the directory says is how a bomb passes guards that only read the directory.
  if (unpacked === null || unpacked.size !== part.inside) return fault('file.unsafe');
  looking.left.bytes -= unpacked.size;
  return (await faultOfContent(part.name, unpacked.head, looking)) ?? faultOfXml(part.name, unpacked.head);
}

async function faultOfContent(name: string, head: Buffer, { left, depth }: Looking): Promise<FileFault | null> {
  const magic = head.toString('hex', 0, 4);
  if (PROGRAMS.some((program) => magic.startsWith(program))) return fault('file.macros');
  if (magic === COMPOUND) return faultOfObject(head);
  if (!PACKED.some((packed) => magic.startsWith(packed))) return null;
  const kind = MAY_BE_PACKED.exec(name)?.[1]?.toLowerCase();
  if (kind === undefined || depth > 0 || head.length >= WHOLE) return fault('file.packed-inside');
  return look(head, { kind, left, depth: depth + 1 });
}

/** Formulas of old editors are such objects; a packed file or a macro in one tells itself by the name of its stream. */
function faultOfObject(object: Buffer): FileFault | null {
  if (object.includes('Ole10Native', 0, 'utf16le')) return fault('file.packed-inside');
  return object.includes('_VBA_PROJECT', 0, 'utf16le') ? fault('file.macros') : null;
}

function faultOfXml(name: string, head: Buffer): FileFault | null {
  if (!/\.(?:xml|rels)$/iu.test(name)) return null;
  const text = xmlText(head);
  if (text === null) return fault('file.unsafe');
  const prolog = head.length === 0 ? 'plain' : prologOf(text);
  if (prolog !== 'plain') return fault(prolog === 'doctype' ? 'file.doctype' : 'file.unsafe');
  if (/^\[content_types\]\.xml$/iu.test(name) && /macroenabled|vbaproject|activex/iu.test(text)) return fault('file.macros');
  return /\.rels$/iu.test(name) && relationshipsOf(text).some(drawsIn) ? fault('file.links-outside') : null;
}

/** A link waits until somebody follows it, and the template Word remembers by its place on the writer's own disk is nowhere here; all else is fetched on opening. */
function drawsIn({ type, target, isOutside }: Relationship): boolean {
  if (!isOutside || /\/hyperlink$/iu.test(type)) return false;
  return !(/\/attachedTemplate$/iu.test(type) && /^(?:file:\/\/\/)?[a-z]:[\\/]/iu.test(target));
}
