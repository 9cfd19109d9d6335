import { places } from '@bihuan/workflows';
import { createHash, randomBytes } from 'node:crypto';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { lifecycleMachine } from '../definitions/index.js';
import { readItem, stillHeld } from '../items/index.js';
import type { ItemRow } from '../items/index.js';
import { factsOfItem } from '../notifications/index.js';
import { tenantOf } from '../people/index.js';
import { addressOf } from './own-address.js';
import type { SendOutbound } from './send-outbound.js';

interface OwnSlot {
  readonly id: string;
  readonly place: string;
  readonly round: number;
}

const ownSlots: Named = {
  name: 'slots-for-links',
  text: `select a.id, a.place, a.round from assignments a join items i on i.id = a.item_id
         where a.item_id = $1 and a.person_id = $2 and a.closed_at is null and a.waits is null and a.kind <> 'consult' and not i.context ? 'suspended' and ${stillHeld('a', '$3::date')} order by a.id`,
};
const keep: Named = {
  name: 'keep-decision-link',
  text: `insert into decision_links (tenant_id, id, token_hash, person_id, item_id, slot_id, place, round, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, now() + interval '72 hours')`,
};

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Somebody was reminded: it goes to his own address too, with a link for what he may decide by one. Without an address nothing is made. */
export async function issueLinks(tx: Tx, sender: SendOutbound, { personId, itemId }: { personId: string; itemId: string }): Promise<void> {
  const to = sender.isAvailable ? await addressOf(tx, personId) : null;
  const item = await readItem(tx, itemId);
  if (to === null || !item) return;
  const { today } = await clockOf(tx);
  const slots = await tx.rows<OwnSlot>(ownSlots, [itemId, personId, today]);
  const [slot] = item.privacy === 'normal' ? await decidable(tx, item, slots) : [];
  const way = slot ? await newLink(tx, sender, { personId, itemId, slot }) : `请登录办理：${sender.publicUrl}/items/${itemId}`;
  const { what, unit, due } = await factsOfItem(tx, itemId, today);
  // Of a restricted list not even the form is named outside.
  const about = item.privacy === 'normal' ? `${what ?? '有一件事'}${unit === null ? '' : `（${unit}）`}${due === null ? '' : `，${due}`}` : '有一件事';
  await sender.put(tx, { personId, to, text: `【${(await tenantOf(tx)).name}】${about}，请您办理。${way}` });
}

/** Steps where he signs, and need do so neither in person nor by hand. */
async function decidable(tx: Tx, item: ItemRow, slots: readonly OwnSlot[]): Promise<OwnSlot[]> {
  const known = places(await lifecycleMachine(tx, item.lifecycleVersionId));
  return slots.filter((slot) => known.some(({ id, step, personal, opened }) => id === slot.place && step && !personal && !opened));
}

/** The token stands behind the «#», which no browser, scanner or proxy sends to a server by itself. It is nowhere but in this message. */
async function newLink(tx: Tx, sender: SendOutbound, { personId, itemId, slot }: { personId: string; itemId: string; slot: OwnSlot }): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.rows(keep, [tx.tenantId, uuidV7(), tokenHash(token), personId, itemId, slot.id, slot.place, slot.round]);
  return `办理链接（3天内有效，只能用一次，等于您本人签批，请勿转发）：${sender.publicUrl}/decide#${token}`;
}
