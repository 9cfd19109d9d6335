/** Runs in a thread of its own: unpacks a guarded office file and gives back what its paper shows. What it imports of ours it names as it stands, so that it runs from sources and from what was built. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Sheet } from '@bihuan/forms';
import { eachPart, Refused } from '../spreadsheet/unpack.ts';
import { TooMuch } from './bounds.ts';
import type { Bounds } from './bounds.ts';
import { readExcel } from './read-excel.ts';
import { readWord } from './read-word.ts';
import { scanXml } from './scan-xml.ts';

export interface SheetJob {
  readonly bytes: Uint8Array;
  readonly from: 'word' | 'excel';
  readonly bounds: Bounds;
}

export type SheetAnswer =
  | { readonly type: 'read'; readonly sheets: readonly Sheet[] }
  | { readonly type: 'refused'; readonly code: 'unsafe' | 'links' | 'unreadable' | 'too-much' };

const DOCUMENT = 'word/document.xml';
/** Words and pictures of a document lead outside only where somebody clicks. */
const HARMLESS = /\/relationships\/hyperlink$/u;

class Links extends Error {}

parentPort?.postMessage(await answer(workerData as SheetJob)); // made by read-sheets.ts

async function answer({ bytes, from, bounds }: SheetJob): Promise<SheetAnswer> {
  try {
    const document = looked(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const sheets = from === 'excel' ? await readExcel(bytes, bounds) : [{ name: '', from, blocks: readWord(document, bounds) }];
    return { type: 'read', sheets };
  } catch (error) {
    if (error instanceof Refused) return { type: 'refused', code: 'unsafe' };
    if (error instanceof Links) return { type: 'refused', code: 'links' };
    return { type: 'refused', code: error instanceof TooMuch ? 'too-much' : 'unreadable' };
  }
}

/** Looks at every part once; answers the body of a document. */
function looked(bytes: Buffer): string {
  let document = '';
  eachPart(bytes, (name, plain) => {
    if (name.endsWith('.rels')) checkRelationships(decodedXml(plain));
    if (name === DOCUMENT) document = decodedXml(plain);
  });
  return document;
}

function checkRelationships(xml: string): void {
  scanXml(xml, {
    open: (name, attributes) => {
      if (!/(^|:)Relationship$/u.test(name) || attributes.get('TargetMode')?.toLowerCase() !== 'external') return;
      const [type, target] = [attributes.get('Type') ?? '', attributes.get('Target') ?? ''];
      // Offices keep their template on the own disk; one from the net is the known way in for macros.
      const isOwnTemplate = type.endsWith('/attachedTemplate') && /^file:\/\/\/[a-z]:/iu.test(target);
      if (!HARMLESS.test(type) && !isOwnTemplate) throw new Links(type);
    },
    close: () => undefined,
    text: () => undefined,
  });
}

function decodedXml(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
