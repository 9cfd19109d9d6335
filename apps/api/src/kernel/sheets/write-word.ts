import { writeArchive } from './write-archive.js';

/** A sheet of paper with one table. */
export interface PaperTable {
  readonly title: string;
  /** Lines between title and table: «填报单位（个人）：». */
  readonly above: readonly string[];
  /** Widths are parts of the whole. */
  readonly columns: readonly { readonly label: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
  readonly below: readonly string[];
}

const office = 'http://schemas.openxmlformats.org';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
/** A4 and margins as official papers have them, in twentieths of a point; landscape beyond six columns. */
const LONG = 16838;
const SHORT = 11906;
const [TOP, BINDING, RIGHT, BOTTOM] = [2098, 1588, 1474, 1985] as const;
const MOST_UPRIGHT = 6;

/** A Word document as offices set it: title, lines, a ruled table whose head is repeated on each page. */
export function writeWord(paper: PaperTable): Buffer {
  const isLandscape = paper.columns.length > MOST_UPRIGHT;
  const room = isLandscape ? LONG - TOP - BOTTOM : SHORT - BINDING - RIGHT;
  const page = isLandscape
    ? `<w:pgSz w:w="${LONG}" w:h="${SHORT}" w:orient="landscape"/><w:pgMar w:top="${BINDING}" w:right="${TOP}" w:bottom="${RIGHT}" w:left="${BOTTOM}" w:header="851" w:footer="992" w:gutter="0"/>`
    : `<w:pgSz w:w="${SHORT}" w:h="${LONG}"/><w:pgMar w:top="${TOP}" w:right="${RIGHT}" w:bottom="${BOTTOM}" w:left="${BINDING}" w:header="851" w:footer="992" w:gutter="0"/>`;
  const body = [
    paragraph(paper.title, { font: '方正小标宋简体', size: 44, align: 'center' }),
    paragraph('', {}),
    ...paper.above.map((line) => paragraph(line, { size: 28 })),
    table(paper, room),
    ...paper.below.map((line) => paragraph(line, { size: 24 })),
  ].join('');
  return writeArchive([
    {
      name: '[Content_Types].xml',
      text: `${xml}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      text: `${xml}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      text: `${xml}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body}<w:sectPr>${page}</w:sectPr></w:body></w:document>`,
    },
  ]);
}

function table({ columns, rows }: PaperTable, room: number): string {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.max(400, Math.round((width / whole) * room)));
  const line = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('');
  const head = row(
    columns.map(({ label }) => label),
    widths,
    { font: '黑体', size: 24, align: 'center', isHead: true },
  );
  return `<w:tbl><w:tblPr><w:tblW w:w="${room}" w:type="dxa"/><w:tblBorders>${line}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${head}${rows
    .map((cells) =>
      row(
        columns.map((_, at) => cells[at] ?? ''),
        widths,
        { size: 24 },
      ),
    )
    .join('')}</w:tbl>`;
}

interface Look {
  readonly font?: string;
  /** In half points. */
  readonly size?: number;
  readonly align?: 'center';
}

function row(cells: readonly string[], widths: readonly number[], { isHead = false, ...look }: Look & { readonly isHead?: boolean }): string {
  const texts = cells.map(
    (text, at) =>
      `<w:tc><w:tcPr><w:tcW w:w="${widths[at] ?? 0}" w:type="dxa"/></w:tcPr>${paragraph(text, at === 0 && /^\d*$/u.test(text) ? { ...look, align: 'center' } : look)}</w:tc>`,
  );
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="560" w:hRule="atLeast"/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${texts.join('')}</w:tr>`;
}

function paragraph(text: string, { font = '仿宋_GB2312', size = 32, align }: Look): string {
  const run = `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  const lines =
    text === ''
      ? ''
      : `<w:r>${run}${text
          .split('\n')
          .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
          .join('<w:br/>')}</w:r>`;
  return `<w:p><w:pPr>${align ? `<w:jc w:val="${align}"/>` : ''}${run}</w:pPr>${lines}</w:p>`;
}

/** What XML cannot hold is left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\P{C}\t\p{Cf}\p{Co}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
