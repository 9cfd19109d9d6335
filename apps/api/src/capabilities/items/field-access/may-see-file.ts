import type { FormData } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { filesIn } from '../apply/handed-in.js';
import { FieldSight } from './field-sight.js';

const naming: Named = {
  name: 'submissions-naming-file',
  text: `select item_id as "itemId", form_version_id as "formVersionId", data from submissions where item_id = $1 and position($2 in data::text) > 0 order by seq`,
};

/** Whether the person sees a field the file stands in, of any version; a file that stands in none (a scan, say) is the item's own. */
export async function maySeeFile(tx: Tx, personId: string, { id, itemId }: { readonly id: string; readonly itemId: string }): Promise<boolean> {
  const rows = await tx.rows<{ itemId: string; formVersionId: string; data: FormData }>(naming, [itemId, id]);
  const fields = new FieldSight(tx, personId, [itemId]);
  for (const row of rows) {
    const { definition, data } = await fields.shown(row);
    if (filesIn(definition, data).includes(id)) return true;
  }
  return rows.length === 0;
}
