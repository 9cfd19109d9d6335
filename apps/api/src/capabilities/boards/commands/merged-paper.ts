import type { Tx } from '../../../kernel/database/tx.js';
import type { Paper } from '../../../kernel/papers/paper.js';
import { sheetOfTable } from '../../../kernel/papers/paper.js';
import type { Asking } from '../queries/frame.js';
import { mergedList } from '../queries/merged-list.js';
import { exportedWords } from './board-sheet.js';

/** The merged list on paper, in the columns of the form's own; count, date and who exported it stand below. */
export async function mergedPaper(tx: Tx, asking: Asking, form: string): Promise<{ name: string; paper: Paper; rows: number }> {
  const { title, columns, rows, foot, campaign } = await mergedList(tx, asking, form);
  const below = [foot, await exportedWords(tx, asking.personId)];
  return {
    name: `${title}（合并）`,
    rows: rows.length,
    paper: sheetOfTable({ title, above: [campaign], columns, rows: rows.map(({ cells }) => cells), below }),
  };
}
