import type { SharedOption } from '@bihuan/forms';

export type Lines = readonly SharedOption[];

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** What will stand in the data: it says nothing, so that the label may change for ever. */
const freshValue = (): string => `o-${[...crypto.getRandomValues(new Uint8Array(8))].map((n) => LETTERS[n % LETTERS.length] ?? 'x').join('')}`;

export const newLine = (label = ''): SharedOption => ({ value: freshValue(), label });

export const moved = (lines: Lines, n: number, step: 1 | -1): Lines => {
  const [line, other] = [lines[n], lines[n + step]];
  return line && other ? lines.with(n, other).with(n + step, line) : lines;
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
