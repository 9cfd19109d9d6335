import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { dayViewOf } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import { factsOfItem } from '../item-words.js';
import { PERSON_REMINDED, REMINDING } from '../kinds.js';
import type { PersonNotify } from '../kinds.js';
import type { ToldFacts } from '../sentence.js';

const keep: Named = {
  name: 'keep-notification',
  text: `insert into notifications (tenant_id, id, person_id, kind, item_id, facts, told_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict on constraint pk_notifications do nothing returning id`,
};

/** Tells a person something, in this transaction. With the id of a message, a message that comes twice is told once. */
export async function notify(tx: Tx, { personId, kind, itemId, facts }: PersonNotify, id: string = uuidV7()): Promise<void> {
  const { at, today } = await clockOf(tx);
  const item = itemId === null ? { what: null, unit: null, due: null } : await factsOfItem(tx, itemId, today);
  const day = (on: string | null | undefined): string | null => (on ? dayViewOf(on, today).text : null);
  const told: ToldFacts = { ...item, by: await nameOf(tx, facts.by), on: day(facts.on), until: day(facts.until) };
  const kept = await tx.row(keep, [tx.tenantId, id, personId, kind, itemId, JSON.stringify(told), at]);
  tx.announce({ itemId: null, people: [personId] });
  if (kept && itemId !== null && REMINDING.has(kind)) await addToOutbox(tx, PERSON_REMINDED, { personId, itemId });
}

async function nameOf(tx: Tx, personId: string | null | undefined): Promise<string | null> {
  if (!personId) return null;
  return (await namesOf(tx, { people: [personId], units: [] })).people[personId]?.label ?? null;
}
