import type { FormData } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';

const newest: Named = { name: 'newest-data-of-item', text: 'select data from submissions where item_id = $1 and form_key = $2 order by revision desc limit 1' };

/** What stands in a form of an item now; null while nothing was handed in. */
export async function newestData(tx: Tx, itemId: string, form: string): Promise<FormData | null> {
  return (await tx.row<{ data: FormData }>(newest, [itemId, form]))?.data ?? null;
}
