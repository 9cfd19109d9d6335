import { describe, expect, it } from '@jest/globals';
import type { Sheet, SheetTable } from '@bihuan/forms';
import { rawArchive, rawWorkbook } from '../spreadsheet/testing/raw-workbook.js';
import { readSheets } from './read-sheets.js';
import { writeWord } from './write-word.js';
import { annexOneExcel, annexOneWord, annexTwoExcel, annexTwoWord, line } from './testing/official-sheets.js';
import { across, begins, centred, documentRels, goesOn, head, p, rawDocument, relationship, tbl, tc, tr } from './testing/raw-document.js';

/** What the work itself takes, however busy the machine is with other things. */
const processorMs = (): number => process.cpuUsage().user / 1000;

const read = async (bytes: Buffer): Promise<Sheet> => (await readSheets(bytes))[0] ?? { name: '', from: 'word', blocks: [] };
const word = async (body: string): Promise<Sheet['blocks']> => (await read(rawDocument(body))).blocks;
const table = (text: readonly (readonly string[])[]) =>
  expect.objectContaining({ rows: text.map((cells) => expect.objectContaining({ cells: cells.map((one) => expect.objectContaining({ text: one })) })) });
const codeOf = (bytes: Buffer): Promise<string> =>
  readSheets(bytes).then(
    () => 'read',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('a Word document', () => {
  it('is paragraphs and tables one below the other', async () => {
    expect(
      await word(p('附件2') + p('清单', centred) + p('填报单位：') + tbl([tr([tc('序号'), tc('问题')], head), tr([tc('1'), tc('第一行\n第二行')])])),
    ).toEqual([
      { type: 'paragraph', text: '附件2' },
      { type: 'paragraph', text: '清单', isCentred: true },
      { type: 'paragraph', text: '填报单位：' },
      {
        type: 'table',
        columns: 2,
        rows: [
          {
            isHead: true,
            cells: [
              { column: 0, across: 1, down: 1, text: '序号' },
              { column: 1, across: 1, down: 1, text: '问题' },
            ],
          },
          {
            cells: [
              { column: 0, across: 1, down: 1, text: '1' },
              { column: 1, across: 1, down: 1, text: '第一行\n第二行' },
            ],
          },
        ],
      },
    ]);
  });

  it('has merged cells put together, across and down', async () => {
    const [block] = await word(
      tbl([
        tr([tc('步骤', begins), tc('任务', across(2))]),
        tr([tc('', goesOn), tc('甲'), tc('乙')]),
        tr([tc('查摆', begins), tc('a'), tc('b')]),
        tr([tc('', goesOn), tc('c'), tc('d')]),
        tr([tc('整改', begins), tc('e'), tc('f')]),
      ]),
    );
    expect((block as SheetTable).rows.map(({ cells }) => cells.map((one) => [one.column, one.across, one.down, one.text]))).toEqual([
      // its only block
      [
        [0, 1, 2, '步骤'],
        [1, 2, 1, '任务'],
      ],
      [
        [1, 1, 1, '甲'],
        [2, 1, 1, '乙'],
      ],
      [
        [0, 1, 2, '查摆'],
        [1, 1, 1, 'a'],
        [2, 1, 1, 'b'],
      ],
      [
        [1, 1, 1, 'c'],
        [2, 1, 1, 'd'],
      ],
      [
        [0, 1, 1, '整改'],
        [1, 1, 1, 'e'],
        [2, 1, 1, 'f'],
      ],
    ]);
  });

  it('shows what was inserted while changes were tracked, and nothing that was deleted', async () => {
    expect(
      await word(
        '<w:p><w:r><w:t>问题</w:t></w:r><w:ins w:id="1" w:author="a"><w:r><w:t>清单</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>旧名</w:delText></w:r></w:del><w:moveFrom w:id="3"><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:moveTo w:id="4"><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>' +
          '<w:p><w:pPr><w:rPr><w:del w:id="7"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>' +
          tbl([
            tr([tc('留'), tc('下')]),
            tr([tc('删'), tc('去')], '<w:del w:id="5" w:author="a"/>'),
            tr([tc('新'), tc('行')], '<w:ins w:id="6" w:author="a"/>'),
          ]),
      ),
    ).toEqual([
      { type: 'paragraph', text: '问题清单移来' },
      { type: 'paragraph', text: '前半后半' },
      table([
        ['留', '下'],
        ['新', '行'],
      ]),
    ]);
  });

  it('has boxes of text once, behind the paragraph they hang on', async () => {
    const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    expect(
      await word(
        `<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>${box('注：一式两份')}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box('注：一式两份')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      ),
    ).toEqual([
      { type: 'paragraph', text: '正文' },
      { type: 'paragraph', text: '注：一式两份' },
    ]);
  });

  it('has a table within a cell as lines of the cell, and behind the outer table as well where it is one of its own', async () => {
    expect(await word(tbl([tr([tc('情况'), `<w:tc>${p('说明')}${tbl([tr([tc('甲')]), tr([tc('乙')])])}${p('')}</w:tc>`])]))).toEqual([
      table([['情况', '说明\n甲\n乙']]),
    ]);
    expect(await word(tbl([tr([`<w:tc>${tbl([tr([tc('a'), tc('b')]), tr([tc('c'), tc('d')])])}${p('外')}</w:tc>`])]))).toEqual([
      table([['a\tb\nc\td\n外']]),
      table([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ]);
  });

  it('shows places left open, boxes to tick and automatic numbers, and no words that ask to be written over', async () => {
    const numbered = (text: string): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>${text === '' ? '' : `<w:r><w:t>${text}</w:t></w:r>`}</w:p>`;
    expect(
      await word(
        '<w:p><w:r><w:t>姓名：</w:t></w:r><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">      </w:t></w:r><w:r><w:t>　性别：</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>男</w:t></w:r></w:p>' +
          `<w:p><w:r><w:t>单位：</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处输入文字。</w:t></w:r></w:sdtContent></w:sdt></w:p>` +
          tbl([tr([`<w:tc>${numbered('')}</w:tc>`, tc('')]), tr([`<w:tc>${numbered('')}</w:tc>`, tc('')])]),
      ),
    ).toEqual([
      { type: 'paragraph', text: '姓名：______ 性别：□男' },
      { type: 'paragraph', text: '单位：' },
      table([
        ['1', ''],
        ['2', ''],
      ]),
    ]);
  });

  it('is read whatever its prefixes and its encoding are', async () => {
    const text =
      '<?xml version="1.0"?><x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>甲&amp;乙&#x2014;<![CDATA[<丙>]]></x:t></x:r></x:p></x:body></x:document>';
    const expected = [{ type: 'paragraph', text: '甲&乙—<丙>' }];
    expect((await read(rawDocument('', [], text))).blocks).toEqual(expected);
    expect((await read(rawDocument('', [], Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])))).blocks).toEqual(expected);
  });

  it('of sixty pages is read in good time', async () => {
    const rows = Array.from({ length: 1500 }, (_, at) =>
      tr([tc(String(at + 1)), tc(`第${at + 1}个问题：流程不清、责任不明，群众反映较多。`), tc('修订制度，明确到人。'), tc('')]),
    );
    const started = processorMs();
    const blocks = await word(tbl(rows) + p('末段').repeat(800));
    expect(blocks.length).toBe(801);
    expect(processorMs() - started).toBeLessThan(3000);
  });
});

describe('a worksheet', () => {
  it('is a table where lines are drawn, and paragraphs elsewhere', async () => {
    const { name, blocks } = await read(annexTwoExcel([['问题一\n两行', '措施', '']]));
    expect(name).toBe('表');
    expect(blocks.slice(0, 3)).toEqual(['附件2', '模范机关创建活动查摆问题清单', '填报单位（个人）：'].map((text) => ({ type: 'paragraph', text })));
    expect(blocks[3]).toEqual(
      table([['序号', '存在主要问题', '整改措施', '备注'], ['1', '问题一\n两行', '措施', ''], ...['2', '3', '4', '5', '6'].map((n) => [n, '', '', ''])]),
    );
    expect(blocks.length).toBe(4);
  });

  it('without lines has a table where words stand side by side', async () => {
    expect(
      (
        await read(
          rawWorkbook(
            [
              line(1, ['问题清单'], 0),
              line(2, ['填报单位：', '', '日期：'], 0),
              line(3, ['序号', '问题', '措施'], 0),
              line(4, ['1', '甲', ''], 0),
              line(5, ['2'], 0),
              line(6, ['注：一式两份'], 0),
            ].join(''),
          ),
        )
      ).blocks,
    ).toEqual([
      { type: 'paragraph', text: '问题清单' },
      { type: 'paragraph', text: '填报单位：  日期：' },
      table([
        ['序号', '问题', '措施'],
        ['1', '甲', ''],
        ['2', '', ''],
      ]),
      { type: 'paragraph', text: '注：一式两份' },
    ]);
  });

  it('has merged cells put together', async () => {
    const { blocks } = await read(annexOneExcel());
    const tasks = blocks[2] as SheetTable; // two titles stand before it
    expect(tasks.rows.flatMap(({ cells }) => cells.filter(({ down }) => down > 1).map(({ column, down, text }) => [column, down, text]))).toEqual([
      [1, 6, '教育动员\n(9月底前)'],
      [1, 3, '查摆问题\n(10月底前)'],
      [1, 3, '整改落实\n(11月至\n12月)'],
    ]);
  });
});

describe('the two sheets of the plan', () => {
  it('are read from Word, the head marked on each page', async () => {
    const { blocks } = await read(annexOneWord());
    expect(blocks.map((block) => (block.type === 'table' ? [block.rows.length, block.rows.filter(({ isHead }) => isHead).length] : block.text))).toEqual([
      '附件1',
      '模范机关创建活动重点工作安排 (2018年全面创建)',
      [8, 1],
      [6, 1],
    ]);
    expect((await read(annexTwoWord())).blocks[3]).toMatchObject({ columns: 4 });
  });
});

describe('a file that is no sheet', () => {
  const external = (type: string, target: string): Buffer => rawDocument(p('a'), [documentRels(relationship(type, target))]);
  it.each<[string, Buffer, string]>([
    ['some text', Buffer.from('not an office file at all'), 'sheet.not-a-sheet'],
    ['an archive of something else', rawArchive([{ name: 'a.txt', text: 'a' }]), 'sheet.not-a-sheet'],
    ['one that is both at once', rawDocument(p('a'), [{ name: 'xl/workbook.xml', text: '<a/>' }]), 'sheet.not-a-sheet'],
    ['half a file', annexOneWord().subarray(0, 900), 'sheet.not-a-sheet'],
    [
      'a body that breaks off',
      rawDocument('', [], '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'),
      'sheet.unreadable',
    ],
    ['an old .doc or one under a password', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'sheet.locked-or-old'],
    ['macros', rawDocument(p('a'), [{ name: 'word/vbaProject.bin', text: 'a' }]), 'sheet.macros'],
    ['an embedded archive', rawDocument(p('a'), [{ name: 'word/media/inner.zip', text: rawArchive([{ name: 'a', text: 'b' }]) }]), 'sheet.embedded'],
    ['an embedded workbook', rawDocument(p('a'), [{ name: 'word/embeddings/Microsoft_Excel.bin', text: 'a' }]), 'sheet.embedded'],
    ['a picture from the net', external('image', 'http://example.org/a.png'), 'sheet.links'],
    ['a template from the net', external('attachedTemplate', 'https://example.org/a.dotm'), 'sheet.links'],
    ['a frame of another file', external('frame', 'file:///etc/passwd'), 'sheet.links'],
    ['a document type', rawDocument('', [], '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document/>'), 'sheet.unsafe'],
    [
      'a document type in UTF-16',
      rawDocument('', [], Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<!DOCTYPE a><a/>', 'utf16le')])),
      'sheet.unreadable',
    ],
    ['an entity nobody declared', rawDocument(p('&lol;')), 'sheet.unreadable'],
    ['a bomb that says how large it is', rawDocument(p('a'), [{ name: 'word/a.xml', text: Buffer.alloc(60 * 1024 * 1024) }]), 'sheet.unsafe'],
    ['a bomb that lies about its size', rawDocument(p('a'), [{ name: 'word/a.xml', text: Buffer.alloc(40 * 1024 * 1024), claims: 4000 }]), 'sheet.unsafe'],
    ['elements nested without end', rawDocument('<w:sdt><w:sdtContent>'.repeat(2000)), 'sheet.unreadable'],
    [
      'more cells than a person fills',
      rawDocument(tbl(Array.from({ length: 90_000 }, (_, at) => `<w:tr><w:tc><w:p><w:r><w:t>${(at * 7919) % 99_991}</w:t></w:r></w:p></w:tc></w:tr>`))),
      'sheet.too-much',
    ],
    ['two million letters', rawDocument(p(Array.from({ length: 400_000 }, (_, at) => `字${at}`).join(''))), 'sheet.too-much'],
    ['nothing on the paper', rawDocument(p('')), 'sheet.empty'],
    [
      'two cells at opposite corners',
      rawWorkbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
      'sheet.unreadable',
    ],
  ])('refuses %s', async (_, bytes, code) => expect(await codeOf(bytes)).toBe(code));

  it('but reads one that has a link to click and the template of the office', async () => {
    expect(
      await codeOf(
        rawDocument(p('a'), [
          documentRels(relationship('hyperlink', 'http://example.org')),
          {
            name: 'word/_rels/settings.xml.rels',
            text: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationship('attachedTemplate', 'file:///C:\\Users\\a\\Normal.dotm')}</Relationships>`,
          },
        ]),
      ),
    ).toBe('read');
  });
});

describe('a table set in Word', () => {
  it('is read again as it was, whatever stands in its cells', async () => {
    const rows = [
      ['1', '一行\n两行', '=1+1 & <b>'],
      ['2', '', '表情😀'],
    ];
    const [sheet] = await readSheets(
      await writeWord({
        title: '清单',
        above: ['填报单位（个人）：', ''],
        columns: ['序号', '问题', '措施'].map((label) => ({ label, width: 20 })),
        rows,
        below: ['注：一式两份'],
      }),
    );
    expect(sheet?.blocks).toEqual([
      { type: 'paragraph', text: '清单', isCentred: true },
      { type: 'paragraph', text: '填报单位（个人）：' },
      table([['序号', '问题', '措施'], ...rows]),
      { type: 'paragraph', text: '注：一式两份' },
    ]);
    expect(sheet?.blocks[2]).toMatchObject({ widths: [52, 52, 52], rows: [{ isHead: true }, {}, {}] });
  });
});
