import { dataFor, rightsAt } from '@bihuan/forms';
import { canonical } from '../../../kernel/canonical/canonical.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { formByVersion } from '../../definitions/index.js';
import type { ItemRow } from '../item-row.js';

/** Form data that travel with a command and are not kept yet. */
export interface Handed {
  readonly form: string;
  readonly data: Readonly<Record<string, unknown>>;
}

// By the order of the records: whoever waited for the item's lock is stamped with the moment he began to wait. Of several records of one
// moment the first is the one that closed the slot: what came after it was not seen.
const around: Named = {
  name: 'submissions-around-agreement',
  text: `
    with agreed as (
      select max(slot.seq) as seq from (
        select min(e.seq) as seq from assignments a join item_events e on e.item_id = a.item_id and e.happened_at = a.closed_at
        where a.item_id = $1 and a.place = $2 and a.closed_as = 'agreed' group by a.id) slot)
    select s.form_key as form, s.data, s.seq > agreed.seq as "isLater", agreed.seq is null as never
    from agreed left join submissions s on s.item_id = $1 order by s.seq`,
};

interface Row {
  readonly form: string | null;
  readonly data: unknown;
  readonly isLater: boolean | null;
  readonly never: boolean;
}

/** Whether anything that step sees says something else than when it agreed last. One that never agreed is asked. */
export async function changedSince(
  tx: Tx,
  { item, step, handed }: { item: Pick<ItemRow, 'id' | 'pins'>; step: string; handed: Handed | null },
): Promise<boolean> {
  const rows = await tx.rows<Row>(around, [item.id, step]);
  if (rows.some(({ never }) => never)) return true;
  const forms = new Set([...rows.flatMap(({ form }) => (form === null ? [] : [form])), ...(handed ? [handed.form] : [])]);
  for (const form of forms) {
    const seenBy = await sightOfStep(tx, item.pins[form], step);
    const own = rows.filter((row) => row.form === form);
    const seen = own.findLast(({ isLater }) => isLater !== true)?.data ?? null;
    const now = handed?.form === form ? handed.data : (own.at(-1)?.data ?? null);
    if (canonical(seenBy(seen)) !== canonical(seenBy(now))) return true;
  }
  return false;
}

/** The data as signers of a step see them. */
async function sightOfStep(tx: Tx, formVersion: string | undefined, step: string): Promise<(data: unknown) => unknown> {
  const definition = formVersion === undefined ? null : await formByVersion(tx, formVersion);
  if (!definition?.access) return (data) => data;
  const rights = rightsAt(definition, { type: 'step', step });
  return (data) => (typeof data === 'object' && data !== null ? dataFor(definition, rights, { ...data }) : data);
}
