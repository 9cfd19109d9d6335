import { rawArchive } from '../../../kernel/spreadsheet/testing/raw-workbook.js';
import { docx, DOCX, docxWith, XLSX } from './office-files.js';
import { chunk, jpeg, png, segment, SOI } from './pictures.js';

export interface HostileFile {
  readonly title: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly code: string;
}

const MEGABYTE = 1024 * 1024;
const zeros = (size: number): Buffer => Buffer.alloc(size, 0x20);
const word = (title: string, code: string, bytes: Buffer): HostileFile => ({ title, name: '材料.docx', type: DOCX, bytes, code });
const picture = (title: string, code: string, bytes: Buffer): HostileFile => ({
  title,
  name: bytes[0] === 0xff ? '照片.jpg' : '照片.png',
  type: bytes[0] === 0xff ? 'image/jpeg' : 'image/png',
  bytes,
  code,
});
const inner = rawArchive([{ name: 'a.txt', text: 'a' }]);
const xxe = '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>';
const object = (stream: string): Buffer =>
  Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);

/** Files made to do harm, or that went wrong on their way, and why each is not kept. */
export const hostileFiles = (): readonly HostileFile[] => [
  word('a bomb that says how large it is', 'file.unsafe', docx([{ name: 'word/media/a.bin', text: 'a', claims: 400 * MEGABYTE }])),
  word('a bomb that says it is small', 'file.unsafe', docx([{ name: 'word/media/a.bin', text: zeros(64 * MEGABYTE), claims: 1000 }])),
  word('a bomb of many parts', 'file.unsafe', docx(Array.from({ length: 5001 }, (_, n) => ({ name: `word/media/${n}.txt`, text: '' })))),
  word('a bomb whose parts all lie at one place', 'file.unsafe', sharedBomb()),
  word('an archive in it', 'file.packed-inside', docx([{ name: 'word/media/a.png', text: inner }])),
  word(
    'an archive in a document in it',
    'file.packed-inside',
    docx([{ name: 'word/embeddings/a.docx', text: docx([{ name: 'word/embeddings/b.docx', text: docx() }]) }]),
  ),
  word('a packed program in it', 'file.packed-inside', docx([{ name: 'word/embeddings/oleObject1.bin', text: object('\u0001Ole10Native') }])),
  word('a program in it', 'file.macros', docx([{ name: 'word/media/a.png', text: Buffer.from('MZ\u0090\0', 'latin1') }])),
  word('macros by their usual name', 'file.macros', docx([{ name: 'word/vbaProject.bin', text: 'a' }])),
  word(
    'macros by another name',
    'file.macros',
    docx([{ name: '[Content_Types].xml', text: '<Types><Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>' }]),
  ),
  word('macros in an old object', 'file.macros', docx([{ name: 'word/embeddings/oleObject1.bin', text: object('_VBA_PROJECT') }])),
  word('a declaration that reads a file of the server', 'file.doctype', docx([{ name: 'word/document.xml', text: xxe }])),
  word('the same behind a comment', 'file.doctype', docx([{ name: 'word/footnotes.xml', text: `<!-- ${'x'.repeat(5000)} -->${xxe}` }])),
  word(
    'the same in an encoding nobody writes',
    'file.unsafe',
    docx([{ name: 'word/document.xml', text: '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-' }]),
  ),
  word(
    'the same in wide characters',
    'file.doctype',
    docx([{ name: 'word/document.xml', text: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xxe, 'utf16le')]) }]),
  ),
  word('a template from elsewhere', 'file.links-outside', docxWith({ type: 'attachedTemplate', target: 'http://elsewhere.example/a.dotm' })),
  word('a template from a share', 'file.links-outside', docxWith({ type: 'attachedTemplate', target: 'file://server/share/a.dotm' })),
  word(
    'a picture from elsewhere, said in entities',
    'file.links-outside',
    docxWith({ type: 'image', target: 'http://elsewhere.example/a.png', mode: `TargetMode='&#69;xternal'` }),
  ),
  word('a path that leaves it', 'file.unsafe', docx([{ name: '../../etc/passwd', text: 'a' }])),
  word(
    'a part twice',
    'file.unsafe',
    docx([
      { name: 'word/a.xml', text: '<a/>' },
      { name: 'word/A.xml', text: '<b/>' },
    ]),
  ),
  word('a password', 'file.locked', docx([{ name: 'word/a.xml', text: '<a/>', isEncrypted: true }])),
  word('an old or locked file under a new name', 'file.locked', object('EncryptedPackage')),
  word('its end cut off', 'file.broken', docx().subarray(0, -30)),
  word('its middle missing', 'file.broken', holed(docx())),
  { title: 'a document that says it is a workbook', name: '清单.xlsx', type: XLSX, bytes: docx(), code: 'file.type-differs' },
  { title: 'a program that says it is a picture', name: '照片.jpg', type: 'image/jpeg', bytes: Buffer.from('MZ\u0090\0', 'latin1'), code: 'file.type-differs' },
  { title: 'a program that says it is a text', name: '说明.txt', type: 'text/plain', bytes: Buffer.from('MZ\u0090\0', 'latin1'), code: 'file.type-differs' },
  { title: 'a PDF cut off', name: '通知.pdf', type: 'application/pdf', bytes: Buffer.from(`%PDF-1.7\n${'x'.repeat(9000)}`), code: 'file.broken' },
  {
    title: 'a PDF that runs something',
    name: '通知.pdf',
    type: 'application/pdf',
    bytes: Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF'),
    code: 'file.macros',
  },
  picture('a hundred million points as PNG', 'file.picture-too-large', png(10_000, 10_000)),
  picture('a hundred million points as JPEG', 'file.picture-too-large', jpeg(10_000, 10_000)),
  picture('a PNG cut off', 'file.broken', png(10, 10).subarray(0, -12)),
  picture('a JPEG cut off', 'file.broken', jpeg(10, 10).subarray(0, -2)),
  picture('a JPEG without a picture', 'file.broken', Buffer.concat([SOI, segment(0xe0, 'JFIF'), Buffer.from([0xff, 0xd9])])),
  picture(
    'a PNG of a million empty pieces',
    'file.unsafe',
    png(
      10,
      10,
      Array.from({ length: 100_000 }, () => chunk('abCd', '')),
    ),
  ),
  picture('a JPEG of a million empty pieces', 'file.unsafe', Buffer.concat([SOI, Buffer.alloc(4_000_000, segment(0xfe, ''))])),
];

/** Many entries of the directory share one packed part: 100 kB that come to 10 GB. */
function sharedBomb(): Buffer {
  const one = rawArchive([{ name: 'word/document.xml', text: zeros(100 * MEGABYTE) }]);
  const end = one.length - 22;
  const start = one.readUInt32LE(end + 16);
  const entries = Array.from({ length: 100 }, (_, n) => {
    const own = Buffer.from(one.subarray(start, end));
    if (n > 0) own.write(`word/picture${String(n).padStart(5, '0')}`, 46, 'latin1');
    return own;
  });
  const tail = Buffer.from(one.subarray(end));
  tail.writeUInt16LE(entries.length, 8);
  tail.writeUInt16LE(entries.length, 10);
  return Buffer.concat([one.subarray(0, start), ...entries, tail]);
}

/** A file whose directory is whole and whose first part is not where it says. */
function holed(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0, 4, 60);
  return copy;
}
