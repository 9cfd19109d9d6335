import { plainOf, tidyBlocks } from '@bihuan/forms';
import type { RichBlock, RichRun } from '@bihuan/forms';
import { pastedPage } from '../pasted-page.js';

type Type = RichBlock['type'];

/** What holds no words of its author: scripts, styles, drawings, frames, and what a browser asks him. */
const SILENT = new Set([
  'SCRIPT',
  'STYLE',
  'HEAD',
  'TITLE',
  'META',
  'LINK',
  'TEMPLATE',
  'NOSCRIPT',
  'IFRAME',
  'OBJECT',
  'EMBED',
  'SVG',
  'MATH',
  'SELECT',
  'BUTTON',
  'TEXTAREA',
]);
/** What stands on lines of its own. */
const LINES = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const BOLD = new Set(['B', 'STRONG', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TH']);

interface Walk {
  readonly blocks: { type: Type; runs: RichRun[] }[];
  isFresh: boolean;
}

/** The text an element shows, as blocks: its words, which of them are bold, and which lines are items of lists. Nothing else of it is taken. */
export function blocksOfDom(root: Node): readonly RichBlock[] {
  const walk: Walk = { blocks: [], isFresh: true };
  for (const child of root.childNodes) visit(child, { walk, type: 'paragraph', isBold: false });
  return tidyBlocks(walk.blocks.map(listed));
}

/** A page on the clipboard as blocks. It is read and never shown: nothing in it runs, and nothing it names is fetched. */
export const blocksOfHtml = (html: string): readonly RichBlock[] => blocksOfDom(pastedPage(html).body);

interface Inside {
  readonly walk: Walk;
  readonly type: Type;
  readonly isBold: boolean;
}

function visit(node: Node, inside: Inside): void {
  if (node.nodeType === Node.TEXT_NODE) return write(node.textContent ?? '', inside);
  if (!(node instanceof Element)) return;
  const name = node.tagName.toUpperCase();
  if (SILENT.has(name) || node.getAttribute('hidden') !== null) return;
  const { walk } = inside;
  if (name === 'BR') {
    open(inside);
    walk.isFresh = true;
    return;
  }
  const breaks = LINES.has(name);
  if (breaks) walk.isFresh = true;
  const below: Inside = { walk, type: typeIn(node, name, inside.type), isBold: boldIn(node, name, inside.isBold) };
  for (const child of node.childNodes) visit(child, below);
  if (breaks) walk.isFresh = true;
}

function typeIn(node: Element, name: string, type: Type): Type {
  if (name === 'LI') return node.parentElement?.tagName.toUpperCase() === 'OL' ? 'number' : 'bullet';
  return type;
}

/** Some pages wrap all they copy into a bold that is none. */
function boldIn(node: Element, name: string, isBold: boolean): boolean {
  const [, weight = ''] = /font-weight\s*:\s*([\w]+)/iu.exec(node.getAttribute('style') ?? '') ?? [];
  if (weight !== '') return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  return isBold || BOLD.has(name);
}

function write(text: string, inside: Inside): void {
  const plain = text.replaceAll(/[\s\u00A0]+/gu, ' ');
  // Between lines of a page there are line ends that nobody typed.
  if (plain.trim() === '' && (inside.walk.isFresh || plain === '')) return;
  const { runs } = open(inside);
  runs.push(inside.isBold ? { text: plain, bold: true } : { text: plain });
}

function open({ walk, type }: Inside): Walk['blocks'][number] {
  const last = walk.blocks.at(-1);
  if (last && !walk.isFresh) return last;
  const block = { type, runs: [] };
  walk.blocks.push(block);
  walk.isFresh = false;
  return block;
}

/** Word copies the items of its lists as paragraphs with a sign in front. */
function listed(block: RichBlock): RichBlock {
  if (block.type !== 'paragraph') return block;
  const [sign] = /^\s*[•·●▪§]\s+/u.exec(plainOf([block])) ?? [];
  if (sign === undefined) return block;
  const [first, ...rest] = block.runs;
  const text = first?.text.replace(/^\s*[•·●▪§]\s*/u, '') ?? '';
  return { type: 'bullet', runs: [...(first ? [{ ...first, text }] : []), ...rest] };
}

/** Blocks as elements to be written in; made one by one, so that no text ever becomes markup. */
export function domOfBlocks(blocks: readonly RichBlock[]): DocumentFragment {
  const made = document.createDocumentFragment();
  for (const { type, runs } of blocks) {
    const line = document.createElement(type === 'paragraph' ? 'p' : 'li');
    for (const run of runs) line.append(run.bold === true ? bold(run.text) : run.text);
    // A line with nothing in it has no height to be clicked on.
    if (runs.length === 0) line.append(document.createElement('br'));
    if (type === 'paragraph') made.append(line);
    else listAt(made, type === 'bullet' ? 'ul' : 'ol').append(line);
  }
  return made;
}

function bold(text: string): HTMLElement {
  const element = document.createElement('b');
  element.textContent = text;
  return element;
}

function listAt(made: DocumentFragment, name: 'ul' | 'ol'): Element {
  const last = made.lastElementChild;
  if (last?.tagName.toLowerCase() === name) return last;
  const list = document.createElement(name);
  made.append(list);
  return list;
}
