import { clockOf } from '../../kernel/clock/clock.js';
import type { Named, Tx } from '../../kernel/database/tx.js';
import type { ItemRow } from '../items/index.js';

const made: Named = {
  name: 'review-is-made',
  text: `select sheets_total is not null and exists (select from review_counts c where c.review_id = r.item_id and c.unit_id is null) as made from reviews r where item_id = $1`,
};

/** `review.*`: whether all sheets of a review are made, whether a second look at a sheet may still be asked for, and whether its day is over. */
export interface ReviewReading {
  readonly made: boolean;
  readonly mayAsk: boolean;
  readonly isOver: boolean;
}

export async function reviewReading(tx: Tx, item: ItemRow): Promise<ReviewReading> {
  const { today } = await clockOf(tx);
  return {
    made: (await tx.row<{ made: boolean }>(made, [item.id]))?.made ?? false,
    mayAsk: item.dueOn !== null && today <= item.dueOn,
    isOver: item.dueOn !== null && today > item.dueOn,
  };
}

export const readings = { review: async (tx: Tx, item: ItemRow) => ({ ...(await reviewReading(tx, item)) }) };
