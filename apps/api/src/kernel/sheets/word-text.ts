/** Runs in a thread: the words of one paragraph of a Word document. Imports nothing of ours. */

/** What a paragraph is made of while it is read. */
export interface Words {
  text: string;
  isCentred: boolean;
  /** Letters that are bold, and letters. */
  bold: number;
  letters: number;
  /** Of an automatic list: which one, and how deep. */
  list: string | null;
  level: number;
  /** The mark at its end was deleted: what follows is written on in the same paragraph. */
  runsOn: boolean;
}

export const newWords = (): Words => ({ text: '', isCentred: false, bold: 0, letters: 0, list: null, level: 0, runsOn: false });

/** How a run is written. */
export interface Run {
  isUnderlined: boolean;
  isHidden: boolean;
  isBold: boolean;
}

export const newRun = (): Run => ({ isUnderlined: false, isHidden: false, isBold: false });

/** Underlined blanks are the places people write on. */
export function addText(words: Words, run: Run, text: string): void {
  if (run.isHidden) return;
  words.text +=
    run.isUnderlined && /^[\s\u3000]+$/u.test(text)
      ? '_'.repeat(
          Math.min(
            40,
            [...text].reduce((wide, sign) => wide + (sign === '\u3000' ? 2 : sign === '\t' ? 4 : 1), 0),
          ),
        )
      : text;
  const letters = text.trim().length;
  words.letters += letters;
  if (run.isBold) words.bold += letters;
}

/** Boxes to tick are often signs of a picture font. */
const SYMBOLS: Readonly<Record<string, string>> = { a8: '□', '6f': '□', '71': '□', '72': '□', fe: '☑', '52': '☑', fd: '☒', '54': '☒' };

export const symbolOf = (font: string, code: string): string =>
  /wingdings/iu.test(font) ? (SYMBOLS[code.toLowerCase().slice(-2)] ?? '') : /^[\da-f]{4}$/iu.test(code) ? String.fromCodePoint(Number.parseInt(code, 16)) : '';

/** Without what nobody typed, and without blanks at the ends of lines. */
export const tidied = (text: string): string =>
  text
    .replaceAll(/[\u200b\ufeff\u00ad]/gu, '')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[\u00a0\u3000]/gu, ' ')
    .replaceAll(/[ \t]+\n/gu, '\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
