import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lockFreeItem, lockItem, stillHeld } from '../../items/index.js';
import { remindedOn } from '../queries/reminders-of.js';
import { notify } from './notify.js';

/** Who has each item in hand and can be told: open slots whose turn it is, of whoever still is what they came to him for, without closed accounts; nobody while it stands still. */
const inHand: Named = {
  name: 'people-to-remind',
  text: `select a.item_id as id, array_agg(distinct a.person_id order by a.person_id)::text[] as people from assignments a join items i on i.id = a.item_id
         where a.item_id = any($1::uuid[]) and a.closed_at is null and a.waits is null and not i.context ? 'suspended' and ${stillHeld('a', '$2::date')}
           and not exists (select from accounts c where c.person_id = a.person_id and c.is_disabled) group by a.item_id`,
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

/** What reminding would do to each of the items now, without doing it: nobody reminds others of what is in his own hands, nor twice a business day. */
export async function reminding(tx: Tx, itemIds: readonly string[], by: string): Promise<ReadonlyMap<string, Reminded>> {
  const { today } = await clockOf(tx);
  const hands = new Map((await tx.rows<{ id: string; people: string[] }>(inHand, [itemIds, today])).map(({ id, people }) => [id, people]));
  const already = await remindedOn(tx, itemIds, today);
  return new Map(itemIds.map((id) => [id, outcomeOf(hands.get(id), { by, isReminded: already.has(id) })]));
}

function outcomeOf(people: readonly string[] | undefined, { by, isReminded }: { readonly by: string; readonly isReminded: boolean }): Reminded {
  if (!people) return { type: 'nobody' };
  if (people.includes(by)) return { type: 'own' };
  return isReminded ? { type: 'already' } : { type: 'sent', people };
}

interface Reminding {
  readonly itemId: string;
  readonly by: string;
  /** Whether somebody who has the item locked is waited for; otherwise it is refused as busy at once. */
  readonly waits?: boolean;
}

/** Reminds whoever has the item in hand; it is locked until the transaction ends, so each is reminded of in one of its own. Whether the caller may is asked before. */
export async function remind(tx: Tx, { itemId, by, waits = true }: Reminding): Promise<Reminded> {
  const { at, today } = await clockOf(tx);
  // Two who press at once, here or on the item's own page: the second waits for the first's commit and then finds what it left.
  if (!(await (waits ? lockItem : lockFreeItem)(tx, itemId))) throw new DomainError('service.busy');
  const found = (await reminding(tx, [itemId], by)).get(itemId) ?? { type: 'nobody' };
  if (found.type !== 'sent') return found;
  if (!(await tx.row(keep, [tx.tenantId, itemId, today, by, found.people, at]))) return { type: 'already' };
  for (const personId of found.people) await notify(tx, { personId, kind: 'urged', itemId, facts: { by } });
  return found;
}
