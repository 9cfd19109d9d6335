import { fault } from './fault.js';
import type { FileFault } from './fault.js';

/** The largest cameras in use take fifty million; a picture of a hundred exhausts whoever opens it. */
const MOST_PIXELS = 80_000_000;
/** Phones write a few dozen; a file of nothing but tiny pieces is made to be slow. */
const MOST_PIECES = 20_000;

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;

/** What is wrong with a JPEG, as its markers tell; no pixel is unpacked. */
export function faultOfJpeg(bytes: Buffer): FileFault | null {
  let size: Size | null = null;
  let hasScan = false;
  let at = 2;
  for (let pieces = 0; at + 2 <= bytes.length && bytes[at] === 0xff; pieces += 1) {
    const marker = bytes[at + 1] ?? 0;
    if (pieces > MOST_PIECES) return fault('file.unsafe');
    if (marker === EOI) return size && hasScan ? faultOfSize(size) : fault('file.broken');
    if (marker === 0xff || marker === SOI || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (at + 4 > bytes.length) return fault('file.broken');
    if (isFrame(marker) && at + 9 <= bytes.length) size ??= { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    hasScan ||= marker === SOS;
    const end = at + 2 + Math.max(2, bytes.readUInt16BE(at + 2));
    at = marker === SOS ? endOfScan(bytes, end) : end;
  }
  return fault('file.broken');
}

/** Compressed data run until a marker that is neither a stuffed 00 nor a restart. */
export function endOfScan(bytes: Buffer, from: number): number {
  let next = from;
  for (;;) {
    next = bytes.indexOf(0xff, next);
    if (next < 0 || next + 1 >= bytes.length) return bytes.length;
    const marker = bytes[next + 1] ?? 0;
    if (marker !== 0 && !(marker >= 0xd0 && marker <= 0xd7)) return next;
    next += 2;
  }
}

/** Start of frame in each of its kinds; C4, C8 and CC are something else. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const PNG_HEAD = 8;

/** What is wrong with a PNG, as its chunks tell; nothing is unpacked. */
export function faultOfPng(bytes: Buffer): FileFault | null {
  if (bytes.toString('latin1', PNG_HEAD + 4, PNG_HEAD + 8) !== 'IHDR' || bytes.length < PNG_HEAD + 25) return fault('file.broken');
  let hasData = false;
  let at = PNG_HEAD;
  for (let pieces = 0; at + 12 <= bytes.length; pieces += 1) {
    if (pieces > MOST_PIECES) return fault('file.unsafe');
    const chunk = bytes.toString('latin1', at + 4, at + 8);
    hasData ||= chunk === 'IDAT';
    if (chunk === 'IEND') return hasData ? faultOfSize({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }) : fault('file.broken');
    at += 12 + bytes.readUInt32BE(at);
  }
  return fault('file.broken');
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function faultOfSize({ width, height }: Size): FileFault | null {
  if (width === 0 || height === 0) return fault('file.broken');
  return width * height > MOST_PIXELS ? fault('file.picture-too-large', { width, height }) : null;
}
