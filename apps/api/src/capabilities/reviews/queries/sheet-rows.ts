import type { Named, Tx } from '../../../kernel/database/tx.js';
import { itemColumns } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';

export interface SheetRow extends ItemRow {
  readonly unitName: string;
}

const ofReview: Named = {
  name: 'sheets-of-review',
  text: `select ${itemColumns}, u.name as "unitName" from items i join units u on u.id = i.unit_id where i.parent_id = $1 and i.kind = 'review-sheet' order by u.ordinal, u.code`,
};

/** The sheets of a review in official order. There is no other order: results are not sorted. */
export function sheetRows(tx: Tx, reviewId: string): Promise<SheetRow[]> {
  return tx.rows<SheetRow>(ofReview, [reviewId]);
}
