import { describe, expect, it } from '@jest/globals';
import { printedForm, type FormDefinition, type RichTextField, type TableField } from '@bihuan/forms';
import { hostileForms } from '../../../../../packages/forms/src/testing/hostile-form.js';
import { readSheets } from '../sheets/read-sheets.js';
import { partOf } from './testing/part-of.js';
import { breakLines } from './break-lines.js';
import { layOut } from './lay-out.js';
import { paperAsPdf } from './paper-as-pdf.js';
import { paperAsWord } from './paper-as-word.js';
import { sheetOfTable } from './paper.js';
import { setPaper } from './send-paper.js';
import { annexTwo } from './testing/annex-two.js';
import { fontsInPdf, readPdf } from './testing/read-pdf.js';
import type { ReadPage } from './testing/read-pdf.js';

/** A twentieth of a millimetre: finer than any printer draws. */
const NEAR = 0.05;
const near = (value: number, wanted: number): boolean => Math.abs(value - wanted) <= NEAR;
const rowsOf = ({ boxes }: ReadPage): number[] => [...new Set(boxes.map(({ y }) => Math.round(y * 100) / 100))];
const textsOf = ({ words }: ReadPage): string => words.map(({ text }) => text).join('');

const annexPages = readPdf(await paperAsPdf(annexTwo(40)));
const annexFile = await paperAsWord(annexTwo(40));

describe('附件2 as PDF', () => {
  const pages = annexPages;

  it('has the margins, column widths and row heights of official papers, in millimetres', () => {
    expect(pages.length).toBeGreaterThan(2);
    for (const { width, height, boxes } of pages) {
      expect([near(width, 210), near(height, 297)]).toEqual([true, true]);
      expect(boxes.map(({ x, width: wide }) => [x, wide]).slice(0, 4)).toEqual([
        [expect.closeTo(28, 1), expect.closeTo(14, 1)],
        [expect.closeTo(42, 1), expect.closeTo(66, 1)],
        [expect.closeTo(108, 1), expect.closeTo(56, 1)],
        [expect.closeTo(164, 1), expect.closeTo(20, 1)],
      ]);
      expect(near(Math.max(...boxes.map((box) => box.x + box.width)), 210 - 26)).toBe(true);
      expect(Math.max(...boxes.map((box) => box.y + box.height))).toBeLessThanOrEqual(297 - 35 + NEAR);
      expect(Math.min(...boxes.map((box) => box.height))).toBeGreaterThanOrEqual(9.87);
    }
    for (const { boxes } of pages.slice(1)) expect(near(Math.min(...boxes.map(({ y }) => y)), 37)).toBe(true);
  });

  it('has the title in 二号, the line above in 四号, the table in 小四, and the number of the page 7 mm below the text', () => {
    const [title, filler, , head] = pages[0]?.words ?? [];
    expect([title?.text, title?.size, filler?.size, head?.size]).toEqual(['模范机关创建活动查摆问题清单', 22, 14, 12]);
    pages.forEach(({ words }, at) => {
      const foot = words.at(-1);
      expect(foot?.text).toBe(`第${at + 1}页　共${pages.length}页`);
      expect(foot && near(foot.y - foot.size * 1.02 * (25.4 / 72), 297 - 35 + 7)).toBe(true);
    });
  });

  it('repeats its four heads on each page, loses no word and breaks no row', () => {
    for (const page of pages) expect(textsOf(page)).toContain('序号存在主要问题整改措施备注');
    expect(pages.reduce((sum, page) => sum + rowsOf(page).length - 1, 0)).toBe(40);
    const { parts } = annexTwo(40);
    const said = pages.map(textsOf).join('');
    for (const part of parts) if (part.type === 'table') for (const [number, problem = ''] of part.rows) expect(said).toContain(`${number}${problem}`);
  });

  it('is the same file each time, with the letters it uses inside and no others', async () => {
    const [one, other] = await Promise.all([paperAsPdf(annexTwo(6)), paperAsPdf(annexTwo(6))]);
    expect(one.equals(other)).toBe(true);
    expect(fontsInPdf(one)).toEqual([expect.stringMatching(/^[A-Z]{6}\+NotoSerifSC-Regular$/u)]);
    expect(one.length).toBeLessThan(60_000);
  });
});

describe('any sheet as PDF', () => {
  const table = (columns: number, rows: readonly (readonly string[])[]) =>
    sheetOfTable({
      title: '台账',
      above: [],
      columns: Array.from({ length: columns }, (_, at) => ({ label: `第${at + 1}栏`, width: 10 })),
      rows,
      below: ['共1条'],
    });

  it('of more than six columns lies down, its binding edge above', async () => {
    const [page] = readPdf(await paperAsPdf(table(7, [['1', '2018年9月29日']])));
    expect([page?.width, page?.height]).toEqual([expect.closeTo(297, 1), expect.closeTo(210, 1)]);
    expect(page?.boxes[0]).toMatchObject({ x: expect.closeTo(35, 1), width: expect.closeTo((297 - 35 - 37) / 7, 1) });
  });

  it('has a row longer than a page go on over as many as it needs', async () => {
    const long = Array.from({ length: 3000 }, (_, at) => String.fromCodePoint(0x4e00 + (at % 300))).join('');
    const pages = readPdf(await paperAsPdf(table(2, [['1', long]])));
    expect(pages.length).toBeGreaterThan(1);
    expect(
      pages
        .map(({ words }) => words.filter(({ size, text }) => size === 12 && !/^第|^共|^1$/u.test(text)).map(({ text }) => text))
        .flat(2)
        .join(''),
    ).toBe(long);
  });

  it('ends, with every row on it, however high its head is', async () => {
    const rows = Array.from({ length: 5 }, (_, at) => Array.from({ length: 30 }, () => String(at)));
    const headed = (letters: number) =>
      layOut(
        sheetOfTable({ title: '台账', above: [], columns: Array.from({ length: 30 }, () => ({ label: '栏'.repeat(letters), width: 1 })), rows, below: [] }),
        () => () => 1,
      );
    // One letter a line: 20 lines leave room for a row, 27 for less than one, 5,000 for nothing on any page.
    for (const [letters, most] of [
      [20, 3],
      [26, 6],
      [27, 3],
      [5000, 220],
    ] as const) {
      const { pages } = await headed(letters);
      expect(pages.length).toBeLessThanOrEqual(most);
      const words = pages.flatMap((page) => page.words.map(({ text }) => text));
      expect(rows.map(([text]) => words.filter((word) => word === text).length)).toEqual([30, 30, 30, 30, 30]);
    }
  });

  it('begins with its number as an annex at the left, a line above the title', async () => {
    const marked = { ...annexTwo(0), annex: '附件2' };
    const words = readPdf(await paperAsPdf(marked))[0]?.words ?? [];
    const [annex, title] = [words.find(({ text }) => text === '附件2'), words.find(({ size }) => size === 22)];
    expect([annex?.size, title?.text]).toEqual([16, '模范机关创建活动查摆问题清单']);
    expect(near(annex?.x ?? 0, 28)).toBe(true);
    expect((title?.y ?? 0) - (annex?.y ?? 0)).toBeGreaterThan(16 * 1.3 * 2 * (25.4 / 72));
    expect(partOf(await paperAsWord(marked), 'word/document.xml')).toMatch(/<w:body><w:p>.{0,200}黑体.{0,200}附件2/u);
  });

  it('has one cell for rows that say the same where the paper joins them, marked as going on over a page', async () => {
    const steps = ['教育动员\n(9月底前)', '查摆问题\n(10月底前)', '整改落实\n(11月至12月)'];
    const rows = Array.from({ length: 60 }, (_, at) => [String(at + 1), steps[Math.floor(at / 25)] ?? '', '任务'.repeat(at % 4 === 0 ? 20 : 4)]);
    const pages = readPdf(
      await paperAsPdf(
        sheetOfTable({
          title: '安排',
          above: [],
          columns: [
            { label: '序号', width: 14 },
            { label: '步骤', width: 26, joined: true },
            { label: '任务', width: 64 },
          ],
          rows,
          below: [],
        }),
      ),
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const { boxes, words } of pages) {
      const column = (at: number) => boxes.filter(({ x }) => near(x, [28, 28 + 21, 28 + 60][at] ?? 0));
      const [tasks, joined] = [column(2), column(1)];
      // Without a gap from the head to the last row, and fewer cells than rows.
      const [last, bottom] = [joined.at(-1), tasks.at(-1)];
      expect(joined.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(
        tasks.reduce((sum, { height }) => sum + height, 0),
        1,
      );
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeCloseTo((bottom?.y ?? 0) + (bottom?.height ?? 0), 1);
      expect(joined.length).toBeLessThan(5);
      for (const { text, y, size } of words.filter((word) => /月/u.test(word.text) && word.x > 49 && word.x < 88))
        expect([text, joined.some((box) => y - size * 0.36 > box.y - NEAR && y < box.y + box.height + NEAR)]).toEqual([text, true]);
    }
    const told = (page: ReadPage | undefined): string => (page ? textsOf(page) : '');
    const over = steps.map((step) => pages.filter((page) => told(page).includes(step.replace('\n', ''))).length);
    expect(over.every((count) => count > 0)).toBe(true);
    expect(
      pages
        .map(told)
        .join('')
        .match(/（续）/gu),
    ).toHaveLength(over.reduce((sum, count) => sum + count - 1, 0));
  });

  it('is refused where it would be more than one file holds, and gives others their turn between its pages', async () => {
    const tooLong = expect.objectContaining({ code: 'paper.too-long' });
    await expect(
      setPaper('docx', {
        name: '台账',
        paper: table(
          2,
          Array.from({ length: 3001 }, () => ['1']),
        ),
      }),
    ).rejects.toEqual(tooLong);
    await expect(setPaper('pdf', { name: '台账', paper: table(1, [['一'.repeat(1_000_000)]]) })).rejects.toEqual(tooLong);
    let turns = 0;
    let isSet = false;
    const others = (): unknown => isSet || ((turns += 1), setImmediate(others));
    others();
    const { pages } = await layOut(
      table(
        2,
        Array.from({ length: 400 }, () => ['1', '问题'.repeat(40)]),
      ),
      () => () => 1,
    );
    isSet = true;
    expect(pages.length).toBeGreaterThan(30);
    expect(turns).toBeGreaterThanOrEqual(pages.length - 1);
  });

  it('draws what was signed by hand at the end of its line, and turns the page where there is no room for it', async () => {
    const signed = { type: 'line', text: '审核同意　党委书记张三　10月8日', isNote: true, strokes: 'M0 0L600 200' } as const;
    const pages = readPdf(await paperAsPdf({ title: '请示', parts: Array.from({ length: 20 }, () => signed) }));
    expect(pages.length).toBe(2);
    expect(pages.flatMap(({ drawn }) => drawn).length).toBe(20);
    const [from, to] = pages[0]?.drawn[0] ?? [];
    expect([Math.round(to?.x ?? 0), Math.round((to?.x ?? 0) - (from?.x ?? 0)), Math.round((to?.y ?? 0) - (from?.y ?? 0))]).toEqual([184, 38, 13]);
  });

  it('cuts an older drawing off at its box, and draws no line that comes from nowhere', async () => {
    const signed = (strokes: string) => ({ type: 'line', text: '审核同意', isNote: true, strokes }) as const;
    const [page] = readPdf(await paperAsPdf({ title: '请示', parts: [signed('M0 0L999 999'), signed('L600 200')] }));
    expect(page?.drawn.length).toBe(1);
    const [from, to] = page?.drawn[0] ?? [];
    expect([Math.round((to?.x ?? 0) - (from?.x ?? 0)), Math.round((to?.y ?? 0) - (from?.y ?? 0))]).toEqual([38, 13]);
  });

  it('shows a letter no face has as 〓, and nothing of what cannot be seen', async () => {
    const [page] = readPdf(await paperAsPdf(table(2, [['\u{1F600}甲\u0007\ud800', '乙\t丙']])));
    expect(page && textsOf(page)).toMatch(/〓甲〓乙 丙/u);
  });

  it('breaks lines where Chinese type-setting allows it', () => {
    expect(breakLines('一二三，四五', 3, () => 1)).toEqual(['一二', '三，四', '五']);
    expect(breakLines('见“三会”吧', 3, () => 1)).toEqual(['见“三', '会”吧']);
    expect(breakLines('按abc办', 4, () => 1)).toEqual(['按abc', '办']);
    expect(breakLines('至12月底', 4, () => 1)).toEqual(['至12月', '底']);
    expect(breakLines('一至12月', 4, () => 1)).toEqual(['一至', '12月']);
    expect(breakLines('甲\n\n乙', 4, () => 1)).toEqual(['甲', '', '乙']);
  });
});

describe('附件2 as Word', () => {
  const file = annexFile;
  const document = partOf(file, 'word/document.xml');
  /** Twentieths of a point, in millimetres. */
  const millimetres = (attribute: RegExp): number[] => [...document.matchAll(attribute)].map(([, twips]) => (Number(twips) / 20) * (25.4 / 72));

  it('has the page, margins, widths and heights of official papers, in millimetres', () => {
    expect(millimetres(/<w:pgSz w:w="(\d+)"/gu)).toEqual([expect.closeTo(210, 1)]);
    expect(millimetres(/<w:pgSz [^>]*w:h="(\d+)"/gu)).toEqual([expect.closeTo(297, 1)]);
    const margin = (side: string): number[] => millimetres(new RegExp(`<w:pgMar [^>]*w:${side}="(\\d+)"`, 'gu'));
    expect(['top', 'right', 'bottom', 'left'].map((side) => margin(side)[0])).toEqual([37, 26, 35, 28].map((wanted) => expect.closeTo(wanted, 1)));
    expect(millimetres(/<w:gridCol w:w="(\d+)"/gu)).toEqual([14, 66, 56, 20].map((wanted) => expect.closeTo(wanted, 1)));
    expect(new Set(millimetres(/<w:trHeight w:val="(\d+)" w:hRule="atLeast"/gu))).toEqual(new Set([expect.closeTo(9.88, 2)]));
  });

  it('repeats its head, breaks no row, names the official faces and counts its pages', () => {
    expect(document.match(/<w:tblHeader\/>/gu)).toHaveLength(1);
    expect(document.match(/<w:cantSplit\/>/gu)).toHaveLength(41);
    expect(document.slice(document.indexOf('<w:tbl>'), document.indexOf('</w:tr>'))).toContain('<w:tblHeader/>');
    expect([...new Set([...document.matchAll(/w:eastAsia="([^"]+)"/gu)].map(([, name]) => name))]).toEqual(['方正小标宋简体', '仿宋_GB2312', '黑体']);
    expect(partOf(file, 'word/footer1.xml')).toMatch(/PAGE .*NUMPAGES /u);
  });

  it('is read again as it was, and is the same file each time', async () => {
    const [sheet] = await readSheets(file);
    expect(sheet?.blocks[2]).toMatchObject({ type: 'table', columns: 4, rows: { length: 41 } });
    expect((await paperAsWord(annexTwo(40))).equals(file)).toBe(true);
  });
});

describe('a form of which every text is written to do harm, on paper', () => {
  it.each(hostileForms().map((one) => [one.form.key, one] as const))(
    '%s: is the same letters in Word and in PDF, and nothing else',
    async (_, { form, data }) => {
      const paper = printedForm(form, data, { filler: form.title });
      const letters = (text: string): string => text.replaceAll(/\s/gu, '');
      const cells = paper.parts.flatMap((part) => (part.type === 'line' ? [part.text] : [...part.columns.map(({ label }) => label), ...part.rows.flat()]));
      const hostile = cells.filter((text) => text.includes('<img'));
      expect(hostile.length).toBeGreaterThan(0);

      const xml = partOf(await paperAsWord(paper), 'word/document.xml');
      const tags = new Set([...xml.matchAll(/<\/?([\w:]+)/gu)].map(([, name]) => name ?? ''));
      expect([...tags].filter((name) => !name.startsWith('w:'))).toEqual([]);
      const said = letters(
        xml
          .replaceAll(/<[^>]*>/gu, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&'),
      );
      for (const text of hostile) expect(said).toContain(letters(text));

      const bytes = await paperAsPdf(paper);
      expect(bytes.toString('latin1')).not.toMatch(/\/(?:JavaScript|JS|OpenAction|AA|Launch|URI)\b/u);
      const drawn = readPdf(bytes)
        .map((page) => page.words.map(({ text }) => letters(text)).join(''))
        .join('');
      for (const sign of ['<img', 'onerror', ')']) expect(drawn).toContain(sign);
    },
  );
});

describe('a text with looks, on paper', () => {
  const rich = (label: string): RichTextField => ({ id: 'r', key: 'r', kind: 'rich-text', label });
  const value = [
    { type: 'paragraph', runs: [{ text: '会议要求' }, { text: '立行立改', bold: true }, { text: '，不等不靠。' }] },
    { type: 'number', runs: [{ text: '明确责任人', bold: true }] },
    { type: 'number', runs: [{ text: '每月检查一次' }] },
    { type: 'bullet', runs: [{ text: '长句'.repeat(60), bold: true }, { text: '完' }] },
  ];
  const rows: TableField = { id: 't', key: 't', kind: 'table', label: '明细', columns: { r: rich('写法') }, columnOrder: ['r'] };
  const form: FormDefinition = { format: 1, key: 'f', title: '小结', minutes: 1, fields: { r: rich('小结'), t: rows }, order: ['r', 't'] };
  const paper = printedForm(form, { r: value, t: [{ rowId: '1', r: value }] }, { filler: '' });

  it('has its lists as lines with their marks, and its bold words bold in Word, in a field and in a row', async () => {
    const xml = partOf(await paperAsWord(paper), 'word/document.xml');
    const bold = [...xml.matchAll(/<w:b\/>.*?<\/w:rPr>(.*?)<\/w:r>/gu)].map(([, run = '']) => run.replaceAll(/<[^>]*>/gu, ''));
    expect(bold).toEqual(['立行立改', '明确责任人', '长句'.repeat(60), '立行立改', '明确责任人', '长句'.repeat(60)]);
    for (const text of ['1. ', '2. 每月检查一次', '• ']) expect(xml).toContain(`>${text}<`);
  });

  it('has the same words bold in PDF, over the end of a line too, each where it would stand otherwise', async () => {
    const widths = () => () => 1;
    const { pages } = await layOut(paper, widths);
    const words = pages.flatMap((page) => page.words);
    expect(
      words
        .filter(({ isBold }) => isBold)
        .map(({ text }) => text)
        .join(''),
    ).toBe(`立行立改明确责任人${'长句'.repeat(60)}`.repeat(2));
    const at = words.findIndex(({ text }) => text === '立行立改');
    const [before, here, after] = words.slice(at - 1, at + 2);
    expect([before?.text, after?.text]).toEqual(['会议要求', '，不等不靠。']);
    expect((here?.x ?? 0) - (before?.x ?? 0)).toBeCloseTo(4 * 12, 5);
    expect(
      readPdf(await paperAsPdf(paper))
        .map(textsOf)
        .join(''),
    ).toContain('会议要求立行立改，不等不靠。');
  });
});
