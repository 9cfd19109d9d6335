import type { ReviewDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleVersions } from '../../definitions/index.js';
import { lifecyclesIn, recordOf } from '../../history/index.js';
import type { EventRecord } from '../../history/index.js';
import { countFigures, figuresOf } from './figures.js';
import type { Counted, Subject } from './figures.js';
import { lifeFrom, recordsUntil } from './life.js';
import { livesOfUnchanged } from './unchanged.js';
import type { Lived } from './unchanged.js';

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

/** Whose items: those of some units, or of all but some. */
export type Whose = { readonly units: readonly string[] } | { readonly except: readonly string[] };

interface Row extends Omit<Subject, 'life' | 'lines'> {
  readonly lifecycleVersionId: string;
  /** Something was recorded after the cut-off, or its row does not tell enough. */
  readonly isToBeLived: boolean;
}

/** 24:00 of the day in the tenant's zone. */
export const endOf = (day: string): string => `((${day}::date + 1)::timestamp at time zone (select zone from tenants))`;

// Done twice without a form of its own: the row does not say when the first time was.
const toBeLived = `(i.main_form is null and i.reopened > 0) or exists (select from item_events e where e.item_id = i.id and e.happened_at >= ${endOf('$3')}) as "isToBeLived"`;

// $1 campaign, $2 the units, $3 cut-off. An entry belongs to the unit whose sheet it came from, and to the campaign it was entered under or one it was carried over to in time.
const ownItems = (whose: string): string => `
    select i.id, i.unit_id as "unitId", i.kind, p.how ->> 'way' as way, i.main_form as form, null as register, null as class,
           i.privacy = 'restricted' as "isRestricted", i.lifecycle_version_id as "lifecycleVersionId", ${toBeLived}
    from items i left join plan_tasks p on p.item_id = i.parent_id
    where i.root_id = $1 and i.kind in ('share', 'list') and ${whose} and i.created_at < ${endOf('$3')}`;
const entriesFrom = (source: string, whose: string): string => `
    select i.id, src.unit_id, 'entry', null, null, e.register_key, e.class, i.privacy = 'restricted', i.lifecycle_version_id, ${toBeLived}
    from ${source} where ${whose} and i.created_at < ${endOf('$3')}
      and (i.root_id = $1 or exists (select from closing_entries c where c.entry_id = e.item_id and c.carried_to = $1 and c.carried_at < ${endOf('$3')}))`;

// Asked for one sheet after the other: from the unit's own items, and never through everything the campaign sent out.
const ofUnits: Named = {
  name: 'subjects-of-units',
  text: `${ownItems('i.unit_id = any($2::uuid[])')} union all
    ${entriesFrom("items src join items i on i.parent_id = src.id and i.kind = 'entry' join register_entries e on e.item_id = i.id and e.source_item_id = src.id", 'src.unit_id = any($2::uuid[])')} order by id`,
};
const ofAllOthers: Named = {
  name: 'subjects-of-all-others',
  text: `${ownItems('i.unit_id <> all($2::uuid[])')} union all
    ${entriesFrom('register_entries e join items i on i.id = e.item_id join items src on src.id = e.source_item_id', 'src.unit_id <> all($2::uuid[])')} order by id`,
};

const recordsOf: Named = {
  name: 'records-for-review',
  text: `select item_id as "itemId", payload, happened_at < ${endOf('$2')} as "isInTime" from item_events where item_id = any($1::uuid[]) order by item_id, seq`,
};

const linesOf: Named = {
  name: 'lines-of-submissions',
  text: `select s.id, t.name as table, jsonb_array_length(s.data -> t.name) as lines
         from submissions s, unnest($2::text[]) as t (name) where s.id = any($1::uuid[]) and jsonb_typeof(s.data -> t.name) = 'array'`,
};

/** Counts the figures. What changed after the cut-off is lived again from its records up to then; everything else is as it stands. */
export async function countUnits(tx: Tx, counting: Counting, units: Whose): Promise<Counted> {
  return countFigures(counting.definition, await subjectsOf(tx, counting, units), counting.cutOff);
}

async function subjectsOf(tx: Tx, counting: Counting, units: Whose): Promise<Subject[]> {
  const [statement, named] = 'units' in units ? [ofUnits, units.units] : [ofAllOthers, units.except];
  const rows = await tx.rows<Row>(statement, [counting.campaignId, named, counting.cutOff]);
  const lives = new Map([
    ...(await livesOfUnchanged(
      tx,
      rows.filter(({ isToBeLived }) => !isToBeLived).map(({ id }) => id),
    )),
    ...(await livedAgain(
      tx,
      counting,
      rows.filter(({ isToBeLived }) => isToBeLived),
    )),
  ]);
  const newest = new Map([...lives].flatMap(([id, { submission }]) => (submission === null ? [] : [[id, submission] as const])));
  const lines = await linesByItem(tx, counting.definition, newest);
  return rows.flatMap((row) => {
    const found = lives.get(row.id);
    return found ? [{ ...row, life: found.life, lines: lines.get(row.id) ?? {} }] : [];
  });
}

type Recorded = { readonly itemId: string; readonly payload: string; readonly isInTime: boolean };

async function livedAgain(tx: Tx, { cutOff, withLateEntries = false }: Counting, rows: readonly Row[]): Promise<Map<string, Lived>> {
  const stored = Map.groupBy(await tx.rows<Recorded>(recordsOf, [rows.map(({ id }) => id), cutOff]), ({ itemId }) => itemId);
  const lives = new Map<string, Lived>();
  for (const { id, lifecycleVersionId, form } of rows) {
    const told = recordsUntil(
      (stored.get(id) ?? []).map((one) => ({ ...one, record: recordOf(one) })),
      { cutOff, withLateEntries },
    );
    const life = lifeFrom(await lifecycleVersions(tx, [lifecycleVersionId, ...lifecyclesIn(told)]), told, form);
    if (life) lives.set(id, { life, submission: newestOf(told, form) });
  }
  return lives;
}

const newestOf = (records: readonly EventRecord[], form: string | null): string | null =>
  records.findLast(({ submission }) => submission !== null && submission.form === form)?.submission?.id ?? null;

async function linesByItem(tx: Tx, definition: ReviewDefinition, newest: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Record<string, number>>> {
  const tables = [...new Set(figuresOf(definition).flatMap(({ measure }) => (measure.type === 'rows' ? [measure.table] : [])))];
  const counted = Map.groupBy(await tx.rows<{ id: string; table: string; lines: number }>(linesOf, [[...newest.values()], tables]), ({ id }) => id);
  return new Map(
    [...newest].map(([item, submission]) => [item, Object.fromEntries((counted.get(submission) ?? []).map(({ table, lines }) => [table, lines]))]),
  );
}
