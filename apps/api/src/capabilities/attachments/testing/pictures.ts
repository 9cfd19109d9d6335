import { crc32, deflateSync } from 'node:zlib';

export const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
export const SOI = Buffer.from([0xff, 0xd8]);
export const EOI = Buffer.from([0xff, 0xd9]);

export function chunk(name: string, content: Buffer | string): Buffer {
  const body = Buffer.from(content);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(name, 'latin1'), body])));
  return Buffer.concat([size, Buffer.from(name, 'latin1'), body, sum]);
}

/** A grey picture of any size; its pixels are not made. */
export function png(width: number, height: number, extra: readonly Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  return Buffer.concat([PNG_HEAD, chunk('IHDR', head), ...extra, chunk('IDAT', deflateSync(Buffer.alloc(2))), chunk('IEND', '')]);
}

export function segment(marker: number, content: Buffer | string): Buffer {
  const body = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** The part of a JPEG that says how large it is. */
export function frame(width: number, height: number): Buffer {
  const body = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  body.writeUInt16BE(height, 1);
  body.writeUInt16BE(width, 3);
  return segment(0xc0, body);
}

export const scan = Buffer.concat([segment(0xda, 'scan'), Buffer.from([1, 0xff, 0x00, 2, 0xff, 0xd0, 3])]);
export const jpeg = (width: number, height: number): Buffer => Buffer.concat([SOI, segment(0xe0, 'JFIF'), frame(width, height), scan, EOI]);
