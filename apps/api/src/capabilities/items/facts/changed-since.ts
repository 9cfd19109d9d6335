import { canonical } from '../../../kernel/canonical/canonical.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { ItemRow } from '../item-row.js';

/** Form data that travel with a command and are not kept yet. */
export interface Handed {
  readonly form: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const around: Named = {
  name: 'submissions-around-agreement',
  text: `
    with agreed as (select max(closed_at) as at from assignments where item_id = $1 and place = $2 and closed_as = 'agreed')
    select s.form_key as form, s.data, s.submitted_at > agreed.at as "isLater", agreed.at is null as never
    from agreed left join submissions s on s.item_id = $1 order by s.seq`,
};

interface Row {
  readonly form: string | null;
  readonly data: unknown;
  readonly isLater: boolean | null;
  readonly never: boolean;
}

/** Whether anything handed in says something else than when that step agreed last. Signers of a step see all of it; one that never agreed is asked. */
export async function changedSince(tx: Tx, { item, step, handed }: { item: Pick<ItemRow, 'id'>; step: string; handed: Handed | null }): Promise<boolean> {
  const rows = await tx.rows<Row>(around, [item.id, step]);
  if (rows.some(({ never }) => never)) return true;
  const forms = new Set([...rows.flatMap(({ form }) => (form === null ? [] : [form])), ...(handed ? [handed.form] : [])]);
  return [...forms].some((form) => {
    const own = rows.filter((row) => row.form === form);
    const seen = own.findLast(({ isLater }) => isLater !== true)?.data ?? null;
    const now = handed?.form === form ? handed.data : (own.at(-1)?.data ?? null);
    return canonical(seen) !== canonical(now);
  });
}
