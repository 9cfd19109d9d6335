import { BudgetExceeded, FORM_STEPS, holds, variablesOf } from '@bihuan/forms';
import type { Condition, EvaluateOptions, FormData, Reading } from '@bihuan/forms';
import { allNodes, branchConditions, conditionsFor, forkConditions, waitOf } from '@bihuan/workflows';
import type { EventAsked, ItemState, Knowing, Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { definitionOfEvent } from '../apply/definition-of-event.js';
import type { ItemRow } from '../item-row.js';
import { stateOf } from '../item-row.js';
import { calendarFor } from './calendar-for.js';
import { changedSince } from './changed-since.js';
import type { Handed } from './changed-since.js';
import type { Readings } from './readings.js';

export interface Asking {
  readonly machine: Machine;
  readonly item: ItemRow;
  readonly event: EventAsked;
  /** Data that travel with the act. */
  readonly form: FormData | undefined;
  /** Where the item stands after what was decided so far; absent: where it is stored. */
  readonly state?: ItemState;
  /** What is being handed in with the command, which is not kept yet. */
  readonly handed?: Handed | null;
}

/**
 * Evaluates the conditions the event may need, once, here; the machine only ever sees their outcomes.
 * Reads only what they name: `form`, `latest.<form>`, `children`, `item`, or an offered reading.
 */
export function outcomesOf(tx: Tx, readings: Readings, asking: Asking): Promise<Record<string, boolean>> {
  return evaluated(tx, readings, { asking, conditions: conditionsFor(asking.machine, asking.state ?? stateOf(asking.item), asking.event) });
}

/** Outcomes known before anything is filled in: enough to say why an act cannot be done now. What several acts ask is read once. */
export function outcomesBeforeFilling(
  tx: Tx,
  readings: Readings,
  { machine, item, events }: Pick<Asking, 'machine' | 'item'> & { readonly events: readonly EventAsked[] },
): Promise<Record<string, boolean>> {
  const conditions = events.flatMap((event) => conditionsFor(machine, stateOf(item), event));
  const known = conditions.filter(({ when }) => !variablesOf(when).some((path) => path === 'form' || path.startsWith('form.')));
  return evaluated(tx, readings, { asking: { machine, item, event: { type: 'ACT' }, form: undefined }, conditions: known });
}

/** One condition by itself, as it stands with what is being handed in now. */
export async function conditionHolds(
  tx: Tx,
  readings: Readings,
  { machine, item, handed, when }: Pick<Asking, 'machine' | 'item'> & { readonly handed: Handed | null; readonly when: Condition },
): Promise<boolean> {
  const named = new Set(variablesOf(when).map((path) => path.split('.')[0] ?? ''));
  const reading = await readingOf(tx, readings, { asking: { machine, item, event: { type: 'SLATE' }, form: undefined }, named });
  const kept = reading['latest'];
  return holdsOf(
    when,
    handed && typeof kept === 'object' ? { ...reading, latest: { ...kept, [handed.form]: handed.data } } : reading,
    await calendarFor(tx, [when]),
  );
}

/** What can be told of where acts lead by what stands on record now; nothing of what a form will say once it is filled in. */
export async function knowingOf(tx: Tx, readings: Readings, { machine, item }: Pick<Asking, 'machine' | 'item'>): Promise<Knowing> {
  const isOfForm = (when: Condition): boolean => variablesOf(when).some((path) => path === 'form' || path.startsWith('form.'));
  const named = new Set(
    branchConditions(machine.definition)
      .flatMap(variablesOf)
      .map((path) => path.split('.')[0] ?? ''),
  );
  if (named.size === 0) return () => null;
  const reading = await readingOf(tx, readings, { asking: { machine, item, event: { type: 'ACT' }, form: undefined }, named });
  const calendar = await calendarFor(tx, branchConditions(machine.definition));
  return (when) => (isOfForm(when) ? null : holdsOf(when, reading, calendar));
}

/** The same, and of forks still ahead which ways are settled: by what was handed in already, unless an answer awaited in the chain brings it anew. */
export async function knowingOfPath(tx: Tx, readings: Readings, asked: Pick<Asking, 'machine' | 'item'>): Promise<Knowing> {
  const targets = await knowingOf(tx, readings, asked);
  const { definition } = asked.machine;
  const ofForks = new Set(forkConditions(definition));
  if (ofForks.size === 0) return targets;
  const latest = await latestOf(tx, asked.item);
  const awaited = Object.values(definition.states)
    .flatMap(({ chain }) => allNodes(chain?.nodes))
    .flatMap((node) => (node.type === 'wait' && node.until.type === 'answer' && node.until.form !== undefined ? [node.until.form] : []));
  const isSettled = (path: string): boolean => {
    const [root, form = ''] = path.split('.');
    return root === 'latest' && Object.hasOwn(latest, form) && !awaited.includes(form);
  };
  const calendar = await calendarFor(tx, [...ofForks]);
  return (when) => {
    if (!ofForks.has(when)) return targets(when);
    return variablesOf(when).every(isSettled) ? holdsOf(when, { latest }, calendar) : null;
  };
}

/** Everything conditions of the lifecycle may read, as if the draft had been handed in. */
export async function readingForPreview(
  tx: Tx,
  readings: Readings,
  { machine, item, draft }: Pick<Asking, 'machine' | 'item'> & { readonly draft: FormData | null },
): Promise<Reading> {
  const named = new Set(['latest', ...(JSON.stringify(machine.definition).match(/"var":"[a-z]+/gu) ?? []).map((found) => found.slice('"var":"'.length))]);
  const reading = await readingOf(tx, readings, { asking: { machine, item, event: { type: 'ACT' }, form: draft ?? undefined }, named });
  return draft && item.mainForm !== null ? { ...reading, latest: { ...(reading['latest'] as object), [item.mainForm]: draft } } : reading; // an object, as its source says
}

interface Evaluating {
  readonly asking: Asking;
  readonly conditions: ReturnType<typeof conditionsFor>;
}

async function evaluated(tx: Tx, readings: Readings, { asking, conditions }: Evaluating): Promise<Record<string, boolean>> {
  if (conditions.length === 0) return {};
  const named = new Set(conditions.flatMap(({ when }) => variablesOf(when)).map((path) => path.split('.')[0] ?? ''));
  const reading = await readingOf(tx, readings, { asking, named });
  const calendar = await calendarFor(
    tx,
    conditions.map(({ when }) => when),
  );
  const outcomes: Record<string, boolean> = {};
  for (const { id, when, changed } of conditions)
    outcomes[id] =
      changed === undefined ? holdsOf(when, reading, calendar) : await changedSince(tx, { item: asking.item, step: changed, handed: asking.handed ?? null });
  return outcomes;
}

/** The form is looked at only after the decision, so it may still be of any size: what cannot be read to its end meets nothing. */
export function holdsOf(when: Condition, reading: Reading, calendar: Pick<EvaluateOptions, 'calendar'>): boolean {
  try {
    return holds(when, reading, { ...FORM_STEPS, ...calendar });
  } catch (error) {
    if (error instanceof BudgetExceeded) return false;
    throw error;
  }
}

async function readingOf(tx: Tx, readings: Readings, { asking, named }: { asking: Asking; named: ReadonlySet<string> }): Promise<Reading> {
  const parts: Record<string, unknown> = { form: asking.form ?? {} };
  for (const name of named) {
    if (name === 'form') continue;
    const source = ownSources[name] ?? readings.source(name);
    if (source) parts[name] = await source(tx, asking.item);
  }
  return { ...parts, ...latestWith(asking, parts['latest']) };
}

/** What is being handed in now is the newest of its form, though it is not kept yet: the act may lead into a fork that asks for it. */
function latestWith({ machine, item, event, form }: Asking, kept: unknown): Reading {
  const act = event.type === 'ACT' && event.act !== undefined ? definitionOfEvent(machine, item, { type: 'ACT', act: event.act }).form : null;
  const answered = event.type === 'ARRIVE' && event.wait !== undefined ? waitOf(machine, event.wait)?.until : undefined;
  const key = event.type === 'CREATE' ? machine.definition.create.form : answered?.type === 'answer' ? answered.form : act;
  return typeof kept !== 'object' || !form || !key ? {} : { latest: { ...kept, [key]: form } };
}

const ownSources: Readonly<Record<string, (tx: Tx, item: ItemRow) => Promise<Readonly<Record<string, unknown>>>>> = {
  latest: latestOf,
  children: async (tx, item) => {
    const row = await tx.row<{ total: number; open: number }>(
      'select count(*)::int as total, count(*) filter (where ended is null)::int as open from items where parent_id = $1',
      [item.id],
    );
    return { ...row };
  },
  item: async (_tx, item) => ({ dueOn: item.dueOn, submissions: item.submissions, returns: item.returns, reopened: item.reopened }),
};

/** What was handed in last, by form. */
async function latestOf(tx: Tx, item: ItemRow): Promise<Readonly<Record<string, unknown>>> {
  const rows = await tx.rows<{ form: string; data: unknown }>(
    `select distinct on (form_key) form_key as form, data from submissions where item_id = $1 order by form_key, revision desc`,
    [item.id],
  );
  return Object.fromEntries(rows.map(({ form, data }) => [form, data]));
}
