import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lockItem } from '../../items/index.js';
import { notify } from './notify.js';

/** Who has the item in hand and can be told: open slots, without closed accounts. */
const inHand: Named = {
  name: 'people-to-remind',
  text: `select distinct a.person_id as id from assignments a
         where a.item_id = $1 and a.closed_at is null and a.waits is null
           and not exists (select from accounts c where c.person_id = a.person_id and c.is_disabled) order by 1`,
};

/** Urged on the item's own page: the same to whoever receives it. */
const urged: Named = {
  name: 'urged-on-its-page',
  text: `select from item_events where item_id = $1 and type = 'URGE' and (happened_at at time zone (select zone from tenants))::date = $2::date limit 1`,
};

const keep: Named = {
  name: 'keep-reminder',
  text: `insert into reminders (tenant_id, item_id, on_day, by_person, people, reminded_at) values ($1, $2, $3, $4, $5, $6)
         on conflict on constraint pk_reminders do nothing returning item_id`,
};

export type Reminded =
  | { readonly type: 'sent'; readonly people: readonly string[] }
  | { readonly type: 'already' }
  | { readonly type: 'nobody' }
  | { readonly type: 'own' };

/** Reminds whoever has the item in hand, once a business day; nobody reminds others of what is in his own hands. Whether the caller may is asked before. */
export async function remind(tx: Tx, { itemId, by }: { readonly itemId: string; readonly by: string }): Promise<Reminded> {
  const { at, today } = await clockOf(tx);
  // Two who press at once, here or on the item's own page: the second waits for the first's commit and then finds what it left.
  await lockItem(tx, itemId);
  const people = (await tx.rows<{ id: string }>(inHand, [itemId])).map(({ id }) => id);
  if (people.length === 0) return { type: 'nobody' };
  if (people.includes(by)) return { type: 'own' };
  if (await tx.row(urged, [itemId, today])) return { type: 'already' };
  const kept = await tx.row(keep, [tx.tenantId, itemId, today, by, people, at]);
  if (!kept) return { type: 'already' };
  for (const personId of people) await notify(tx, { personId, kind: 'urged', itemId, facts: { by } });
  return { type: 'sent', people };
}
