import { splitPasted } from '@bihuan/forms';

/**
 * What a clipboard text would fill: rows of cells, or `null` where it is one text for one cell.
 * A block from Excel or Word has tabs; a leading serial number is nobody's content.
 */
export const pastedBlock = (text: string): readonly (readonly string[])[] | null => {
  const body = text.replace(/\r?\n$/u, '');
  if (body.includes('\t')) {
    const rows = body.split(/\r?\n/u).map((line) => line.split('\t').map((cell) => cell.replace(/^"(.*)"$/su, '$1').trim()));
    const isNumbered = rows.length > 1 && rows.every(([first]) => /^\d{0,3}$/u.test(first ?? ''));
    return (isNumbered ? rows.map((cells) => cells.slice(1)) : rows).filter((cells) => cells.some((cell) => cell !== ''));
  }
  const lines = splitPasted(text);
  return lines.length > 1 ? lines.map((line) => [line]) : null;
};
