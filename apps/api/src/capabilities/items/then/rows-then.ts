import { activeStates, lived } from '@bihuan/workflows';
import type { Lived, Machine } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { followsFromAct, recordOf } from '../../history/index.js';
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

/** One act of an item's life, and how it stood when the act and all that followed from it were done. */
export interface Moment {
  readonly act: EventRecord;
  readonly ended: 'done' | 'void' | null;
}

/** An item's life up to an instant. */
export interface LifeThen {
  readonly records: readonly EventRecord[];
  readonly moments: readonly Moment[];
  readonly machine: Machine;
  readonly state: Lived['state'];
  readonly dueWords: string | null;
}

/** The lives of items before an instant, lived again from their records. What was not there yet is missing. */
export async function livesThen(tx: Tx, ids: readonly string[], before: string): Promise<ReadonlyMap<string, LifeThen>> {
  const stored = Map.groupBy(await tx.rows<Recorded>(recordsBefore, [ids, before]), ({ itemId }) => itemId);
  const lives = new Map<string, LifeThen>();
  for (const [id, told] of stored) lives.set(id, await lifeOf(tx, told));
  return lives;
}

/**
 * The items as they stood just before an instant, lived again from their records: state, days, people, number. What was not there yet is
 * missing. Who holds them, and what else changes without an act, is not told.
 */
export async function rowsThen<Row extends ItemRow>(tx: Tx, rows: readonly Row[], before: string): Promise<Row[]> {
  const lives = await livesThen(
    tx,
    rows.map(({ id }) => id),
    before,
  );
  return rows.flatMap((row) => {
    const life = lives.get(row.id);
    return life ? [rowAfter(row, life)] : [];
  });
}

async function lifeOf(tx: Tx, told: readonly Recorded[]): Promise<LifeThen> {
  const records = told.map(recordOf);
  const machines = await machinesOf(tx, records);
  const of = (version: string): Machine => machines.get(version) ?? unknownVersion(version);
  const steps = lived(
    of(records[0]?.lifecycleVersion ?? ''),
    records.map(({ event }) => event),
    of,
  );
  const last = steps.at(-1);
  if (!last) throw new Error('an item has no records');
  const dueWords = told.findLast((_, at) => records[at]?.about !== null)?.dueWords ?? null;
  return { records, moments: momentsOf(records, steps), machine: last.machine, state: last.state, dueWords };
}

/** What answers an act goes with it. */
function momentsOf(records: readonly EventRecord[], steps: readonly Lived[]): readonly Moment[] {
  const moments: Moment[] = [];
  for (const [at, record] of records.entries()) {
    const step = steps[at];
    const next = records[at + 1];
    if (!step || (next && followsFromAct(next))) continue;
    const act = records.slice(0, at + 1).findLast((one) => !followsFromAct(one)) ?? record;
    moments.push({ act, ended: activeStates(step.machine, step.state).ended });
  }
  return moments;
}

function rowAfter<Row extends ItemRow>(row: Row, { records, moments, machine, state: { value, context }, dueWords }: LifeThen): Row {
  const last = records.at(-1);
  const lifecycleVersionId = last?.event.type === 'UPGRADE' ? last.event.version : (last?.lifecycleVersion ?? row.lifecycleVersionId);
  const is = activeStates(machine, { value, context });
  const about = records.findLast((record) => record.about !== null)?.about;
  return {
    ...row,
    value,
    context,
    lifecycleVersionId,
    states: [is.code, ...is.steps.map(({ id }) => id)],
    ended: is.ended,
    ...(about ? { unitId: about.unit, leaderId: about.leader, ownerId: about.owner, startsOn: about.startsOn } : {}),
    dueOn: about?.dueOn ?? null,
    dueWords,
    firstSentOn: is.ended === null ? sentOn(records, { mainForm: row.mainForm, submitter: context.submitter }) : null,
    number: records.findLast(({ number }) => number !== null)?.number ?? null,
    reopened: moments.filter(({ ended }, at) => ended === null && moments[at - 1]?.ended === 'done').length,
  };
}

/** Machines of every version the records name. */
async function machinesOf(tx: Tx, records: readonly EventRecord[]): Promise<ReadonlyMap<string, Machine>> {
  const versions = new Set(
    records.flatMap(({ lifecycleVersion, event }) => (event.type === 'UPGRADE' ? [lifecycleVersion, event.version] : [lifecycleVersion])),
  );
  const machines = new Map<string, Machine>();
  for (const version of versions) machines.set(version, await lifecycleMachine(tx, version));
  return machines;
}

function unknownVersion(version: string): never {
  throw new Error(`a record names version ${version}, which nobody asked for`);
}

/** The business day the item's own form was handed in the first time; without one, that on which whoever reports on it handed in last. */
function sentOn(records: readonly EventRecord[], { mainForm, submitter }: { mainForm: string | null; submitter: string | null }): string | null {
  if (mainForm === null)
    return records.findLast(({ submission, actor }) => submission !== null && actor !== null && actor === submitter)?.event.facts.today ?? null;
  return records.find(({ submission }) => submission !== null && submission.form === mainForm)?.event.facts.today ?? null;
}
