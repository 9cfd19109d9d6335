import { looksLikeText } from './text.js';
import { inspectArchive } from './archive.js';

/** A kind of file that is accepted: what it is called, what browsers may call it, and how its bytes prove it. */
interface FileType {
  readonly extensions: readonly string[];
  readonly type: string;
  /** Other names office programs of the wards send for the same thing. */
  readonly alsoCalled: readonly string[];
  readonly isProvedBy: (bytes: Buffer) => boolean;
}

const startsWith = (magic: readonly number[]) => (bytes: Buffer) => bytes.subarray(0, magic.length).equals(Buffer.from(magic));
const archiveWith = (part: string) => (bytes: Buffer) => inspectArchive(bytes)?.names.includes(part) ?? false;

const fileTypes: readonly FileType[] = [
  { extensions: ['jpg', 'jpeg'], type: 'image/jpeg', alsoCalled: ['image/jpg', 'image/pjpeg'], isProvedBy: startsWith([0xff, 0xd8, 0xff]) },
  { extensions: ['png'], type: 'image/png', alsoCalled: ['image/x-png'], isProvedBy: startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { extensions: ['pdf'], type: 'application/pdf', alsoCalled: [], isProvedBy: startsWith([0x25, 0x50, 0x44, 0x46, 0x2d]) },
  {
    extensions: ['docx'], type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    alsoCalled: ['application/wps-office.docx'], isProvedBy: archiveWith('word/document.xml'),
  },
  {
    extensions: ['xlsx'], type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    alsoCalled: ['application/wps-office.xlsx'], isProvedBy: archiveWith('xl/workbook.xml'),
  },
  { extensions: ['txt'], type: 'text/plain', alsoCalled: [], isProvedBy: looksLikeText },
];

/** A browser that knows no program for a file claims nothing about it. */
const NO_CLAIM = 'application/octet-stream';

export type FileVerdict = { readonly ok: true; readonly type: string } | { readonly ok: false; readonly code: 'file.empty' | 'file.type-unknown' | 'file.type-differs' | 'file.macros' };

/** Accepts a file only when its extension, its bytes and the type the browser named all say the same. */
export function checkFile(name: string, claimedType: string, bytes: Buffer): FileVerdict {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const found = fileTypes.find(({ extensions }) => extension !== undefined && extensions.includes(extension));
  if (!found) return { ok: false, code: 'file.type-unknown' };
  if (bytes.length === 0) return { ok: false, code: 'file.empty' };
  const claimed = claimedType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (claimed !== NO_CLAIM && claimed !== found.type && !found.alsoCalled.includes(claimed)) return { ok: false, code: 'file.type-differs' };
  if (!found.isProvedBy(bytes)) return { ok: false, code: 'file.type-differs' };
  if (isUnsafeArchive(bytes)) return { ok: false, code: 'file.macros' };
  return { ok: true, type: found.type };
}

function isUnsafeArchive(bytes: Buffer): boolean {
  return inspectArchive(bytes)?.isUnsafe ?? false;
}
