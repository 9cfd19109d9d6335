import type { Tx } from '../../../kernel/database/tx.js';
import type { SheetToWrite } from '../../../kernel/spreadsheet/write-spreadsheet.js';
import { mergedList } from '../queries/merged-list.js';
import type { Asking } from '../queries/frame.js';
import { exportedWords } from './board-sheet.js';

/** Half-width signs an inch of paper takes, roughly: the paper's widths are millimetres. */
const SIGNS_A_MILLIMETRE = 0.5;

/** The merged list as a workbook in the columns of the paper; count, date and who exported it stand at the foot. */
export async function mergedSheet(tx: Tx, asking: Asking, form: string): Promise<{ name: string; sheet: SheetToWrite; rows: number }> {
  const { title, columns, rows, foot, campaign } = await mergedList(tx, asking, form);
  const blank = columns.slice(2).map(() => null);
  return {
    name: `${title}（合并）`,
    rows: rows.length,
    sheet: {
      name: '合并清单',
      title,
      note: campaign,
      landscape: true,
      columns: columns.map(({ label, width }) => ({ label, width: Math.max(6, Math.round(width * SIGNS_A_MILLIMETRE)) })),
      rows: [...rows.map(({ cells }) => cells), [null, foot, ...blank], [null, await exportedWords(tx, asking.personId), ...blank]],
    },
  };
}
