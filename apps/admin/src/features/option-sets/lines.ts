import { mergeOptions } from '@bihuan/forms';
import type { SharedOption } from '@bihuan/forms';

export type Lines = readonly SharedOption[];

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** What will stand in the data: it says nothing, so that the label may change for ever. */
const freshValue = (): string => `o-${[...crypto.getRandomValues(new Uint8Array(8))].map((n) => LETTERS[n % LETTERS.length] ?? 'x').join('')}`;

export const newLine = (label = ''): SharedOption => ({ value: freshValue(), label });

/** The line goes where another stands, past whatever is between them and not shown. */
export const moved = (lines: Lines, from: number, to: number): Lines => {
  const [line, other] = [lines[from], lines[to]];
  return line && other ? lines.toSpliced(from, 1).toSpliced(to, 0, line) : lines;
};

export const relabelled = (lines: Lines, n: number, label: string): Lines => lines.map((line, at) => (at === n ? { ...line, label } : line));

export const retired = (lines: Lines, n: number, isRetired: boolean): Lines =>
  lines.map(({ retired: _, ...line }, at) => (at === n ? { ...line, ...(isRetired ? { retired: true } : {}) } : (lines[at] ?? line)));

/** Lines of a text, one option each; what is there already comes no second time. */
export const addedLines = (lines: Lines, text: string): Lines => {
  const known = new Set(lines.map(({ label }) => label.trim()));
  const labels = [...new Set(text.split('\n').map((one) => one.trim()))].filter((one) => one !== '' && !known.has(one));
  return [...lines, ...labels.map(newLine)];
};

/** What a word leaves out, by value: what is written afterwards, or has no words yet, goes from nobody's hands. */
export const leftOutBy = (word: string, lines: Lines): ReadonlySet<string> =>
  new Set(lines.filter(({ label }) => label.trim() !== '' && !label.includes(word.trim())).map(({ value }) => value));

/** What stands on the page while a list is written. */
export interface OnPage {
  readonly title: string;
  readonly lines: Lines;
}

/** What is on the page once `saved` is the newest version: what was written since it was `sent` stays, as not yet saved. */
export const afterSaving = (now: OnPage, { sent, kept, saved }: { readonly sent: OnPage; readonly kept: Lines; readonly saved: OnPage }): OnPage => ({
  title: now.title === sent.title ? saved.title : now.title,
  lines: now.lines === sent.lines ? saved.lines : mergeOptions({ base: kept, theirs: saved.lines, mine: now.lines }),
});
