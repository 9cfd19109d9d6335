import { describe, expect, it } from '@jest/globals';
import { hostileFiles } from '../testing/hostile-files.js';
import { docx, DOCX, docxWith, XLSX } from '../testing/office-files.js';
import { EOI, jpeg, png, PNG_HEAD, scan, segment, SOI, chunk } from '../testing/pictures.js';
import { checkFile } from './file-type.js';
import { jpegOrientation, orientationSegment } from './jpeg-orientation.js';
import { plainName } from './plain-name.js';
import { stripPlace } from './strip-place.js';

/** What the work itself takes, however busy the machine is with other things. */
const processorMs = (): number => process.cpuUsage().user / 1000;

const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');

const code = async (name: string, type: string, bytes: Buffer): Promise<string> => {
  const verdict = await checkFile(name, type, bytes);
  return verdict.ok ? verdict.type : verdict.fault.code;
};

describe('a file that is uploaded', () => {
  it('is accepted when name, bytes and named type agree', async () => {
    expect(await code('图.PNG', 'image/png', png(1, 1))).toBe('image/png');
    expect(await code('图.jpg', 'image/jpeg', jpeg(4000, 3000))).toBe('image/jpeg');
    expect(await code('通知.pdf', 'application/pdf', pdf)).toBe('application/pdf');
    expect(await code('清单.docx', DOCX, docx())).toBe(DOCX);
    expect(await code('清单.docx', 'application/octet-stream', docx())).toBe(DOCX);
    expect(await code('记录.txt', 'text/plain; charset=gbk', Buffer.from([0xb2, 0xe9, 0xb0, 0xda]))).toBe('text/plain');
  });
  it('is accepted with what people rightly put into it: links, a chart, a formula, the template of the writer’s own disk', async () => {
    expect(await code('清单.docx', DOCX, docxWith({ type: 'hyperlink', target: 'https://www.gov.cn/' }))).toBe(DOCX);
    expect(await code('清单.docx', DOCX, docxWith({ type: 'attachedTemplate', target: 'file:///C:\\Users\\a\\Normal.dotm' }))).toBe(DOCX);
    expect(await code('清单.docx', DOCX, docxWith({ type: 'image', target: 'media/a.png', mode: '' }))).toBe(DOCX);
    expect(await code('清单.docx', DOCX, docx([{ name: 'word/embeddings/chart.docx', text: docx() }]))).toBe(DOCX);
    expect(await code('清单.docx', DOCX, docx([{ name: 'word/embeddings/oleObject1.bin', text: Buffer.from('d0cf11e0a1b11ae1', 'hex') }]))).toBe(DOCX);
    expect(
      await code(
        '清单.docx',
        DOCX,
        docx([{ name: 'word/comments.xml', text: '\ufeff<?xml version="1.0"?>\n<!-- <!DOCTYPE is only spoken of --><w:comments/>' }]),
      ),
    ).toBe(DOCX);
  });
  it('is refused when the bytes or the named type say otherwise', async () => {
    expect(await code('图.png', 'image/png', pdf)).toBe('file.type-differs');
    expect(await code('图.png', 'application/pdf', png(1, 1))).toBe('file.type-differs');
    expect(await code('清单.xlsx', XLSX, docx())).toBe('file.type-differs');
    expect(await code('清单.docx', DOCX, docx().subarray(0, 40))).toBe('file.broken');
  });
  it('is refused when it is of no accepted kind', async () => {
    expect(await code('旧.doc', 'application/msword', Buffer.from([0xd0, 0xcf]))).toBe('file.type-unknown');
    expect(await code('网页.html', 'text/html', Buffer.from('<p>'))).toBe('file.type-unknown');
    expect(await code('无扩展名', 'text/plain', Buffer.from('a'))).toBe('file.type-unknown');
  });

  it.each(hostileFiles().map((file) => [file.title, file] as const))(
    'is refused for %s, in bounded time and memory',
    async (_, { name, type, bytes, code: expected }) => {
      const before = process.memoryUsage().rss;
      const begun = processorMs();
      expect(await code(name, type, bytes)).toBe(expected);
      expect([processorMs() - begun < 2000, process.memoryUsage().rss - before < 150 * 1024 * 1024]).toEqual([true, true]);
    },
  );
  it('survives being cut off or changed anywhere', async () => {
    const whole = docx([{ name: 'word/embeddings/a.docx', text: docx() }]);
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(typeof (await checkFile('a.docx', DOCX, changed)).ok).toBe('boolean');
      expect((await checkFile('a.docx', DOCX, whole.subarray(0, at))).ok).toBe(false);
    }
  });
});

describe('the name of a file', () => {
  it.each([
    ['\u202Egpj.exe.txt', 'gpj.exe.txt'],
    ['报\u200B告\u2066\u2069.pdf', '报告.pdf'],
    ['C:\\fakepath\\照片.jpg', '照片.jpg'],
    ['../../a.txt', 'a.txt'],
    ['照片.jpg\u3164\uFE0F\u{E0041}', '照片.jpg'],
    ['a\u2028b.txt', 'a b.txt'],
    [`照片${' '.repeat(80)}.exe.png`, '照片 .exe.png'],
    [`Z${'\u0310'.repeat(50)}.txt`, `Z${'\u0310'.repeat(4)}.txt`],
    ['\u200B.txt', '附件.txt'],
    ['', '附件'],
    ['a\uD800.txt', 'a.txt'],
    ['𠮷野.docx', '𠮷野.docx'],
  ])('%j is kept as %j', (given, kept) => {
    expect(plainName(given)).toBe(kept);
  });
  it('keeps its extension and no half signs when it is too long', () => {
    expect(plainName(`${'𠮷'.repeat(300)}.docx`)).toBe(`${'𠮷'.repeat(145)}.docx`);
  });
});

const table = segment(0xdb, 'table');

describe('a picture', () => {
  it('loses place, comment and what stands after its end, and keeps every bit of the picture', () => {
    const raw = Buffer.concat([
      SOI,
      segment(0xe0, 'JFIF'),
      segment(0xe1, 'Exif\0\0GPS 30.1N'),
      segment(0xed, 'city'),
      segment(0xfe, 'note'),
      table,
      scan,
      EOI,
      segment(0xe1, 'GPS again'),
    ]);
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
    const raw = Buffer.concat([
      PNG_HEAD,
      chunk('IHDR', 'head'),
      chunk('eXIf', 'GPS'),
      chunk('iTXt', 'XMP'),
      chunk('IDAT', 'data'),
      chunk('IEND', ''),
      Buffer.from('more'),
    ]);
    expect(stripPlace('image/png', raw)).toEqual(Buffer.concat([PNG_HEAD, chunk('IHDR', 'head'), chunk('IDAT', 'data'), chunk('IEND', '')]));
  });
});
