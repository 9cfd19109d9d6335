const ORIENTATION = 0x0112;
const EXIF = 'Exif\0\0';

/** Which way is up, 1 to 8, from the EXIF segment; 1 when it does not say. */
export function jpegOrientation(bytes: Buffer): number {
  const tiff = tiffOf(bytes);
  if (!tiff || tiff.length < 8) return 1;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let n = 0; n < short(directory); n += 1) {
    const entry = directory + 2 + n * 12;
    if (short(entry) === ORIENTATION) return inRange(short(entry + 8));
  }
  return 1;
}

const inRange = (value: number): number => (value >= 1 && value <= 8 ? value : 1);

function tiffOf(bytes: Buffer): Buffer | null {
  let at = 2;
  while (at + 10 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    const length = bytes.readUInt16BE(at + 2);
    if (bytes[at + 1] === 0xe1 && bytes.toString('latin1', at + 4, at + 10) === EXIF) return bytes.subarray(at + 10, at + 2 + length);
    at += 2 + Math.max(2, length);
  }
  return null;
}

/** An EXIF segment that says nothing but which way is up. */
export function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4); // the directory follows the head
  tiff.writeUInt16BE(1, 8); // one entry
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12); // a short
  tiff.writeUInt32BE(1, 14); // one of them
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from(EXIF, 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
