import { jpegOrientation, orientationSegment } from './jpeg-orientation.js';
import { endOfScan } from './picture.js';

/** A picture without what tells where, when and with which device it was taken. Other files come back as they are. */
export function stripPlace(type: string, bytes: Buffer): Buffer {
  if (type === 'image/jpeg') return stripJpeg(bytes);
  if (type === 'image/png') return stripPng(bytes);
  return bytes;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
// EXIF and XMP (APP1), further pictures (APP2 MPF), IPTC (APP13), comments.
const TELLING = new Set([0xe1, 0xed, 0xfe]);

/** Drops telling segments and everything after the picture's end, where phones keep a second picture. Keeps which way is up. */
function stripJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  const orientation = jpegOrientation(bytes);
  if (orientation > 1) kept.push(orientationSegment(orientation));
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? EOI;
    if (marker === 0xff) at += 1; // a fill byte
    else if (marker === EOI) break;
    else {
      const end = marker === SOS ? endOfScan(bytes, endOfSegment(bytes, at, SOS)) : endOfSegment(bytes, at, marker);
      if (!TELLING.has(marker) && !isFurtherPictures(bytes, at, marker)) kept.push(bytes.subarray(at, end));
      at = end;
    }
  }
  return Buffer.concat([...kept, Buffer.from([0xff, EOI])]);
}

function endOfSegment(bytes: Buffer, at: number, marker: number): number {
  const standsAlone = marker === SOI || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
  return standsAlone ? at + 2 : Math.min(bytes.length, at + 2 + bytes.readUInt16BE(at + 2));
}

const isFurtherPictures = (bytes: Buffer, at: number, marker: number): boolean => marker === 0xe2 && bytes.toString('latin1', at + 4, at + 8) === 'MPF\0';

const PNG_HEAD = 8;
const TELLING_CHUNKS = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME']);

function stripPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, PNG_HEAD)];
  let at = PNG_HEAD;
  while (at + 12 <= bytes.length) {
    const end = Math.min(bytes.length, at + 12 + bytes.readUInt32BE(at));
    const chunk = bytes.toString('latin1', at + 4, at + 8);
    if (!TELLING_CHUNKS.has(chunk)) kept.push(bytes.subarray(at, end));
    if (chunk === 'IEND') break;
    at = end;
  }
  return Buffer.concat(kept);
}
