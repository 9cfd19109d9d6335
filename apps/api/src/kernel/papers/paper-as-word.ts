import { sharesOf } from '@bihuan/forms';
import type { Stretch } from '@bihuan/forms';
import { setImmediate as letOthers } from 'node:timers/promises';
import { writeArchive } from '../sheets/write-archive.js';
import { FOOT_GAP, isFigure, pageOf, pageWords, roomOf, ROW, SIZES, titleLines } from './paper.js';
import type { Page, Paper, PaperPart } from './paper.js';
import { inStretches } from './stretches.js';

const office = 'http://schemas.openxmlformats.org';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = `${office}/wordprocessingml/2006/main`;
/** Word counts in twentieths of a point. */
const TWIPS = (72 / 25.4) * 20;
const twips = (millimetres: number): number => Math.round(millimetres * TWIPS);
/** The height of the line with the page's number, in millimetres. */
const FOOT_LINE = 6.4;

/** A Word document as offices set it: official margins and faces, ruled tables whose heads are repeated, rows not split. */
export async function paperAsWord(paper: Paper): Promise<Buffer> {
  const page = pageOf(paper);
  const body = [
    ...(paper.annex === undefined ? [] : [paragraph(paper.annex, { font: '黑体', size: SIZES.annex }), paragraph('', { size: SIZES.annex })]),
    paragraph(
      titleLines(paper.title, (line) => ems(line) * SIZES.title > (roomOf(page) / 25.4) * 72),
      { font: '方正小标宋简体', size: SIZES.title, align: 'center' },
    ),
    paragraph('', { size: SIZES.line }),
    ...(await partsOf(paper, twips(roomOf(page)))),
    // A document may not end with a table.
    ...(paper.parts.at(-1)?.type === 'table' ? ['<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'] : []),
  ].join('');
  return writeArchive([
    { name: '[Content_Types].xml', text: contentTypes },
    { name: '_rels/.rels', text: relations('officeDocument', 'word/document.xml') },
    {
      name: 'word/document.xml',
      text: `${xml}<w:document xmlns:w="${W}" xmlns:r="${office}/officeDocument/2006/relationships"><w:body>${body}${section(page)}</w:body></w:document>`,
    },
    { name: 'word/_rels/document.xml.rels', text: relations('footer', 'footer1.xml') },
    { name: 'word/footer1.xml', text: `${xml}<w:ftr xmlns:w="${W}">${footer()}</w:ftr>` },
  ]);
}

/** How wide a line is in letters of full width, near enough. */
const ems = (line: string): number => Array.from(line).reduce((sum, letter) => sum + (letter <= 'ÿ' ? 0.5 : 1), 0);

async function partsOf({ parts }: Paper, room: number): Promise<readonly string[]> {
  const written: string[] = [];
  for (const part of parts)
    if (part.type === 'table') written.push(await table(part, room));
    else written.push(paragraph(part.strokes === undefined ? part.text : `${part.text}（手写签名）`, { size: part.isNote ? SIZES.table : SIZES.line }));
  return written;
}

const overrides = (
  [
    ['document', 'document.main'],
    ['footer1', 'footer'],
  ] as const
).map(([part, type]) => `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`);
const contentTypes = `${xml}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;

const relations = (type: string, target: string): string =>
  `${xml}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;

function section({ width, height, top, right, bottom, left }: Page): string {
  const turned = width > height ? ' w:orient="landscape"' : '';
  return `<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"${turned}/><w:pgMar w:top="${twips(top)}" w:right="${twips(right)}" w:bottom="${twips(bottom)}" w:left="${twips(left)}" w:header="851" w:footer="${twips(bottom - FOOT_GAP - FOOT_LINE)}" w:gutter="0"/></w:sectPr>`;
}

function footer(): string {
  const look = letters({ size: SIZES.foot });
  const field = (code: string): string => `<w:fldSimple w:instr=" ${code} "><w:r>${look}<w:t>1</w:t></w:r></w:fldSimple>`;
  const words = pageWords('#', '#')
    .split('#')
    .map((text) => `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`);
  return `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${words[0]}${field('PAGE')}${words[1]}${field('NUMPAGES')}${words[2]}</w:p>`;
}

/** Others have their turn after so many rows. */
const AT_ONCE = 20;

/** A cell over several rows is told once: where its pages end, only Word knows. */
async function table(whole: Extract<PaperPart, { type: 'table' }>, room: number): Promise<string> {
  const { columns, rows, isHeadless = false, bold = {} } = whole;
  const shares = sharesOf(whole);
  const widths = widthsOf(
    columns.map(({ width }) => width),
    room,
  );
  const rules = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`);
  const heads = columns.map(({ label }): Cell => ({ text: label, look: { font: '黑体', size: SIZES.table, align: 'center' } }));
  const cellsOf = (texts: readonly string[], down: number): readonly Cell[] =>
    columns.map((_, at) => {
      const share = shares[down]?.[at] ?? null;
      const cell = { ...cellOf(share === null || share.begins ? (texts[at] ?? '') : '', isHeadless ? at : null), bold: bold[`${down}/${at}`] ?? [] };
      return share === null ? cell : { ...cell, bold: [], merge: share.begins ? 'restart' : 'continue' };
    });
  const lines: string[] = [];
  for (const [at, texts] of rows.entries()) {
    lines.push(row(cellsOf(texts, at), widths, ''));
    if (at % AT_ONCE === AT_ONCE - 1) await letOthers();
  }
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${room}" w:type="dxa"/><w:tblBorders>${rules.join('')}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    isHeadless ? '' : row(heads, widths, '<w:tblHeader/>'),
    ...lines,
    '</w:tbl>',
  ].join('');
}

/** Parts of the room in whole twips; what rounding leaves goes to the last. */
function widthsOf(parts: readonly number[], room: number): readonly number[] {
  const whole = parts.reduce((sum, width) => sum + width, 0);
  const widths = parts.map((width) => Math.round((width / whole) * room));
  const rest = room - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, at) => (at === widths.length - 1 ? width + rest : width));
}

interface Look {
  readonly font?: string;
  /** In points. */
  readonly size: number;
  readonly align?: 'center';
}

interface Cell {
  readonly text: string;
  readonly look: Look;
  readonly bold?: readonly Stretch[];
  readonly merge?: 'restart' | 'continue';
}

/** Beside its label an answer stands at the left, whatever it is. */
function cellOf(text: string, beside: number | null): Cell {
  if (beside === 0) return { text, look: { font: '黑体', size: SIZES.table } };
  return { text, look: { size: SIZES.table, ...(beside === null && isFigure(text) ? { align: 'center' as const } : {}) } };
}

function row(cells: readonly Cell[], widths: readonly number[], more: string): string {
  const texts = cells.map(
    ({ text, look, bold, merge }, at) =>
      `<w:tc><w:tcPr><w:tcW w:w="${widths[at] ?? 0}" w:type="dxa"/>${merge ? `<w:vMerge w:val="${merge}"/>` : ''}<w:vAlign w:val="center"/></w:tcPr>${paragraph(text, look, bold)}</w:tc>`,
  );
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${ROW * 20}" w:hRule="atLeast"/>${more}</w:trPr>${texts.join('')}</w:tr>`;
}

const letters = ({ font = '仿宋_GB2312', size }: Look, isBold = false): string =>
  `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}"/>${isBold ? '<w:b/>' : ''}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>`;

function paragraph(text: string, look: Look, bold: readonly Stretch[] = []): string {
  const runs = inStretches(text, bold).map((part) => `<w:r>${letters(look, part.isBold)}${linesOf(part.text)}</w:r>`);
  return `<w:p><w:pPr>${look.align ? `<w:jc w:val="${look.align}"/>` : ''}${letters(look)}</w:pPr>${runs.join('')}</w:p>`;
}

const linesOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>');

/** What XML cannot hold is left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\P{C}\t\p{Cf}\p{Co}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
