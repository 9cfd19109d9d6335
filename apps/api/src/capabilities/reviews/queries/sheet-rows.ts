import type { Named, Tx } from '../../../kernel/database/tx.js';
import { itemColumns } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';

export interface SheetRow extends ItemRow {
  /** As of the cut-off. */
  readonly unitName: string;
}

const from = `select ${itemColumns}, unit_name_on(u.id, least(r.cut_off, upper(u.during) - 1)) as "unitName"
         from items i join units u on u.id = i.unit_id join reviews r on r.item_id = i.parent_id where i.kind = 'review-sheet'`;
const ofReview: Named = {
  name: 'sheets-of-review',
  text: `${from} and i.parent_id = $1 order by u.tree desc, u.ordinal, u.code`,
};

/** The sheets of a review in official order. There is no other order: results are not sorted. */
export function sheetRows(tx: Tx, reviewId: string): Promise<SheetRow[]> {
  return tx.rows<SheetRow>(ofReview, [reviewId]);
}

const byId: Named = { name: 'sheet-by-id', text: `${from} and i.id = $1` };

export function sheetNamed(tx: Tx, id: string): Promise<SheetRow | null> {
  return tx.row<SheetRow>(byId, [id]);
}
