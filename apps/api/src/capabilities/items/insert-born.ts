import type { Effect } from '@bihuan/workflows';
import { canonical } from '../../kernel/canonical/canonical.js';
import type { BusinessTime } from '../../kernel/clock/clock.js';
import { columnsOf, rowsOf } from '../../kernel/database/row-columns.js';
import type { Columns, RowOf } from '../../kernel/database/row-columns.js';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { timersOf } from './apply/save-decision.js';
import type { EventToSave, Saving, WordToSave } from './apply/save-decision.js';
import type { BornRow } from './born-row.js';

/** One item after its birth, with everything its first decisions leave behind. */
export interface Born {
  readonly item: BornRow;
  readonly effects: readonly Effect[];
  readonly events: readonly EventToSave[];
  readonly words: readonly WordToSave[];
  readonly messages: Saving['messages'];
}

/** Between the codes of `states`: no key contains it. */
const INNER = '\u001f';

const ITEMS = {
  id: 'uuid',
  kind: 'text',
  parent_id: 'uuid',
  root_id: 'uuid',
  unit_id: 'uuid',
  subject_unit_id: 'uuid',
  subject_person_id: 'uuid',
  title: 'text',
  privacy: 'text',
  list_key: 'text',
  main_form: 'text',
  lifecycle_version_id: 'uuid',
  pins: 'jsonb',
  starts_on: 'date',
  due_on: 'date',
  due_words: 'text',
  basis: 'text',
  leader_id: 'uuid',
  owner_id: 'uuid',
  filler_id: 'uuid',
  value: 'jsonb',
  context: 'jsonb',
  states: 'text',
  ended: 'text',
  version: 'int',
  head_seq: 'int',
  head_hash: 'bytea',
  submissions: 'int',
} as const;
const EVENTS = {
  item_id: 'uuid',
  seq: 'int',
  id: 'uuid',
  type: 'text',
  record: 'text',
  payload: 'text',
  prev_hash: 'bytea',
  hash: 'bytea',
} as const;
const WORDS = { event_id: 'uuid', name: 'text', secret: 'bytea', value: 'text' } as const;
const SLOTS = { id: 'uuid', item_id: 'uuid', place: 'text', round: 'int', person: 'uuid', why: 'jsonb' } as const;
const TIMERS = { item_id: 'uuid', event: 'text', due_on: 'date' } as const;
const TABLES: readonly Columns[] = [ITEMS, EVENTS, WORDS, SLOTS, TIMERS];
const FIRST = 4;

const rows = (table: Columns, as: string): string => rowsOf(TABLES, { table, as, first: FIRST });

const insertAll: Named = {
  name: 'insert-born-items',
  text: `
with item as (
  insert into items (tenant_id, id, kind, parent_id, root_id, unit_id, subject_unit_id, subject_person_id, title, privacy, list_key, main_form,
    lifecycle_version_id, pins, starts_on, due_on, due_words, basis, leader_id, owner_id, filler_id, creator_id, value, context,
    states, ended, version, head_seq, head_hash, submissions, created_at, changed_at)
  select $1, i.id, i.kind, i.parent_id, i.root_id, i.unit_id, i.subject_unit_id, i.subject_person_id, i.title, i.privacy, i.list_key, i.main_form,
    i.lifecycle_version_id, i.pins, i.starts_on, i.due_on, i.due_words, i.basis, i.leader_id, i.owner_id, i.filler_id, null, i.value, i.context,
    string_to_array(i.states, e'\\x1f'), i.ended, i.version, i.head_seq, i.head_hash, i.submissions, $2, $2
  from ${rows(ITEMS, 'i')}
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
export async function insertBorn(tx: Tx, born: readonly Born[], { at, trueNow }: Pick<BusinessTime, 'at' | 'trueNow'>): Promise<void> {
  if (born.length === 0) return;
  const slots = born.flatMap(({ item, effects }) => effects.flatMap((effect) => (effect.type === 'OpenSlots' ? slotCells(item, effect) : [])));
  const timers = born.flatMap(({ item, effects }) => timersOf(item, effects).armed.map((timer) => ({ ...timer, item_id: item.id })));
  const events = born.flatMap(({ item, events: own }) => own.map((event) => eventCells(item, event)));
  const words = born.flatMap(({ words: own }) => own);
  const columns = [
    columnsOf(
      ITEMS,
      born.map(({ item }) => itemCells(item)),
    ),
    columnsOf(EVENTS, events),
    columnsOf(WORDS, words),
    columnsOf(SLOTS, slots),
    columnsOf(TIMERS, timers),
  ];
  await tx.rows(insertAll, [tx.tenantId, at, trueNow, ...columns.flat()]);
  // Nobody looks at what was not there before; but it is in somebody's hands now.
  tx.announce({
    itemId: null,
    people: [
      ...new Set(born.flatMap(({ effects }) => effects.flatMap((effect) => (effect.type === 'OpenSlots' ? effect.slots.map(({ person }) => person) : [])))),
    ],
  });
}

/** Of states where somebody works; a chain that begins with the birth is begun alone, since its slots may wait. */
function slotCells(item: BornRow, { place, round, slots }: Extract<Effect, { type: 'OpenSlots' }>): RowOf<typeof SLOTS>[] {
  return slots.map(({ id, person, why, ...more }) => {
    if ('closed' in more || 'waits' in more || 'added' in more) throw new Error(`slot ${id} of a birth is no plain one`);
    return { id, item_id: item.id, place, round, person, why: canonical(why) };
  });
}

function eventCells(item: BornRow, { id, seq, type, record, bytes, prev_hash, hash }: EventToSave): RowOf<typeof EVENTS> {
  return { item_id: item.id, seq, id, type, record, payload: bytes, prev_hash, hash };
}

function itemCells(item: BornRow): RowOf<typeof ITEMS> {
  return {
    id: item.id,
    kind: item.kind,
    parent_id: item.parentId,
    root_id: item.rootId,
    unit_id: item.unitId,
    subject_unit_id: item.subjectUnitId,
    subject_person_id: item.subjectPersonId,
    title: item.title,
    privacy: item.privacy,
    list_key: item.listKey,
    main_form: item.mainForm,
    lifecycle_version_id: item.lifecycleVersionId,
    pins: canonical(item.pins),
    starts_on: item.startsOn,
    due_on: item.dueOn,
    due_words: item.dueWords,
    basis: item.basis,
    leader_id: item.leaderId,
    owner_id: item.ownerId,
    filler_id: item.fillerId,
    value: item.texts.value,
    context: item.texts.context,
    states: item.states.join(INNER),
    ended: item.ended,
    version: item.version,
    head_seq: item.headSeq,
    head_hash: item.headHash,
    submissions: item.submissions,
  };
}
