import type { PlainCell, PlainTable } from '@bihuan/forms';
import { pastedPage } from '../../pasted-page.js';

/** Never content: what a page is styled and moved by, and what Office puts there for itself. */
const SILENT = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'TITLE', 'META', 'LINK', 'IFRAME', 'OBJECT', 'SVG', 'DEL', 'TABLE']);
const BLOCKS = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'H1', 'H2', 'H3', 'H4', 'BLOCKQUOTE', 'PRE', 'SECTION']);

/**
 * The tables in copied HTML, one below the other, with their merged cells; null where there is none. The text is parsed apart from the
 * page: nothing of it runs, loads or is drawn.
 */
export const tableOfHtml = (html: string): PlainTable | null => {
  const parsed = pastedPage(html);
  const tables = [...parsed.querySelectorAll('table')].filter((table) => table.parentElement?.closest('table') === null);
  const lines = tables
    .flatMap((table) => [...table.rows])
    .filter((row) => row.style.display !== 'none')
    .map((row) => [...row.cells].map(cellOf));
  return lines.length === 0 ? null : lines;
};

const cellOf = (cell: HTMLTableCellElement): PlainCell => ({ text: textOf(cell), columns: Math.max(1, cell.colSpan), rows: Math.max(1, cell.rowSpan) });

/** A cell's text as one sees it: lines where it breaks, no more blanks than are shown. */
const textOf = (cell: Element): string =>
  rawText(cell)
    .split('\n')
    .map((line) => line.replaceAll('\u00A0', ' ').trim())
    .join('\n')
    .replaceAll(/\n{2,}/gu, '\n')
    .trim();

const rawText = (node: Node): string => {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replaceAll(/[ \t\r\n\f]+/gu, unwrapped);
  if (!(node instanceof Element) || SILENT.has(node.nodeName.toUpperCase())) return '';
  if (node.nodeName === 'BR') return '\n';
  const inside = [...node.childNodes].map(rawText).join('');
  return BLOCKS.has(node.nodeName) ? `\n${inside}\n` : inside;
};

const isHan = (character: string | undefined): boolean => character !== undefined && /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(character);

/** A source line that was broken between two Chinese characters was one line on the page: no blank belongs there. */
const unwrapped = (blank: string, at: number, whole: string): string =>
  /[\r\n]/u.test(blank) && isHan(whole[at - 1]) && isHan(whole[at + blank.length]) ? '' : ' ';
