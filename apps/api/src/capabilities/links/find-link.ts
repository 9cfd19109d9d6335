import { places } from '@bihuan/workflows';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { lifecycleMachine } from '../definitions/index.js';
import { mayReadItem, readItem, stillHeld } from '../items/index.js';
import type { ItemRow } from '../items/index.js';
import { namesOf } from '../people/index.js';
import { tokenHash } from './issue-links.js';
import { isStillReached } from './own-address.js';

/** A link that still opens what it was made for. */
export interface LiveLink {
  readonly id: string;
  readonly personId: string;
  readonly slotId: string;
  readonly place: string;
  readonly expiresAt: string;
  readonly item: ItemRow;
}

interface LinkRow extends Omit<LiveLink, 'item'> {
  readonly itemId: string;
  readonly isUsed: boolean;
  readonly isOver: boolean;
  readonly holderId: string | null;
  readonly closedAs: string | null;
  readonly closedBy: string | null;
  readonly isHeld: boolean | null;
  readonly isShut: boolean;
  readonly isSuspended: boolean;
}

const text = `
  select l.id, l.person_id as "personId", l.item_id as "itemId", l.slot_id as "slotId", l.place, l.used_at is not null as "isUsed", l.expires_at <= now() as "isOver",
    to_char(l.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "expiresAt",
    a.person_id as "holderId", a.closed_as as "closedAs", a.closed_by as "closedBy", case when a.id is null then null else ${stillHeld('a', '$2::date')} end as "isHeld",
    (i.privacy <> 'normal' or not ${isStillReached('l.person_id', 'l.issued_at')}) as "isShut",
    i.context ? 'suspended' as "isSuspended"
  from decision_links l join items i on i.id = l.item_id
  left join assignments a on a.id = l.slot_id and a.item_id = l.item_id and a.place = l.place and a.round = l.round
  where l.token_hash = $1`;
const look: Named = { name: 'look-at-link', text };
const lock: Named = { name: 'lock-link', text: `${text} for update of l` };

/** Whose link it is, whatever became of it; null for none. */
export async function ownerOfLink(tx: Tx, token: string): Promise<string | null> {
  return (await tx.row<{ id: string }>('select person_id as id from decision_links where token_hash = $1', [tokenHash(token)]))?.id ?? null;
}

/** Says why it does not open any more, each in its own words; `toUse` holds it against whoever comes with it at the same time. */
export async function findLink(tx: Tx, token: string, { toUse }: { readonly toUse: boolean }): Promise<LiveLink> {
  const { today } = await clockOf(tx);
  const row = await tx.row<LinkRow>(toUse ? lock : look, [tokenHash(token), today]);
  if (!row) throw new DomainError('link.unknown');
  if (row.isUsed) throw new DomainError('link.used');
  if (row.isOver) throw new DomainError('link.expired');
  await refuseSettled(tx, row);
  const item = await readItem(tx, row.itemId);
  if (!item || row.isShut || row.isHeld !== true || !(await mayReadItem(tx, { personId: row.personId }, row.itemId)) || (await isPersonal(tx, item, row.place)))
    throw new DomainError('link.sign-in');
  if (row.isSuspended) throw new DomainError('link.suspended');
  const { id, personId, slotId, place, expiresAt } = row;
  return { id, personId, slotId, place, expiresAt, item };
}

async function refuseSettled(tx: Tx, { personId, itemId, holderId, closedAs, closedBy }: LinkRow): Promise<void> {
  if (closedAs === 'transferred' || closedAs === 'handed-over' || closedAs === 'removed' || (holderId !== null && holderId !== personId))
    throw new DomainError('link.handed-on');
  if (holderId !== null && closedAs === null) return;
  const item = await readItem(tx, itemId);
  const by =
    closedBy === null
      ? ''
      : closedBy === personId
        ? '您本人'
        : `由${(await namesOf(tx, { people: [closedBy], units: [] })).people[closedBy]?.label ?? '其他同志'}`;
  // Whoever handed it in took it back, or it was handed in anew: there is nothing to decide any more.
  const isWithdrawn = closedAs === 'superseded' && item?.ended === null && closedBy !== null && closedBy === item.context.submitter;
  throw new DomainError(isWithdrawn ? 'link.withdrawn' : 'link.settled', { by: isWithdrawn ? by.replace(/^由/u, '') : by });
}

async function isPersonal(tx: Tx, item: ItemRow, place: string): Promise<boolean> {
  return places(await lifecycleMachine(tx, item.lifecycleVersionId)).some(({ id, personal, opened }) => id === place && (personal || opened));
}
