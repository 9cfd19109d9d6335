import { clockOf } from '../../kernel/clock/clock.js';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { notify } from '../notifications/index.js';

// Once is enough until he has seen it.
const keepers: Named = {
  name: 'keepers-to-tell',
  text: `select distinct h.person_id as id from post_holdings h join posts p on p.id = h.post_id
         where 'people.manage' = any(p.permissions) and h.during @> $1::date
           and not exists (select from notifications told where told.person_id = h.person_id and told.kind = 'work-stuck' and told.read_at is null) order by 1`,
};

/** Tells whoever looks after the installation that something was set aside. */
export async function tellKeepers(tx: Tx): Promise<void> {
  const { today } = await clockOf(tx);
  for (const { id } of await tx.rows<{ id: string }>(keepers, [today])) await notify(tx, { personId: id, kind: 'work-stuck', itemId: null, facts: {} });
}
