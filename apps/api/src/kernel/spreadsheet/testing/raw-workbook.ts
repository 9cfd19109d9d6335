import { crc32, deflateRawSync } from 'node:zlib';

export interface RawPart {
  readonly name: string;
  readonly text: string | Buffer;
  /** What the table of contents says about its size, where it lies. */
  readonly claims?: number;
  readonly isEncrypted?: boolean;
}

/** An archive made by hand, so that a test can lie in it. */
export function rawArchive(parts: readonly RawPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const { name, local, entry, packed } = entryOf(part, at);
    bodies.push(local, name, packed);
    directory.push(entry, name);
    at += 30 + name.length + packed.length;
  }
  const contents = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, contents, end]);
}

function entryOf({ name: text, text: plain, claims, isEncrypted = false }: RawPart, at: number) {
  const raw = Buffer.from(plain);
  const packed = deflateRawSync(raw);
  const name = Buffer.from(text);
  const size = claims ?? raw.length;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  // The fields both headers share stand two bytes further in the second.
  for (const [header, shift] of [
    [local, 0],
    [entry, 2],
  ] as const) {
    header.writeUInt16LE(20, 4 + shift);
    header.writeUInt16LE(isEncrypted ? 1 : 0, 6 + shift);
    header.writeUInt16LE(8, 8 + shift);
    header.writeUInt32LE(crc32(raw), 14 + shift);
    header.writeUInt32LE(packed.length, 18 + shift);
    header.writeUInt32LE(size, 22 + shift);
    header.writeUInt16LE(name.length, 26 + shift);
  }
  entry.writeUInt32LE(at, 42);
  return { name, local, entry, packed };
}

const office = 'http://schemas.openxmlformats.org';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The smallest workbook: one sheet with the given rows as XML, and whatever else is put in. */
export function rawWorkbook(rows: string, extra: readonly RawPart[] = [], after = ''): Buffer {
  return rawArchive(
    withExtra(extra, [
      {
        name: '[Content_Types].xml',
        text: `${xml}<Types xmlns="${office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      },
      {
        name: '_rels/.rels',
        text: `${xml}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      },
      {
        name: 'xl/workbook.xml',
        text: `${xml}<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        text: `${xml}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        text: `${xml}<worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${after}</worksheet>`,
      },
    ]),
  );
}

/** The smallest workbook whose cells have formats. */
export function styledWorkbook(rows: string, styles: string): Buffer {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  return rawWorkbook(rows, [
    { name: 'xl/styles.xml', text: `${xml}${styles}` },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `${xml}<Relationships xmlns="${office}/package/2006/relationships">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'styles', 'styles.xml')}</Relationships>`,
    },
  ]);
}

/** A part of the same name stands in the place of ours. */
const withExtra = (extra: readonly RawPart[], own: readonly RawPart[]): RawPart[] => [
  ...own.filter(({ name }) => !extra.some((one) => one.name === name)),
  ...extra,
];
