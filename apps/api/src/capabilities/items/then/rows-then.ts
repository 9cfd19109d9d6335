import { activeStates, fold } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { recordOf } from '../../history/index.js';
import type { EventRecord } from '../../history/index.js';
import type { ItemRow } from '../item-row.js';

interface Recorded {
  readonly itemId: string;
  readonly payload: string;
  readonly dueWords: string | null;
}

const recordsBefore: Named = {
  name: 'records-before-an-instant',
  text: `select e.item_id as "itemId", e.payload, (select w.value from event_words w where w.event_id = e.id and w.name = 'dueWords') as "dueWords"
         from item_events e where e.item_id = any($1::uuid[]) and e.happened_at < $2::timestamptz order by e.item_id, e.seq`,
};

/**
 * The items as they stood just before an instant, lived again from their records: state, day and its words. What was not there yet is missing.
 * Who holds them, and what else changes without an act, is not told.
 */
export async function rowsThen(tx: Tx, rows: readonly ItemRow[], before: string): Promise<ItemRow[]> {
  const stored = Map.groupBy(await tx.rows<Recorded>(recordsBefore, [rows.map(({ id }) => id), before]), ({ itemId }) => itemId);
  const lived: ItemRow[] = [];
  for (const row of rows) {
    const told = (stored.get(row.id) ?? []).map((one) => ({ ...one, record: recordOf(one) }));
    if (told.length > 0) lived.push(await rowAfter(tx, row, told));
  }
  return lived;
}

type Told = Recorded & { readonly record: EventRecord };

async function rowAfter(tx: Tx, row: ItemRow, told: readonly Told[]): Promise<ItemRow> {
  const records = told.map(({ record }) => record);
  const machines = await machinesOf(tx, records);
  const of = (version: string): Machine => machines.get(version) ?? unknownVersion(version);
  const [first, last] = [records[0], records.at(-1)];
  if (!first || !last) throw new Error(`item ${row.id} has no records`);
  const { value, context } = fold(of(first.lifecycleVersion), records.map(({ event }) => event), of);
  const lifecycleVersionId = last.event.type === 'UPGRADE' ? last.event.version : last.lifecycleVersion;
  const is = activeStates(of(lifecycleVersionId), { value, context });
  const about = told.findLast(({ record }) => record.about !== null);
  return {
    ...row, value, context, lifecycleVersionId, states: [is.code, ...is.steps.map(({ id }) => id)], ended: is.ended,
    dueOn: about?.record.about?.dueOn ?? null, dueWords: about?.dueWords ?? null, firstSentOn: is.ended === null ? firstSentOn(records, row.mainForm) : null,
  };
}

/** Machines of every version the records name. */
async function machinesOf(tx: Tx, records: readonly EventRecord[]): Promise<ReadonlyMap<string, Machine>> {
  const versions = new Set(records.flatMap(({ lifecycleVersion, event }) => (event.type === 'UPGRADE' ? [lifecycleVersion, event.version] : [lifecycleVersion])));
  const machines = new Map<string, Machine>();
  for (const version of versions) machines.set(version, await lifecycleMachine(tx, version));
  return machines;
}

function unknownVersion(version: string): never {
  throw new Error(`a record names version ${version}, which nobody asked for`);
}

/** The business day the item's own form was handed in the first time. */
function firstSentOn(records: readonly EventRecord[], mainForm: string | null): string | null {
  return records.find(({ submission }) => submission !== null && submission.form === mainForm)?.event.facts.today ?? null;
}
