import { inflateSync } from 'node:zlib';

/** What a page shows, in millimetres from its upper left corner: written against the format, not against our writer. */
export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
  /** Lines drawn by hand: where each begins and goes, as far as it is within the box it is cut off at. */
  readonly drawn: readonly (readonly { readonly x: number; readonly y: number }[])[];
  readonly words: readonly { readonly text: string; readonly x: number; readonly y: number; readonly size: number }[];
}

const MM = 25.4 / 72;
const [X, Y, WIDTH, HEIGHT] = [0, 1, 2, 3] as const;

export function readPdf(file: Buffer): readonly ReadPage[] {
  const objects = objectsOf(file);
  const root = objects.get(referredTo(file.toString('latin1'), 'Root'))?.head ?? '';
  const kids = /\/Kids \[([^\]]*)\]/u.exec(objects.get(referredTo(root, 'Pages'))?.head ?? '')?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/gu)].map(([, id]) => pageOf(objects, objects.get(Number(id))?.head ?? ''));
}

interface PdfObject {
  readonly head: string;
  readonly body: Buffer;
}

/** By the places the file's own table names, as readers find them. */
function objectsOf(file: Buffer): ReadonlyMap<number, PdfObject> {
  const text = file.toString('latin1');
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/u.exec(text)?.[1]);
  const places = [...text.slice(table, text.indexOf('trailer', table)).matchAll(/^(\d{10}) 00000 n $/gmu)].map(([, place]) => Number(place));
  return new Map(places.map((place, at) => [at + 1, objectAt(file, place, at + 1)]));
}

function objectAt(file: Buffer, place: number, id: number): PdfObject {
  const text = file.toString('latin1', place);
  if (!text.startsWith(`${id} 0 obj\n`)) throw new Error(`Object ${id} is not where the table says.`);
  const head = text.slice(0, text.indexOf('endobj'));
  const length = /\/FlateDecode \/Length (\d+)/u.exec(head)?.[1];
  if (length === undefined) return { head, body: Buffer.alloc(0) };
  const from = place + head.indexOf('stream\n') + 'stream\n'.length;
  return { head: head.slice(0, head.indexOf('stream\n')), body: inflateSync(file.subarray(from, from + Number(length))) };
}

const referredTo = (head: string, key: string): number => Number(new RegExp(`/${key} (\\d+) 0 R`, 'u').exec(head)?.[1]);

function pageOf(objects: ReadonlyMap<number, PdfObject>, page: string): ReadPage {
  const [, , width = 0, height = 0] = (/\/MediaBox \[([^\]]*)\]/u.exec(page)?.[1] ?? '').split(' ').map(Number);
  const letters = new Map([...page.matchAll(/\/(F\d+) (\d+) 0 R/gu)].map(([, name = '', id]) => [name, lettersOf(objects, Number(id))]));
  const content = objects.get(referredTo(page, 'Contents'))?.body.toString('latin1') ?? '';
  const numbers = (line: string): number[] => line.split(' ').map(Number);
  return {
    width: width * MM,
    height: height * MM,
    drawn: [...content.matchAll(/^q ([\d. ]+) re W n 1 w 1 J 1 j (.+) S Q$/gmu)].map(([, box = '', lines = '']) => {
      const at = numbers(box);
      const within = (value: number, from: number, room: number): number => Math.min(from + room, Math.max(from, value));
      return [...lines.matchAll(/(-?[\d.]+) (-?[\d.]+) [ml]/gu)].map(([, x, y]) => ({
        x: within(Number(x), at[X] ?? 0, at[WIDTH] ?? 0) * MM,
        y: (height - within(Number(y), at[Y] ?? 0, at[HEIGHT] ?? 0)) * MM,
      }));
    }),
    boxes: [...content.matchAll(/^([\d. ]+) re S$/gmu)].map(([, four = '']) => {
      const at = numbers(four);
      return {
        x: (at[X] ?? 0) * MM,
        y: (height - (at[Y] ?? 0) - (at[HEIGHT] ?? 0)) * MM,
        width: (at[WIDTH] ?? 0) * MM,
        height: (at[HEIGHT] ?? 0) * MM,
      };
    }),
    words: [...content.matchAll(/\/(F\d+) ([\d.]+) Tf ([\d.]+) ([\d.]+) Td <([0-9a-f]*)> Tj/gu)].map(([, font = '', size, x, y, codes = '']) => ({
      text: [...codes.matchAll(/.{4}/gu)].map(([code]) => letters.get(font)?.get(code) ?? '?').join(''),
      size: Number(size),
      x: Number(x) * MM,
      y: (height - Number(y)) * MM,
    })),
  };
}

function lettersOf(objects: ReadonlyMap<number, PdfObject>, font: number): ReadonlyMap<string, string> {
  const table = objects.get(referredTo(objects.get(font)?.head ?? '', 'ToUnicode'))?.body.toString('latin1') ?? '';
  return new Map(
    [...table.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gmu)].map(([, code = '', text = '']) => [code, Buffer.from(text, 'hex').swap16().toString('utf16le')]),
  );
}

/** The faces inside a file, each by its own name. */
export const fontsInPdf = (file: Buffer): readonly string[] => [...file.toString('latin1').matchAll(/\/FontName \/(\S+)/gu)].map(([, name = '']) => name);
