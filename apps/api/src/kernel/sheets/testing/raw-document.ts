import { rawArchive } from '../../spreadsheet/testing/raw-workbook.js';
import type { RawPart } from '../../spreadsheet/testing/raw-workbook.js';

const office = 'http://schemas.openxmlformats.org';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = `${office}/wordprocessingml/2006/main`;

const contentTypes = `${xml}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const rels = `${xml}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** The smallest document around a body that is written by hand; `whole` replaces everything of the part. */
export function rawDocument(body: string, extra: readonly RawPart[] = [], whole?: string | Buffer): Buffer {
  return rawArchive([
    { name: '[Content_Types].xml', text: contentTypes },
    { name: '_rels/.rels', text: rels },
    {
      name: 'word/document.xml',
      text:
        whole ??
        `${xml}<w:document xmlns:w="${W}" xmlns:mc="${office}/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14 wps"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
    },
    ...extra,
  ]);
}

/** Relationships of the document, as one part. */
export const documentRels = (inside: string): RawPart => ({
  name: 'word/_rels/document.xml.rels',
  text: `${xml}<Relationships xmlns="${office}/package/2006/relationships">${inside}</Relationships>`,
});
export const relationship = (type: string, target: string): string =>
  `<Relationship Id="rId9" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`;

/** A paragraph, its lines broken by «\n». */
export const p = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${
    text === ''
      ? ''
      : `<w:r>${text
          .split('\n')
          .map((line) => `<w:t xml:space="preserve">${line}</w:t>`)
          .join('<w:br/>')}</w:r>`
  }</w:p>`;
export const centred = '<w:jc w:val="center"/>';
/** A cell; `properties` go into its `w:tcPr`. */
export const tc = (text: string, properties = ''): string => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${properties}</w:tcPr>${p(text)}</w:tc>`;
export const tr = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
export const tbl = (rows: readonly string[], widths: readonly number[] = [2000]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
export const begins = '<w:vMerge w:val="restart"/>';
export const goesOn = '<w:vMerge/>';
export const head = '<w:tblHeader/>';
export const across = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`;
