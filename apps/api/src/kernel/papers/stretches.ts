import type { Stretch } from '@bihuan/forms';

/** A text in pieces that look the same; none where there is no text. Stretches come in order and do not overlap. */
export function inStretches(text: string, bold: readonly Stretch[]): readonly { readonly text: string; readonly isBold: boolean }[] {
  const pieces = [];
  let at = 0;
  for (const [from, to] of bold) {
    pieces.push({ text: text.slice(at, from), isBold: false }, { text: text.slice(from, to), isBold: true });
    at = to;
  }
  return [...pieces, { text: text.slice(at), isBold: false }].filter((piece) => piece.text !== '');
}

/** What of each of the lines a text was broken into is bold, counted within the line. */
export function stretchesOfLines(text: string, lines: readonly string[], bold: readonly Stretch[]): readonly (readonly Stretch[])[] {
  let at = 0;
  return lines.map((line) => {
    const from = at;
    at += line.length;
    if (text[at] === '\n') at += 1;
    return bold.map(([first, last]): Stretch => [Math.max(0, first - from), Math.min(line.length, last - from)]).filter(([first, last]) => first < last);
  });
}

/** The same stretches in a text that was cleaned: signs that were left out before them count no more. */
export const stretchesCleaned = (text: string, bold: readonly Stretch[], clean: (text: string) => string): readonly Stretch[] =>
  bold.map(([from, to]) => [clean(text.slice(0, from)).length, clean(text.slice(0, to)).length]);
