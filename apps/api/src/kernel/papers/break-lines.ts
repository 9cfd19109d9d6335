/** Marks that may not begin a line, and marks that may not end one. */
const NEVER_FIRST = /^[，。、；：？！）》」』】〕〉”’…—·%‰,.;:?!)\]}~～〗々]$/u;
const NEVER_LAST = /[（《「『【〔〈“‘([{〖]$/u;

/** The widths of letters, in points. */
export type WidthOf = (letter: string) => number;

/** Breaks words into lines no wider than the room: anywhere between Chinese letters, between words of others, and as Chinese type-setting wants its marks. */
export function breakLines(text: string, room: number, widthOf: WidthOf): readonly string[] {
  return text.split('\n').flatMap((line) => broken(piecesOf(line), room, widthOf));
}

/** What stays together: a word in Latin letters, a number with the unit of a day behind it, else one letter with the marks that lean on it. */
function piecesOf(line: string): readonly string[] {
  const pieces: string[] = [];
  let last: string | null = null;
  for (const [bit] of line.matchAll(/[A-Za-z0-9_.@/:+-]+|\P{C}|\p{Cf}/gu)) {
    const leans = last !== null && (NEVER_FIRST.test(bit) || NEVER_LAST.test(last) || (/\d$/u.test(last) && /^[年月日]$/u.test(bit)));
    if (leans) pieces.push(`${pieces.pop() ?? ''}${bit}`);
    else pieces.push(bit);
    last = bit;
  }
  return pieces;
}

function broken(pieces: readonly string[], room: number, widthOf: WidthOf): readonly string[] {
  const lines: string[] = [];
  let [line, width] = ['', 0];
  for (const piece of pieces.flatMap((one) => fitting(one, room, widthOf))) {
    const wide = widthOfText(piece, widthOf);
    if (line !== '' && width + wide > room) {
      lines.push(line);
      [line, width] = ['', 0];
    }
    line += piece;
    width += wide;
  }
  return [...lines, line];
}

/** What is wider than the whole room is broken where it must. */
const fitting = (piece: string, room: number, widthOf: WidthOf): readonly string[] => (widthOfText(piece, widthOf) <= room ? [piece] : Array.from(piece));

export function widthOfText(text: string, widthOf: WidthOf): number {
  let width = 0;
  for (const letter of text) width += widthOf(letter);
  return width;
}
