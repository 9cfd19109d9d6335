import type { Bold } from '@bihuan/forms';
import { handFonts } from './fonts.js';
import { layOut } from './lay-out.js';
import type { Hand } from './lay-out.js';
import type { Paper } from './paper.js';
import { stretchesCleaned } from './stretches.js';
import { glyphIn, writePdf } from './write-pdf.js';
import type { HandFonts } from './write-pdf.js';

/** A sheet as PDF: official margins, the letters it uses inside. The same sheet is the same bytes. */
export async function paperAsPdf(paper: Paper, fonts: HandFonts = handFonts()): Promise<Buffer> {
  return writePdf(await layOut(plain(paper), widthsIn(fonts)), { title: paper.title, fonts });
}

function widthsIn(fonts: HandFonts): (hand: Hand) => (letter: string) => number {
  const known = new Map<string, number>();
  const measured = (hand: Hand, letter: string): number => {
    const { font } = fonts[hand];
    return font.widthOf(glyphIn(font, letter)) / font.unitsPerEm;
  };
  return (hand) => (letter) => {
    const key = hand + letter;
    const width = known.get(key) ?? measured(hand, letter);
    known.set(key, width);
    return width;
  };
}

/** Letters without a shape of their own are left out; a tab is a blank. */
const plain = (paper: Paper): Paper => ({
  ...(paper.annex === undefined ? {} : { annex: clean(paper.annex) }),
  title: clean(paper.title),
  parts: paper.parts.map((part) =>
    part.type === 'line'
      ? { ...part, text: clean(part.text) }
      : {
          ...part,
          columns: part.columns.map((column) => ({ ...column, label: clean(column.label) })),
          rows: part.rows.map((row) => row.map(clean)),
          ...(part.bold && { bold: boldCleaned(part.rows, part.bold) }),
        },
  ),
});

const boldCleaned = (rows: readonly (readonly string[])[], bold: Bold): Bold =>
  Object.fromEntries(
    Object.entries(bold).map(([place, stretches]) => {
      const [down = 0, across = 0] = place.split('/').map(Number);
      return [place, stretchesCleaned(rows[down]?.[across] ?? '', stretches, clean)];
    }),
  );

const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\t', ' ')
    .replaceAll(/[^\P{C}\n]/gu, '');
