import { rawArchive } from '../../../kernel/spreadsheet/testing/raw-workbook.js';
import type { RawPart } from '../../../kernel/spreadsheet/testing/raw-workbook.js';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org';
const document = `${xml}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>查摆情况</w:t></w:r></w:p></w:body></w:document>`;
const types = `${xml}<Types xmlns="${office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`;

/** The smallest document, with parts put in or, under the same name, put in another's place. */
export function docx(parts: readonly RawPart[] = []): Buffer {
  const own: readonly RawPart[] = [
    { name: '[Content_Types].xml', text: types },
    { name: 'word/document.xml', text: document },
  ];
  return rawArchive([...own.filter(({ name }) => !parts.some((part) => part.name === name)), ...parts]);
}

interface Link {
  readonly type: string;
  readonly target: string;
  /** How it is written that the target lies outside. */
  readonly mode?: string;
}

/** A document that refers to something. */
export const docxWith = ({ type, target, mode = 'TargetMode="External"' }: Link): Buffer =>
  docx([
    {
      name: 'word/_rels/document.xml.rels',
      text: `${xml}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}" ${mode}/></Relationships>`,
    },
  ]);
