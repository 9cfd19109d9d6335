import type { Named, Tx } from '../../../kernel/database/tx.js';

const readLabels: Named = {
  name: 'labels-of-lists',
  text: `
    select i.id, kind_of_list ->> 'label' as label
    from items i join items share on share.id = i.parent_id join plan_tasks t on t.item_id = share.parent_id
    cross join lateral jsonb_array_elements(t.how -> 'lists') as kind_of_list
    where i.id = any($1::uuid[]) and kind_of_list ->> 'key' = i.list_key`,
};

/** What the plan calls the kind of list an item is: 内设机构, 领导班子. Items that are no list of a plan are not among the answer. */
export async function listLabels(tx: Tx, itemIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ id: string; label: string }>(readLabels, [[...new Set(itemIds)]]);
  return new Map(rows.map(({ id, label }) => [id, label]));
}
