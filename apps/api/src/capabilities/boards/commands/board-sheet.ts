import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import type { SheetToWrite } from '../../../kernel/spreadsheet/write-spreadsheet.js';
import { momentText } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import type { BoardQuery, BoardView } from '../boards.contract.js';
import { cellWords, legend } from '../cell-words.js';
import { boardView } from '../queries/board-view.js';
import type { Asking } from '../queries/frame.js';

/** The matrix as a workbook: words in the cells, no rate and no order but the official one. */
export async function boardSheet(tx: Tx, asking: Asking, query: BoardQuery): Promise<{ name: string; sheet: SheetToWrite; rows: number }> {
  const board = await boardView(tx, asking, query);
  const area = new Map(board.areas.map(({ id, name }) => [id, name]));
  const body = board.rows.map(({ name, area: key, cells }) => [area.get(key) ?? '', name, ...[...cells].map((letter) => cellWords[letter] ?? '')]);
  return {
    name: `${board.campaign.title}办理情况一览表`,
    rows: board.rows.length,
    sheet: {
      name: '办理情况',
      title: `${board.campaign.title}办理情况一览表`,
      landscape: true,
      note: `截至${board.asOf}　${numbersLine(board)}　图例：${legend}`,
      columns: [
        { label: '片区', width: 16 },
        { label: '单位', width: 22 },
        ...board.tasks.map(({ printedNo, shortTitle }) => ({ label: `${printedNo} ${shortTitle}`, width: 11 })),
      ],
      rows: [...body, [await exportedWords(tx, asking.personId), ...board.tasks.map(() => null), null]],
    },
  };
}

const numbersLine = ({ numbers }: Pick<BoardView, 'numbers'>): string =>
  numbers
    .filter(({ key }) => key !== 'mine')
    .map(({ label, text }) => `${label}${text}`)
    .join('；');

/** The last line of everything taken out of the product: who, and when. */
export async function exportedWords(tx: Tx, personId: string): Promise<string> {
  const { people } = await namesOf(tx, { people: [personId], units: [] });
  const { at, zone } = await clockOf(tx);
  return `${people[personId]?.label ?? ''} ${momentText(at, zone)} 导出`;
}
