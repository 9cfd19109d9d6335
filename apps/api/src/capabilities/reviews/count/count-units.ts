import type { ReviewDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { recordOf } from '../../history/index.js';
import type { EventRecord } from '../../history/index.js';
import { countFigures, figuresOf } from './figures.js';
import type { Counted, Subject } from './figures.js';
import { lifeFrom, recordsUntil } from './life.js';

/** What is counted: items of one campaign, records entered up to 24:00 of the cut-off. */
export interface Counting {
  readonly definition: ReviewDefinition;
  readonly campaignId: string;
  readonly cutOff: string;
  /**
   * A count made again also takes what was entered later about days up to the cut-off (补录), as far as nothing of later days came between:
   * so a record is put right by another record, never by typing over a figure.
   */
  readonly withLateEntries?: boolean;
}

type Row = Omit<Subject, 'life' | 'lines'> & { readonly lifecycleVersionId: string };

// 24:00 of the day in the tenant's zone.
const end = (day: string): string => `((${day}::date + 1)::timestamp at time zone (select zone from tenants))`;

// $1 campaign, $2 units or null for all, $3 cut-off. An entry belongs to the unit whose sheet it came from, and to the campaign of that sheet or one it was carried over to in time.
const subjects: Named = {
  name: 'subjects-of-review',
  text: `
    select i.id, i.unit_id as "unitId", i.kind, p.how ->> 'way' as way, i.main_form as form, null as register, null as class,
           i.privacy = 'restricted' as "isRestricted", i.lifecycle_version_id as "lifecycleVersionId"
    from items i left join plan_tasks p on p.item_id = i.parent_id
    where i.root_id = $1 and i.kind in ('share', 'list') and ($2::uuid[] is null or i.unit_id = any($2::uuid[])) and i.created_at < ${end('$3')}
    union all
    select i.id, src.unit_id, 'entry', null, null, e.register_key, e.class, i.privacy = 'restricted', i.lifecycle_version_id
    from register_entries e join items i on i.id = e.item_id join items src on src.id = e.source_item_id
    where ($2::uuid[] is null or src.unit_id = any($2::uuid[])) and i.created_at < ${end('$3')}
      and (src.root_id = $1 or exists (select from closing_entries c where c.entry_id = e.item_id and c.carried_to = $1 and c.carried_at < ${end('$3')}))
    order by id`,
};

const recordsOf: Named = {
  name: 'records-for-review',
  text: `select item_id as "itemId", payload, happened_at < ${end('$2')} as "isInTime" from item_events where item_id = any($1::uuid[]) order by item_id, seq`,
};

const linesOf: Named = {
  name: 'lines-of-submissions',
  text: `select s.id, t.name as table, jsonb_array_length(s.data -> t.name) as lines
         from submissions s, unnest($2::text[]) as t (name) where s.id = any($1::uuid[]) and jsonb_typeof(s.data -> t.name) = 'array'`,
};

/** Counts the figures of the units, or of the whole campaign, by living every item again from its records. */
export async function countUnits(tx: Tx, counting: Counting, units: readonly string[] | null): Promise<Counted> {
  return countFigures(counting.definition, await subjectsOf(tx, counting, units), counting.cutOff);
}

type Recorded = { readonly itemId: string; readonly payload: string; readonly isInTime: boolean };

async function subjectsOf(tx: Tx, { definition, campaignId, cutOff, withLateEntries = false }: Counting, units: readonly string[] | null): Promise<Subject[]> {
  const rows = await tx.rows<Row>(subjects, [campaignId, units, cutOff]);
  const stored = Map.groupBy(await tx.rows<Recorded>(recordsOf, [rows.map(({ id }) => id), cutOff]), ({ itemId }) => itemId);
  const told = new Map(rows.map(({ id }) => [id, recordsUntil((stored.get(id) ?? []).map((one) => ({ ...one, record: recordOf(one) })), { cutOff, withLateEntries })]));
  const newest = new Map(rows.flatMap(({ id, form }) => newestOf(told.get(id) ?? [], form).map((submission) => [id, submission] as const)));
  const lines = await linesByItem(tx, definition, newest);
  const found: Subject[] = [];
  for (const { lifecycleVersionId, ...row } of rows) {
    const life = lifeFrom(await lifecycleMachine(tx, lifecycleVersionId), told.get(row.id) ?? [], row.form);
    if (life) found.push({ ...row, life, lines: lines.get(row.id) ?? {} });
  }
  return found;
}

const newestOf = (records: readonly EventRecord[], form: string | null): string[] => {
  const last = records.findLast(({ submission }) => submission !== null && submission.form === form)?.submission;
  return last ? [last.id] : [];
};

async function linesByItem(tx: Tx, definition: ReviewDefinition, newest: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Record<string, number>>> {
  const tables = [...new Set(figuresOf(definition).flatMap(({ measure }) => (measure.type === 'rows' ? [measure.table] : [])))];
  const counted = Map.groupBy(await tx.rows<{ id: string; table: string; lines: number }>(linesOf, [[...newest.values()], tables]), ({ id }) => id);
  return new Map([...newest].map(([item, submission]) => [item, Object.fromEntries((counted.get(submission) ?? []).map(({ table, lines }) => [table, lines]))]));
}
