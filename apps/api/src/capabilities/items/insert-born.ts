import type { BusinessTime } from '../../kernel/clock/clock.js';
import { columnsOf, rowsOf } from '../../kernel/database/row-columns.js';
import type { Columns } from '../../kernel/database/row-columns.js';
import type { Named, Tx } from '../../kernel/database/tx.js';
import type { Saving } from './apply/save-decision.js';
import { ALIKE, EVENTS, ITEMS, SLOTS, TABLES, TIMERS, WORDS } from './part.js';
import type { Part } from './part.js';

const FIRST = 4;

const rows = (table: Columns, as: string): string => rowsOf(TABLES, { table, as, first: FIRST });

const insertAll: Named = {
  name: 'insert-born-items',
  text: `
with item as (
  insert into items (tenant_id, id, kind, parent_id, root_id, unit_id, subject_unit_id, subject_person_id, title, privacy, list_key, main_form,
    lifecycle_version_id, pins, starts_on, due_on, due_words, basis, leader_id, owner_id, filler_id, creator_id, value, context,
    states, ended, version, head_seq, head_hash, submissions, created_at, changed_at)
  select $1, i.id, k.kind, i.parent_id, i.root_id, i.unit_id, i.subject_unit_id, i.subject_person_id, k.title, k.privacy, k.list_key, k.main_form,
    k.lifecycle_version_id, k.pins, k.starts_on, k.due_on, k.due_words, k.basis, k.leader_id, k.owner_id, i.filler_id, null, k.value, i.context,
    string_to_array(k.states, e'\\x1f'), k.ended, k.version, k.head_seq, i.head_hash, k.submissions, $2, $2
  from ${rows(ITEMS, 'i')} join ${rowsOf(TABLES, { table: ALIKE, as: 'k', first: FIRST, numbered: true })} on k.n = i.alike
), events as (
  insert into item_events (tenant_id, item_id, seq, id, type, record, happened_at, entered_at, actor_id, payload, prev_hash, hash)
  select $1, e.item_id, e.seq, e.id, e.type, e.record, $2, $3, null, e.payload, e.prev_hash, e.hash
  from ${rows(EVENTS, 'e')}
), words as (
  insert into event_words (tenant_id, event_id, name, secret, value)
  select $1, w.event_id, w.name, w.secret, w.value from ${rows(WORDS, 'w')}
), opened as (
  insert into assignments (tenant_id, id, item_id, place, round, person_id, why, opened_at)
  select $1, o.id, o.item_id, o.place, o.round, o.person, o.why, $2 from ${rows(SLOTS, 'o')}
)
insert into deadlines (tenant_id, item_id, event, due_on)
select $1, t.item_id, t.event, t.due_on from ${rows(TIMERS, 't')}`,
};

const tell: Named = {
  name: 'tell-of-births',
  text: `insert into outbox (tenant_id, id, topic, payload)
         select $1, m.id, m.topic, m.payload from json_to_recordset($2) as m (id uuid, topic text, payload jsonb)`,
};

/** Messages of the births, equal ones once: a parent of a thousand children is told that it has children, not a thousand times. */
export async function tellOf(tx: Tx, messages: Saving['messages']): Promise<void> {
  const each = new Map(messages.map((message) => [`${message.topic} ${JSON.stringify(message.payload)}`, message]));
  if (each.size > 0) await tx.rows(tell, [tx.tenantId, JSON.stringify([...each.values()])]);
}

/** Writes items that were not there before, with records, slots and timers. Nobody made them but the system, all at one moment. */
export async function insertBorn(tx: Tx, part: Part, { at, trueNow }: Pick<BusinessTime, 'at' | 'trueNow'>): Promise<void> {
  if (part.items.length === 0) return;
  const columns = [
    columnsOf(ALIKE, [...part.alike.keys()]),
    columnsOf(ITEMS, part.items),
    columnsOf(EVENTS, part.events.flat()),
    columnsOf(WORDS, part.words),
    columnsOf(SLOTS, part.slots),
    columnsOf(TIMERS, part.timers),
  ];
  await tx.rows(insertAll, [tx.tenantId, at, trueNow, ...columns.flat()]);
  // Nobody looks at what was not there before; but it is in somebody's hands now.
  tx.announce({ itemId: null, people: [...new Set(part.slots.map(({ person }) => String(person)))] });
}
