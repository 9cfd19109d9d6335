import { describe, expect, it } from '@jest/globals';
import { checkFile } from './file-type.js';
import { jpegOrientation, orientationSegment } from './jpeg-orientation.js';
import { stripPlace } from './strip-place.js';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const pdf = Buffer.from('%PDF-1.7\n');

/** An archive whose parts are empty, as much of one as a central directory needs. */
function archive(names: readonly string[], sizeInside = 0): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(sizeInside, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([entry, Buffer.from(name)]);
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, ...entries, end]);
}

const document = archive(['[Content_Types].xml', 'word/document.xml']);
const code = (name: string, type: string, bytes: Buffer): string => {
  const verdict = checkFile(name, type, bytes);
  return verdict.ok ? verdict.type : verdict.code;
};

describe('a file that is uploaded', () => {
  it('is accepted when name, bytes and named type agree', () => {
    expect(code('图.PNG', 'image/png', png)).toBe('image/png');
    expect(code('通知.pdf', 'application/pdf', pdf)).toBe('application/pdf');
    expect(code('清单.docx', docx, document)).toBe(docx);
    expect(code('清单.docx', 'application/octet-stream', document)).toBe(docx);
    expect(code('记录.txt', 'text/plain; charset=gbk', Buffer.from([0xb2, 0xe9, 0xb0, 0xda]))).toBe('text/plain');
  });
  it('is refused when the bytes or the named type say otherwise', () => {
    expect(code('图.png', 'image/png', pdf)).toBe('file.type-differs');
    expect(code('图.png', 'application/pdf', png)).toBe('file.type-differs');
    expect(code('清单.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', document)).toBe('file.type-differs');
    expect(code('记录.txt', 'text/plain', Buffer.from([0x4d, 0x5a, 0x00, 0x01]))).toBe('file.type-differs');
    expect(code('清单.docx', docx, document.subarray(0, 40))).toBe('file.type-differs');
  });
  it('is refused when it is of no accepted kind, empty, carries macros or is a bomb', () => {
    expect(code('旧.doc', 'application/msword', Buffer.from([0xd0, 0xcf]))).toBe('file.type-unknown');
    expect(code('网页.html', 'text/html', Buffer.from('<p>'))).toBe('file.type-unknown');
    expect(code('无扩展名', 'text/plain', Buffer.from('a'))).toBe('file.type-unknown');
    expect(code('空.txt', 'text/plain', Buffer.alloc(0))).toBe('file.empty');
    expect(code('宏.docx', docx, archive(['word/document.xml', 'word/vbaProject.bin']))).toBe('file.macros');
    expect(code('弹.docx', docx, archive(['word/document.xml'], 400_000_000))).toBe('file.macros');
  });
});

const segment = (marker: number, text: string): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([head, Buffer.from(text, 'latin1')]);
};
const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, 0xd9]);
const table = segment(0xdb, 'table');
const scan = Buffer.concat([segment(0xda, 'scan'), Buffer.from([1, 0xff, 0x00, 2, 0xff, 0xd0, 3])]);

describe('a picture', () => {
  it('loses place, comment and what stands after its end, and keeps every bit of the picture', () => {
    const raw = Buffer.concat([SOI, segment(0xe0, 'JFIF'), segment(0xe1, 'Exif\0\0GPS 30.1N'), segment(0xed, 'city'), segment(0xfe, 'note'), table, scan, EOI, segment(0xe1, 'GPS again')]);
    const stripped = stripPlace('image/jpeg', raw);
    expect(stripped).toEqual(Buffer.concat([SOI, segment(0xe0, 'JFIF'), table, scan, EOI]));
    expect(stripPlace('image/jpeg', stripped)).toEqual(stripped);
  });
  it('still says which way is up', () => {
    const raw = Buffer.concat([SOI, orientationSegment(6), segment(0xe1, 'http://ns.adobe.com/xap/ GPS'), table, scan, EOI]);
    const stripped = stripPlace('image/jpeg', raw);
    expect(stripped).toEqual(Buffer.concat([SOI, orientationSegment(6), table, scan, EOI]));
    expect(jpegOrientation(stripped)).toBe(6);
  });
  it('survives being cut off anywhere', () => {
    const raw = Buffer.concat([SOI, orientationSegment(6), table, scan, EOI]);
    for (let length = 3; length < raw.length; length += 1) expect(() => stripPlace('image/jpeg', raw.subarray(0, length))).not.toThrow();
  });
  it('loses the words of a PNG', () => {
    const chunk = (name: string, text: string): Buffer => {
      const size = Buffer.alloc(4);
      size.writeUInt32BE(text.length);
      return Buffer.concat([size, Buffer.from(name + text, 'latin1'), Buffer.alloc(4)]);
    };
    const raw = Buffer.concat([png, chunk('IHDR', 'head'), chunk('eXIf', 'GPS'), chunk('iTXt', 'XMP'), chunk('IDAT', 'data'), chunk('IEND', ''), Buffer.from('more')]);
    expect(stripPlace('image/png', raw)).toEqual(Buffer.concat([png, chunk('IHDR', 'head'), chunk('IDAT', 'data'), chunk('IEND', '')]));
  });
});
