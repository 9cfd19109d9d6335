import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inflateRawSync } from 'node:zlib';
import { readDay } from './read-day.js';
import { readSpreadsheet } from './read-spreadsheet.js';
import { rawArchive, rawWorkbook, styledWorkbook } from './testing/raw-workbook.js';
import { writeSpreadsheet } from './write-spreadsheet.js';
import type { SheetToWrite } from './write-spreadsheet.js';

const codeOf = (bytes: Buffer): Promise<string> =>
  readSpreadsheet(bytes).then(
    () => 'read',
    (error: { code?: string }) => error.code ?? String(error),
  );
const textCell = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const plain: SheetToWrite = {
  name: '人员',
  columns: [
    { label: '姓名', width: 10 },
    { label: '说明', width: 30 },
  ],
  rows: [],
};

/** What a person can type, as the reader gives it back: no spaces around it. */
const typed = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('=1+1', '+86', '-5', '@SUM(A1)', "=cmd|'/c calc'!A0", '_x0041_', '1.0E5', 'TRUE', '0012', '𠮷野', '第一行\n第二行'),
  )
  .map((text) => text.replaceAll(/[\p{C}\u00a0\u3000]/gu, '').trim());

describe('writing and reading', () => {
  it('gives back what was written, whatever it begins with', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constant('甲'), typed), { minLength: 8, maxLength: 24 }), async (rows) => {
        const [sheet] = await readSpreadsheet(await writeSpreadsheet([{ ...plain, rows }]));
        expect(sheet?.rows.slice(1)).toEqual(rows.map(([first, second]) => (second === '' ? [first] : [first, second])));
        expect(sheet?.warnings).toEqual([]);
      }),
      // Each reading is a thread of its own: few sheets of many rows say as much as many of few.
      { numRuns: 5, examples: [[[]], [[['甲', '']]]] },
    );
  });

  it('gives back days and whole numbers as such', async () => {
    const columns = [
      { label: '日', width: 12, kind: 'day' as const },
      { label: '数', width: 8, kind: 'integer' as const },
    ];
    const [sheet] = await readSpreadsheet(
      await writeSpreadsheet([
        {
          name: '表',
          columns,
          rows: [
            ['2018-10-08', 3],
            ['10月', null],
          ],
        },
      ]),
    );
    expect(sheet?.rows).toEqual([['日', '数'], ['2018-10-08', '3'], ['10月']]);
  });

  it('writes no formula, and a dangerous beginning only as a text in a cell of text format', async () => {
    const bytes = await writeSpreadsheet([{ ...plain, rows: ['=1+1', '+1', '-1', '@a', '\t=1'].map((text) => [text, text]) }]);
    const xml = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).not.toMatch(/<f[ >]/u);
    expect(xml.match(/<c r="A[2-6]"[^>]* t="s"/gu)?.length).toBe(5);
  });

  it('fits a page: A4, head repeated and frozen, a list of choices however long', async () => {
    const choices = Array.from({ length: 80 }, (_, at) => `内科第${at}党支部`);
    const bytes = await writeSpreadsheet([
      {
        name: '人员',
        title: '名单',
        note: '说明',
        columns: [
          { label: '单位', width: 20, choices },
          { label: '是否', width: 6, choices: ['是', '否'] },
        ],
        rows: [['甲', '是']],
      },
    ]);
    const xml = part(bytes, 'xl/worksheets/sheet1.xml');
    for (const mark of ['paperSize="9"', 'fitToPage="1"', 'state="frozen"', '选项!$A$1:$A$80', '"是,否"']) expect(xml).toContain(mark);
    expect(part(bytes, 'xl/workbook.xml')).toContain('$3:$3');
    expect((await readSpreadsheet(bytes)).map(({ name }) => name)).toEqual(['人员']);
  });
});

describe('reading what people made', () => {
  it('reads long numbers whole, dates as days and formulas as the value they last had', async () => {
    const rows = `<row r="1">${textCell('A1', ' 甲 ')}<c r="B1"><v>13800138000</v></c><c r="C1"><f>1+2</f><v>3</v></c><c r="D1" t="e"><v>#N/A</v></c></row>`;
    const [sheet] = await readSpreadsheet(rawWorkbook(rows, [], '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>'));
    expect(sheet?.rows[0]?.slice(0, 3)).toEqual(['甲', '13800138000', '3']);
    expect(sheet?.warnings).toEqual(
      expect.arrayContaining([
        { type: 'merged', row: 0, column: 0, toRow: 1, toColumn: 0 },
        { type: 'formula', row: 0, column: 2 },
        { type: 'error-value', row: 0, column: 3 },
      ]),
    );
  });

  it('reads a staff number as it is shown, with the zeros its format puts before it', async () => {
    const formats = ['00000', '&quot;B&quot;000', '#,##0', '0.00'];
    const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="4">${formats
      .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`)
      .join(
        '',
      )}</numFmts><cellXfs count="5"><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`;
    const rows = `<row r="1">${['A', 'B', 'C', 'D', 'E'].map((letter, at) => `<c r="${letter}1" s="${(at + 1) % 5}"><v>${at === 2 ? 1200 : 12}</v></c>`).join('')}</row>`;
    const [sheet] = await readSpreadsheet(styledWorkbook(rows, styles));
    expect(sheet?.rows).toEqual([['00012', 'B012', '1200', '12', '12']]);
  });

  it('does not mind a million empty rows', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 2}"/>`).join('');
    const [sheet] = await readSpreadsheet(rawWorkbook(`<row r="1">${textCell('A1', '甲')}</row>${empty}`));
    expect(sheet?.rows).toEqual([['甲']]);
  });

  it('refuses more filled rows than one file may have', async () => {
    const rows = Array.from({ length: 20_001 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c></row>`).join('');
    expect(await codeOf(rawWorkbook(rows))).toBe('spreadsheet.too-many-rows');
  });
});

describe('hostile files', () => {
  const row = `<row r="1">${textCell('A1', '甲')}</row>`;

  it.each([
    ['something else under the name of a workbook', Buffer.from('not a workbook at all, just some text'), 'spreadsheet.not-a-workbook'],
    ['an archive that is no workbook', rawArchive([{ name: 'a.txt', text: 'a' }]), 'spreadsheet.not-a-workbook'],
    ['half a file', rawWorkbook(row).subarray(0, 900), 'spreadsheet.not-a-workbook'],
    ['an old .xls or one under a password', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'spreadsheet.locked-or-old'],
    ['an encrypted part', rawWorkbook(row, [{ name: 'xl/a.xml', text: 'a', isEncrypted: true }]), 'spreadsheet.locked-or-old'],
    ['macros', rawWorkbook(row, [{ name: 'xl/vbaProject.bin', text: 'a' }]), 'spreadsheet.macros'],
    ['links to other files', rawWorkbook(row, [{ name: 'xl/externalLinks/externalLink1.xml', text: '<a/>' }]), 'spreadsheet.links'],
    ['a path out of the archive', rawWorkbook(row, [{ name: '../../etc/passwd', text: 'a' }]), 'spreadsheet.unsafe'],
    ['the same part twice', rawWorkbook(row, [{ name: 'XL/workbook.xml', text: '<a/>' }]), 'spreadsheet.unsafe'],
    [
      'a thousand parts',
      rawWorkbook(
        row,
        Array.from({ length: 1000 }, (_, at) => ({ name: `xl/p${at}.xml`, text: '' })),
      ),
      'spreadsheet.unsafe',
    ],
    ['a bomb that says how large it is', rawWorkbook(row, [{ name: 'xl/media/a.xml', text: Buffer.alloc(60 * 1024 * 1024) }]), 'spreadsheet.unsafe'],
    [
      'a bomb that lies about its size',
      rawWorkbook(row, [{ name: 'xl/media/a.xml', text: Buffer.alloc(60 * 1024 * 1024), claims: 4000 }]),
      'spreadsheet.unsafe',
    ],
    [
      'entities that grow by themselves',
      rawWorkbook(row, [{ name: 'xl/sharedStrings.xml', text: '<!DOCTYPE a [<!ENTITY b "c">]><sst/>' }]),
      'spreadsheet.unsafe',
    ],
    [
      'two cells at opposite corners',
      rawWorkbook(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
      'spreadsheet.unreadable',
    ],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });
});

describe('a day as people write it', () => {
  it.each(['2018-10-08', '2018-10-8', '2018/10/8', '2018.10.8', '2018年10月8日', '20181008', ' 2018年10月08日 ', '2018/10/8 0:00:00'])(
    'understands «%s»',
    (text) => expect(readDay(text)).toBe('2018-10-08'),
  );
  it.each(['', '10月8日', '2018-02-30', '2018年13月1日', '201810', '43381', '1018-10-08', '2018-10-08 14:30'])('does not guess what «%s» means', (text) =>
    expect(readDay(text)).toBeNull(),
  );
});

/** One part of a workbook as text. */
function part(bytes: Buffer, name: string): string {
  const at = bytes.indexOf(Buffer.from(name), bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))) - 46;
  const local = bytes.readUInt32LE(at + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
  return (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString();
}
