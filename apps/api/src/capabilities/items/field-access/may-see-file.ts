import type { FormData } from '@bihuan/forms';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { filesIn } from '../apply/handed-in.js';
import { seatsOf } from '../facts/seats.js';
import { FieldSight } from './field-sight.js';

const naming: Named = {
  name: 'submissions-naming-file',
  text: `select item_id as "itemId", form_version_id as "formVersionId", data from submissions where item_id = $1 and position($2 in data::text) > 0 order by seq`,
};

const drafting: Named = {
  name: 'drafts-naming-file',
  text: `select from drafts where item_id = $1 and (position($2 in data::text) > 0 or position($2 in asides::text) > 0) limit 1`,
};

/**
 * Whether the person sees a field the file stands in, of any version. What was brought into a draft and handed in nowhere is for those who
 * have it in hand; what stands in neither (a scan, say) is the item's own.
 */
export async function maySeeFile(tx: Tx, personId: string, { id, itemId }: { readonly id: string; readonly itemId: string }): Promise<boolean> {
  const rows = await tx.rows<{ itemId: string; formVersionId: string; data: FormData }>(naming, [itemId, id]);
  const fields = new FieldSight(tx, personId, [itemId]);
  for (const row of rows) {
    const { definition, data } = await fields.shown(row);
    if (filesIn(definition, data).includes(id)) return true;
  }
  if (rows.length > 0) return false;
  return (await tx.row(drafting, [itemId, id])) === null || (await hasInHand(tx, itemId, personId));
}

async function hasInHand(tx: Tx, itemId: string, personId: string): Promise<boolean> {
  const { worksHere, standsInFor } = await seatsOf(tx, { itemId, personId, today: (await clockOf(tx)).today });
  return worksHere || standsInFor.some(({ slots }) => slots.length > 0);
}
