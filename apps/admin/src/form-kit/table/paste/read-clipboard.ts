import { blockOfTable, blockOfText, splitPasted } from '@bihuan/forms';
import type { Block } from '@bihuan/forms';
import { tableOfHtml } from './html-table.js';

/** What lies on the clipboard: several cells, several lines that may be meant as rows, or one text. */
export type Clipped =
  | { readonly type: 'block'; readonly block: Block }
  | { readonly type: 'lines'; readonly lines: readonly string[]; readonly text: string }
  | { readonly type: 'text'; readonly text: string };

/** A copied table goes before the text beside it: it knows merged cells and line breaks. */
export const readClipboard = (data: Pick<DataTransfer, 'getData'>): Clipped => {
  const text = data.getData('text/plain').replace(/\r?\n$/u, '');
  const html = data.getData('text/html');
  const table = /<table/iu.test(html) ? tableOfHtml(html) : null;
  const block = table ? blockOfTable(table) : text.includes('\t') || text.startsWith('"') ? blockOfText(text) : null;
  if (block && (block.length > 1 || (block[0]?.length ?? 0) > 1)) return { type: 'block', block };
  const only = block?.[0]?.[0] ?? text;
  const lines = splitPasted(only);
  return lines.length > 1 ? { type: 'lines', lines, text: only } : { type: 'text', text: only };
};
