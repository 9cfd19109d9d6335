import { looksLikeArchive } from './archive.js';
import { fault } from './fault.js';
import type { FileFault } from './fault.js';
import { faultOfOffice } from './office-file.js';
import { faultOfPdf } from './pdf.js';
import { faultOfJpeg, faultOfPng } from './picture.js';
import { looksLikeText, mayBeText } from './text.js';

/** A kind of file that is accepted: what it is called, what browsers may call it, how it begins, and what can be wrong with it. */
interface FileType {
  readonly extensions: readonly string[];
  readonly type: string;
  /** Other names office programs of the wards send for the same thing. */
  readonly alsoCalled: readonly string[];
  readonly beginsSo: (bytes: Buffer) => boolean;
  readonly faultOf: (bytes: Buffer) => FileFault | null | Promise<FileFault | null>;
}

const startsWith =
  (...magic: readonly number[]) =>
  (bytes: Buffer) =>
    bytes.subarray(0, magic.length).equals(Buffer.from(magic));
const isCompound = startsWith(0xd0, 0xcf, 0x11, 0xe0);
const office = 'application/vnd.openxmlformats-officedocument';

const fileTypes: readonly FileType[] = [
  { extensions: ['jpg', 'jpeg'], type: 'image/jpeg', alsoCalled: ['image/jpg', 'image/pjpeg'], beginsSo: startsWith(0xff, 0xd8, 0xff), faultOf: faultOfJpeg },
  {
    extensions: ['png'],
    type: 'image/png',
    alsoCalled: ['image/x-png'],
    beginsSo: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    faultOf: faultOfPng,
  },
  { extensions: ['pdf'], type: 'application/pdf', alsoCalled: [], beginsSo: startsWith(0x25, 0x50, 0x44, 0x46, 0x2d), faultOf: faultOfPdf },
  {
    extensions: ['docx'],
    type: `${office}.wordprocessingml.document`,
    alsoCalled: ['application/wps-office.docx'],
    beginsSo: looksLikeArchive,
    faultOf: (bytes) => faultOfOffice(bytes, 'docx'),
  },
  {
    extensions: ['xlsx'],
    type: `${office}.spreadsheetml.sheet`,
    alsoCalled: ['application/wps-office.xlsx'],
    beginsSo: looksLikeArchive,
    faultOf: (bytes) => faultOfOffice(bytes, 'xlsx'),
  },
  {
    extensions: ['txt'],
    type: 'text/plain',
    alsoCalled: [],
    beginsSo: mayBeText,
    faultOf: (bytes) => (looksLikeText(bytes) ? null : fault('file.type-differs')),
  },
];

/** A browser that knows no program for a file claims nothing about it. */
const NO_CLAIM = 'application/octet-stream';

/** What is wrong with what is said of a file, before a byte of it is seen. */
export function faultOfClaim(name: string, claimedType: string): FileFault | null {
  const found = typeOf(name);
  if (!found) return fault('file.type-unknown');
  const claimed = claimedType.split(';')[0]?.trim().toLowerCase() ?? '';
  return claimed === NO_CLAIM || claimed === found.type || found.alsoCalled.includes(claimed) ? null : fault('file.type-differs');
}

/** What is wrong with how a file begins: a program that was given another name is known by its first bytes. */
export function faultOfBeginning(name: string, first: Buffer): FileFault | null {
  const found = typeOf(name);
  if (found?.beginsSo(first)) return null;
  return fault(found && found.beginsSo === looksLikeArchive && isCompound(first) ? 'file.locked' : 'file.type-differs');
}

export type FileVerdict = { readonly ok: true; readonly type: string } | { readonly ok: false; readonly fault: FileFault };

/** Accepts a file only when its extension, its bytes and the type the browser named all say the same, and nothing in it does harm. */
export async function checkFile(name: string, claimedType: string, bytes: Buffer): Promise<FileVerdict> {
  const found = typeOf(name);
  const wrong = faultOfClaim(name, claimedType) ?? faultOfBeginning(name, bytes) ?? (await found?.faultOf(bytes)) ?? null;
  return wrong === null && found ? { ok: true, type: found.type } : { ok: false, fault: wrong ?? fault('file.type-unknown') };
}

const typeOf = (name: string): FileType | undefined => {
  const extension = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase();
  return fileTypes.find(({ extensions }) => extension !== undefined && extensions.includes(extension));
};
