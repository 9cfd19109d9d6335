import type { Effect } from '@bihuan/workflows';
import { columnsOf, fewRowsOf, rowsOf } from '../../../kernel/database/row-columns.js';
import type { Columns, RowOf } from '../../../kernel/database/row-columns.js';
import { writeShared } from '../../../kernel/database/tx.js';
import type { Shared, Tx } from '../../../kernel/database/tx.js';
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

/** Between the codes of `states`: no key contains it. */
const INNER = '\u001f';
const ITEM = {
  id: 'uuid',
  value: 'jsonb',
  context: 'jsonb',
  states: 'text',
  ended: 'text',
  version: 'int',
  head_seq: 'int',
  head_hash: 'bytea',
  submissions: 'int',
  returns: 'int',
  reopened: 'int',
  is_registered_late: 'bool',
  number: 'text',
  changed_at: 'timestamptz',
  starts_on: 'date',
  due_on: 'date',
  due_words: 'text',
  leader_id: 'uuid',
  owner_id: 'uuid',
  filler_id: 'uuid',
  title: 'text',
  unit_id: 'uuid',
} as const;
const EVENT = {
  item_id: 'uuid',
  seq: 'int',
  id: 'uuid',
  type: 'text',
  record: 'text',
  happened_at: 'timestamptz',
  entered_at: 'timestamptz',
  actor_id: 'uuid',
  payload: 'text',
  prev_hash: 'bytea',
  hash: 'bytea',
} as const;
const CLOSED = { id: 'uuid', at: 'timestamptz', how: 'text', by: 'uuid' } as const;
const OPENED = {
  id: 'uuid',
  item_id: 'uuid',
  place: 'text',
  round: 'int',
  person: 'uuid',
  why: 'jsonb',
  kind: 'text',
  waits: 'text',
  added_by: 'uuid',
  follows_person: 'bool',
  stand_in_ends: 'bool',
  opened_at: 'timestamptz',
  closed_at: 'timestamptz',
  closed_as: 'text',
  closed_by: 'uuid',
} as const;
const MESSAGE = { id: 'uuid', topic: 'text', payload: 'jsonb' } as const;
const TABLES: readonly Columns[] = [ITEM, EVENT, CLOSED, OPENED, MESSAGE];
const rows = (table: Columns, as: string): string => fewRowsOf(TABLES, { table, as, first: 2 });

const save: Shared<Saving> = {
  name: 'save-decisions',
  text: `
with item as (
  update items i set value = s.value, context = s.context, states = string_to_array(s.states, e'\\x1f'), ended = s.ended, version = s.version, head_seq = s.head_seq, head_hash = s.head_hash,
    submissions = s.submissions, returns = s.returns, reopened = s.reopened, is_registered_late = s.is_registered_late, number = s.number, changed_at = s.changed_at,
    starts_on = s.starts_on, due_on = s.due_on, due_words = s.due_words, leader_id = s.leader_id, owner_id = s.owner_id, filler_id = s.filler_id, title = s.title, unit_id = s.unit_id
  from ${rows(ITEM, 's')} where i.tenant_id = $1 and i.id = s.id and i.version = s.version - 1 returning i.id
), events as (
  insert into item_events (tenant_id, item_id, seq, id, type, record, happened_at, entered_at, actor_id, payload, prev_hash, hash)
  select $1, e.* from ${rows(EVENT, 'e')}
), closed as (
  update assignments a set closed_at = c.at, closed_as = c.how, closed_by = c.by, waits = null
  from ${rows(CLOSED, 'c')} where a.tenant_id = $1 and a.id = c.id
), opened as (
  insert into assignments (tenant_id, id, item_id, place, round, person_id, why, kind, waits, added_by, follows_person, stand_in_ends, opened_at, closed_at, closed_as, closed_by)
  select $1, o.* from ${rows(OPENED, 'o')}
), told as (
  insert into outbox (tenant_id, id, topic, payload) select $1, m.* from ${rows(MESSAGE, 'm')}
)
-- Fails where an item was not saved: nobody looks at the answer.
select 1 / case when (select count(*) from item) = cardinality($2::uuid[]) then 1 else 0 end as saved`,
  values: (tenantId, savings) => [
    tenantId,
    ...columnsOf(ITEM, savings.map(itemRow)),
    ...columnsOf(
      EVENT,
      savings.flatMap(({ item, events }) => events.map((event) => ({ ...event, item_id: item.id, payload: event.bytes }))),
    ),
    ...columnsOf(
      CLOSED,
      savings.flatMap(({ slots }) => slots.closed.map(({ id, at, as: how, by }) => ({ id, at, how, by }))),
    ),
    ...columnsOf(
      OPENED,
      savings.flatMap(({ item, changedAt, slots }) =>
        slots.opened.map((slot) => ({ ...slot, item_id: item.id, opened_at: changedAt, why: JSON.stringify(slot.why) })),
      ),
    ),
    ...columnsOf(
      MESSAGE,
      savings.flatMap(({ messages }) => messages.map((message) => ({ ...message, payload: JSON.stringify(message.payload) }))),
    ),
  ],
};

function itemRow({ item, changedAt }: Saving): RowOf<typeof ITEM> {
  return {
    id: item.id,
    value: JSON.stringify(item.value),
    context: JSON.stringify(item.context),
    states: item.states.join(INNER),
    ended: item.ended,
    version: item.version,
    head_seq: item.headSeq,
    head_hash: item.headHash,
    submissions: item.submissions,
    returns: item.returns,
    reopened: item.reopened,
    is_registered_late: item.isRegisteredLate,
    number: item.number,
    changed_at: changedAt,
    starts_on: item.startsOn,
    due_on: item.dueOn,
    due_words: item.dueWords,
    leader_id: item.leaderId,
    owner_id: item.ownerId,
    filler_id: item.fillerId,
    title: item.title,
    unit_id: item.unitId,
  };
}

// Not part of the statement above: most decisions have none of these, and PostgreSQL prepares every part of a statement each time.
const WORD = { event_id: 'uuid', name: 'text', secret: 'bytea', value: 'text' } as const;
const keepWords: Shared<readonly WordToSave[]> = {
  name: 'save-words',
  text: `insert into event_words (tenant_id, event_id, name, secret, value) select $1, w.* from ${rowsOf([WORD], { table: WORD, as: 'w', first: 2 })}`,
  values: (tenantId, words) => [tenantId, ...columnsOf(WORD, words.flat())],
};
const TIMER = { item_id: 'uuid', event: 'text', due_on: 'date' } as const;
type Timer = RowOf<typeof TIMER>;
const arm: Shared<readonly Timer[]> = {
  name: 'arm-timers',
  text: `insert into deadlines (tenant_id, item_id, event, due_on) select $1, t.* from ${rowsOf([TIMER], { table: TIMER, as: 't', first: 2 })}
         on conflict (tenant_id, item_id, event) do update set due_on = excluded.due_on, attempts = 0, try_at = null, failure = null, dead_at = null`,
  values: (tenantId, timers) => [tenantId, ...columnsOf(TIMER, timers.flat())],
};
const disarm: Shared<readonly Timer[]> = {
  name: 'disarm-timers',
  text: `delete from deadlines d using ${rowsOf([TIMER], { table: TIMER, as: 't', first: 2 })} where d.tenant_id = $1 and d.item_id = t.item_id and d.event = t.event`,
  values: (tenantId, timers) => [tenantId, ...columnsOf(TIMER, timers.flat())],
};

/**
 * Writes state, history, slots, timers and messages together, and does not wait for it: nothing the caller is told depends on the answer.
 * The version check is the second net under the row lock.
 */
export function saveDecision(tx: Tx, saving: Saving): void {
  const { item, words } = saving;
  writeShared(tx, save, saving);
  if (words.length > 0) writeShared(tx, keepWords, words);
  const { armed, disarmed } = timersOf(item, saving.effects);
  if (disarmed.length > 0)
    writeShared(
      tx,
      disarm,
      disarmed.map((event) => ({ item_id: item.id, event, due_on: null })),
    );
  if (armed.length > 0)
    writeShared(
      tx,
      arm,
      armed.map((timer) => ({ ...timer, item_id: item.id })),
    );
}

export function timersOf(
  item: Pick<ItemRow, 'startsOn' | 'dueOn'>,
  effects: readonly Effect[],
): { armed: { event: string; due_on: string }[]; disarmed: string[] } {
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
