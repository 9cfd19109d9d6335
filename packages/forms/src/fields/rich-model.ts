import { isPlainObject } from '../conditions/reading.js';
import { writingOf } from '../json-schema.js';

/** A stretch of text that looks the same throughout. */
export interface RichRun {
  readonly text: string;
  readonly bold?: boolean;
}

/** What a text is made of, one below the other; items of a list stand beside each other without a list around them. */
export const RICH_BLOCKS = ['paragraph', 'bullet', 'number'] as const;
export interface RichBlock {
  readonly type: (typeof RICH_BLOCKS)[number];
  readonly runs: readonly RichRun[];
}

/** Paragraphs a text has at most, and stretches in one of them. */
export const RICH_MOST = { blocks: 500, runs: 100 } as const;

/** The blocks that are whole, whatever else stands there. */
export function blocksOf(value: unknown): readonly RichBlock[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((block: unknown): readonly RichBlock[] => {
    if (!isPlainObject(block) || !Array.isArray(block['runs'])) return [];
    const type = RICH_BLOCKS.find((one) => one === block['type']);
    return type === undefined ? [] : [{ type, runs: runsOf(block['runs']) }];
  });
}

const runsOf = (runs: readonly unknown[]): readonly RichRun[] =>
  runs.flatMap((run) =>
    isPlainObject(run) && typeof run['text'] === 'string' ? [run['bold'] === true ? { text: run['text'], bold: true } : { text: run['text'] }] : [],
  );

/** Signs the text has, marks apart. */
export const richLength = (value: unknown): number =>
  blocksOf(value).reduce((sum, { runs }) => sum + runs.reduce((length, { text }) => length + [...text].length, 0), 0);

/** From and to which sign of a text something holds. */
export type Stretch = readonly [from: number, to: number];

/** The text without its looks, a line for each block, items of lists with what stands before them. */
export const plainOf = (value: unknown): string => laidOut(value).text;

/** What of `plainOf` is bold. */
export const boldIn = (value: unknown): readonly Stretch[] => laidOut(value).bold;

function laidOut(value: unknown): { readonly text: string; readonly bold: readonly Stretch[] } {
  let [text, number] = ['', 0];
  const bold: Stretch[] = [];
  for (const [at, { type, runs }] of blocksOf(value).entries()) {
    number = type === 'number' ? number + 1 : 0;
    const mark = type === 'bullet' ? '• ' : `${number}. `;
    text += `${at === 0 ? '' : '\n'}${type === 'paragraph' ? '' : mark}`;
    for (const run of runs) {
      if (run.bold === true) bold.push([text.length, text.length + run.text.length]);
      text += run.text;
    }
  }
  const [before, trimmed] = [text.length - text.trimStart().length, text.trim()];
  const within = (place: number): number => Math.min(trimmed.length, Math.max(0, place - before));
  return { text: trimmed, bold: bold.map(([from, to]): Stretch => [within(from), within(to)]).filter(([from, to]) => from < to) };
}

/** A plain text as blocks: each line one, and an item of a list where it begins like one. */
export const blocksOfText = (text: string): readonly RichBlock[] =>
  tidyBlocks(
    text.split(/\r?\n/u).map((line): RichBlock => {
      const [, mark = '', rest = ''] = /^\s*([•·●▪-]|\d{1,3}[.．、])\s+(.*)$/u.exec(line) ?? [];
      if (mark === '') return { type: 'paragraph', runs: [{ text: line.trim() }] };
      return { type: /^\d/u.test(mark) ? 'number' : 'bullet', runs: [{ text: rest.trim() }] };
    }),
  );

/**
 * Stretches that look alike are one, and blank lines at the ends are none: the same text is the same value however it was typed. More of
 * them than there may be stay: whoever typed them is told, and nothing is cut.
 */
export function tidyBlocks(blocks: readonly RichBlock[]): readonly RichBlock[] {
  const tidy = blocks.map(({ type, runs }): RichBlock => ({ type, runs: joinedRuns(runs) }));
  const isFilled = ({ runs }: RichBlock): boolean => runs.some(({ text }) => text.trim() !== '');
  const first = tidy.findIndex(isFilled);
  return first < 0 ? [] : tidy.slice(first, tidy.findLastIndex(isFilled) + 1);
}

function joinedRuns(runs: readonly RichRun[]): readonly RichRun[] {
  const joined: RichRun[] = [];
  for (const { text: raw, bold } of runs) {
    const text = storable(raw);
    const last = joined.at(-1);
    if (text === '') continue;
    // More stretches than there may be go on looking like the last one.
    if (last && ((last.bold === true) === (bold === true) || joined.length === RICH_MOST.runs)) joined[joined.length - 1] = { ...last, text: last.text + text };
    else joined.push(bold === true ? { text, bold } : { text });
  }
  return joined;
}

/** What is nobody's writing, and line ends, are no part of a stretch. */
const storable = (text: string): string => writingOf(text).replaceAll(/[\r\n\t\u00A0]/gu, ' ');
