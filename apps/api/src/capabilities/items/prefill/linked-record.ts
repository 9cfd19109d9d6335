import { fieldsOf } from '@bihuan/forms';
import type { FormData } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { FieldSight } from '../field-access/field-sight.js';
import { readItem } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';
import type { Beginner } from './known-of.js';
import type { RecordFound } from './record-sources.js';

const newestOfForm: Named = {
  name: 'newest-answer-of-form',
  text: 'select item_id as "itemId", form_version_id as "formVersionId", data from submissions where item_id = $1 and form_key = $2 order by revision desc limit 1',
};

/** What was handed in of a form for the item above, if whoever begins may read it. */
export async function parentAnswer(
  tx: Tx,
  { item, form, beginner }: { readonly item: ItemRow; readonly form: string; readonly beginner: Beginner },
): Promise<RecordFound | null> {
  const parent = item.parentId === null ? null : await readItem(tx, item.parentId);
  if (!parent || !(await isReadable(tx, parent, await readerOf(tx, beginner.personId, beginner.today)))) return null;
  const row = await tx.row<{ itemId: string; formVersionId: string; data: FormData }>(newestOfForm, [parent.id, form]);
  if (!row) return null;
  const { definition, data } = await new FieldSight(tx, beginner.personId, [parent.id]).shown(row);
  return { fields: fieldsOf(definition), data, words: `“${parent.title}”所填` };
}
