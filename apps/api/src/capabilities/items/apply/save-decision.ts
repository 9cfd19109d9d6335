import type { Effect } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { ItemRow } from '../item-row.js';
import type { NetSlots } from './net-slots.js';

/** Everything one command leaves behind, written together. */
export interface Saving {
  readonly item: ItemRow;
  readonly changedAt: string;
  readonly effects: readonly Effect[];
  readonly slots: NetSlots;
  readonly events: readonly EventToSave[];
  readonly words: readonly WordToSave[];
  readonly messages: readonly { readonly id: string; readonly topic: string; readonly payload: unknown }[];
}

export interface EventToSave {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly record: string;
  readonly happened_at: string;
  readonly entered_at: string;
  readonly actor_id: string | null;
  readonly payload: string;
  /** The payload as UTF-8. */
  readonly bytes: Buffer;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
}

export interface WordToSave {
  readonly event_id: string;
  readonly name: string;
  readonly secret: Buffer;
  readonly value: string;
}

const save: Named = {
  name: 'save-decision',
  text: `
with item as (
  update items set value = $3, context = $4, states = $5, ended = $6, version = $7, head_seq = $8, head_hash = $9,
    submissions = $10, returns = $11, reopened = $12, is_registered_late = $13, number = $14, changed_at = $15,
    starts_on = $21, due_on = $22, due_words = $23, leader_id = $24, owner_id = $25, filler_id = $26, title = $27, unit_id = $28
  where tenant_id = $1 and id = $2 and version = $7 - 1 returning id
), events as (
  insert into item_events (tenant_id, item_id, seq, id, type, record, happened_at, entered_at, actor_id, payload, prev_hash, hash)
  select $1, $2, e.seq, e.id, e.type, e.record, e.happened_at, e.entered_at, e.actor_id, e.payload, decode(e.prev_hash, 'hex'), decode(e.hash, 'hex')
  from jsonb_to_recordset($16) as e (seq int, id uuid, type text, record text, happened_at timestamptz, entered_at timestamptz,
    actor_id uuid, payload text, prev_hash text, hash text)
), closed as (
  -- By the array of their ids, so that the planner need not guess how many rows a JSON value holds.
  update assignments a set closed_at = c.at, closed_as = c."as", closed_by = c.by, waits = null
  from jsonb_to_recordset($17) as c (id uuid, at timestamptz, "as" text, by uuid)
  where a.tenant_id = $1 and a.id = any($20::uuid[]) and a.id = c.id
), opened as (
  insert into assignments (tenant_id, id, item_id, place, round, person_id, why, kind, waits, added_by, follows_person, opened_at, closed_at, closed_as, closed_by)
  select $1, o.id, $2, o.place, o.round, o.person, o.why, o.kind, o.waits, o.added_by, o.follows_person, $15, o.closed_at, o.closed_as, o.closed_by
  from jsonb_to_recordset($18) as o (id uuid, place text, round int, person uuid, why jsonb, kind text, waits text, added_by uuid, follows_person boolean,
    closed_at timestamptz, closed_as text, closed_by uuid)
), told as (
  insert into outbox (tenant_id, id, topic, payload)
  select $1, m.id, m.topic, m.payload from jsonb_to_recordset($19) as m (id uuid, topic text, payload jsonb)
)
-- Fails where no item was saved: nobody looks at the answer.
select 1 / (select count(*) from item) as saved`,
};

// Not part of the statement above: most decisions have none of these, and PostgreSQL prepares every part of a statement each time.
const keepWords: Named = {
  name: 'save-words',
  text: `
insert into event_words (tenant_id, event_id, name, secret, value)
select $1, w.event_id, w.name, decode(w.secret, 'hex'), w.value
from jsonb_to_recordset($2) as w (event_id uuid, name text, secret text, value text)`,
};
const arm: Named = {
  name: 'arm-timers',
  text: `
insert into deadlines (tenant_id, item_id, event, due_on)
select $1, $2, t.event, t.due_on from jsonb_to_recordset($3) as t (event text, due_on date)
on conflict (tenant_id, item_id, event) do update set due_on = excluded.due_on`,
};
const disarm: Named = { name: 'disarm-timers', text: 'delete from deadlines where tenant_id = $1 and item_id = $2 and event = any($3)' };

/**
 * Writes state, history, slots, timers and messages together, and does not wait for it: nothing the caller is told depends on the answer.
 * The version check is the second net under the row lock.
 */
export function saveDecision(tx: Tx, saving: Saving): void {
  const { item } = saving;
  const { slots } = saving;
  tx.write(save, [
    tx.tenantId, item.id, JSON.stringify(item.value), JSON.stringify(item.context), item.states, item.ended, item.version, item.headSeq, item.headHash,
    item.submissions, item.returns, item.reopened, item.isRegisteredLate, item.number, saving.changedAt,
    JSON.stringify(saving.events.map(eventText)), JSON.stringify(slots.closed), JSON.stringify(slots.opened), JSON.stringify(saving.messages), slots.closed.map(({ id }) => id),
    item.startsOn, item.dueOn, item.dueWords, item.leaderId, item.ownerId, item.fillerId, item.title, item.unitId,
  ]);
  if (saving.words.length > 0) tx.write(keepWords, [tx.tenantId, JSON.stringify(saving.words.map(wordText))]);
  const timers = timersOf(item, saving.effects);
  if (timers.disarmed.length > 0) tx.write(disarm, [tx.tenantId, item.id, timers.disarmed]);
  if (timers.armed.length > 0) tx.write(arm, [tx.tenantId, item.id, JSON.stringify(timers.armed)]);
}

const eventText = ({ bytes: _, prev_hash, hash, ...event }: EventToSave): object => ({ ...event, prev_hash: prev_hash.toString('hex'), hash: hash.toString('hex') });
const wordText = ({ secret, ...word }: WordToSave): object => ({ ...word, secret: secret.toString('hex') });

export function timersOf(item: Pick<ItemRow, 'startsOn' | 'dueOn'>, effects: readonly Effect[]): { armed: { event: string; due_on: string }[]; disarmed: string[] } {
  const armed = new Map<string, string>();
  const disarmed = new Set<string>();
  for (const effect of effects) {
    if (effect.type === 'DisarmTimer' && !armed.delete(effect.event)) disarmed.add(effect.event);
    const dueOn = effect.type === 'ArmTimer' ? item[effect.at] : null;
    if (effect.type === 'ArmTimer' && dueOn !== null) armed.set(effect.event, dueOn);
    // A day that was taken away: the timer that waits for it would fire on it all the same.
    if (effect.type === 'ArmTimer' && dueOn === null && !armed.delete(effect.event)) disarmed.add(effect.event);
  }
  // What is armed again is simply overwritten.
  for (const event of armed.keys()) disarmed.delete(event);
  return { armed: [...armed].map(([event, due_on]) => ({ event, due_on })), disarmed: [...disarmed] };
}
