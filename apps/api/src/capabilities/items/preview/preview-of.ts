import { isKeptBack, FORM_STEPS, holds, rightOfColumn, rightOfField } from '@bihuan/forms';
import type { Condition, EvaluateOptions, FormData, FormDefinition, Reading } from '@bihuan/forms';
import { activeStates, everybodyAgrees, nodesOf, places, simulate, stepOf, subItemsAt, submittersToCome, tellOf, waitOf } from '@bihuan/workflows';
import type { LifecycleDefinition, Machine, Simulation, Told, WaitNode } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import { momentText } from '../../../kernel/clock/moment-text.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { formByVersion, lifecycleMachine } from '../../definitions/index.js';
import { directoryOn, namesOf, whyText } from '../../people/index.js';
import type { FoundSlate, Names } from '../../people/index.js';
import { asWritten } from '../apply/as-written.js';
import { isFilledIn } from '../drafts/filling.js';
import { FieldSight } from '../field-access/field-sight.js';
import { answersOf } from '../facts/answers.js';
import { calendarFor } from '../facts/calendar-for.js';
import { actorFacts, itemFacts } from '../facts/gather-facts.js';
import { readingForPreview } from '../facts/outcomes.js';
import { wouldAsk } from '../facts/would-ask.js';
import type { Readings } from '../facts/readings.js';
import type { ItemRow } from '../item-row.js';
import { stateOf } from '../item-row.js';
import { allowedActionsOf } from '../views/allowed-actions.js';
import { modeText } from '../views/mode-text.js';
import { passedText } from '../views/slot-text.js';
import { conditionReason, conditionWords, readsHidden } from './condition-words.js';
import { namesInData } from '../views/names-in-data.js';
import { groupText, vacancyText, vacantAhead } from '../views/vacancy-text.js';
import { subItemsToCome, toComeText } from '../views/wait-text.js';
import type { PathPreview } from './preview.contract.js';
import { whoIsTold } from './who-is-told.js';

export interface Previewing {
  readonly item: ItemRow;
  readonly personId: string;
  readonly readings: Readings;
}

/**
 * What the engine itself would do with the item if everybody agreed: by the draft for whoever fills it in now, by what was handed in for
 * everybody else. Played on paper: nothing is written, nobody is told.
 */
export async function previewOf(tx: Tx, { item, personId, readings }: Previewing): Promise<PathPreview> {
  const time = await clockOf(tx);
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  const draft = await draftOf(tx, machine, { item, personId, readings });
  const reading = await readingForPreview(tx, readings, { machine, item, draft });
  const known: EvaluateOptions = { ...FORM_STEPS, ...(await calendarFor(tx, forkConditions(machine.definition))) };
  const facts = await itemFacts(tx, item, time.today);
  const handed = draft && item.mainForm !== null ? { form: item.mainForm, data: draft } : null;
  const { submittedFor: _before, ...context } = item.context;
  const to = submittersToCome(machine, stateOf(item), personId);
  const { submitter } = to;
  const seats = new Map<string, FoundSlate>();
  for (const place of places(machine)) {
    const answers = answersOf(tx, item, { place: place.id, submitter, handed, reading: { readings, machine } });
    seats.set(place.id, await wouldAsk(directoryOn(tx, time.today), { machine, place, context: { ...context, ...to }, item: facts, answers }));
  }
  const told = await whoIsTold(tx, machine, {
    item: facts,
    today: time.today,
    answersAt: (place) => answersOf(tx, item, { place, submitter, handed, reading: { readings, machine } }),
  });
  const actors = new Map(
    await Promise.all(
      [
        ...new Set([
          personId,
          ...(submitter === null ? [] : [submitter]),
          ...[...seats.values()].flatMap(({ found }) => found.map(({ person }) => person)),
          ...openPeople(item),
        ]),
      ].map(async (id) => [id, await actorFacts(tx, { person: id }, time.today)] as const),
    ),
  );
  const run = simulate(
    machine,
    {
      from: stateOf(item),
      item: facts,
      seats: (place, round) => (seats.get(place)?.found ?? []).map((one, n) => ({ ...one, id: `${place}/${n}/${round}` })),
      vacant: (place) => seats.get(place)?.vacant ?? [],
      told: (place) => told.get(place) ?? [],
      holds: (when) => holds(when, reading, known),
      actor: (id) => actors.get(id) ?? { type: 'person', person: id, posts: [], units: [] },
      clock: () => ({ at: time.at, today: time.today }),
    },
    everybodyAgrees(machine, personId),
  );
  const names = await namesIn(tx, run, item);
  return {
    asOfText: momentText(time.at, time.zone),
    steps: stepsOf(run, { machine, names, item }),
    decisions: await decisionsOf(tx, run, { machine, item, personId, reading, known }),
    ...endOf(run, { machine, names }),
  };
}

function openPeople({ context }: ItemRow): readonly string[] {
  return Object.values(context.places).flatMap(({ slots }) => slots.map(({ person }) => person));
}

async function draftOf(tx: Tx, machine: Machine, { item, personId, readings }: Previewing): Promise<FormData | null> {
  if (item.mainForm === null) return null;
  const data = (await tx.row<{ data: FormData }>('select data from drafts where item_id = $1 and form_key = $2', [item.id, item.mainForm]))?.data;
  const version = item.pins[item.mainForm];
  if (!data || !isFilledIn(item, await allowedActionsOf(tx, readings, { machine, item, personId }))) return null;
  if (version === undefined) return data;
  // A draft holds what its author may write; the rest stands where it is.
  return (await asWritten(tx, { machine, item, definition: await formByVersion(tx, version), data })).data;
}

async function namesIn(tx: Tx, { steps }: Simulation, item: ItemRow): Promise<Names> {
  const seeds = steps.flatMap(({ event }): readonly Told[] => (event.type === 'SLATE' ? event.slots : event.type === 'TOLD' ? event.to : []));
  const people = seeds.flatMap(({ person, why }) => [person, why.by, why.for]).filter((id) => id !== undefined);
  return namesOf(tx, { people: [...new Set(people)], units: [...new Set(seeds.flatMap(({ why }) => why.unit ?? []))], inUnit: item.unitId });
}

/** Each place that would be entered, with whom it would ask and why. */
function stepsOf(
  { steps }: Simulation,
  { machine, names, item: { context: handed } }: { machine: Machine; names: Names; item: ItemRow },
): PathPreview['steps'] {
  const known = places(machine);
  const branches = branchLabels(machine.definition);
  return steps.flatMap(({ event, state }) => {
    if (event.type === 'ARRIVE') return waitLine(waitOf(machine, event.wait), branches);
    if (event.type === 'TOLD')
      return [
        {
          label: tellOf(machine, event.place)?.label ?? event.place,
          branch: branches.get(event.place) ?? null,
          mode: null,
          people: event.to.map((one) => inWords(one, names)),
          passed: null,
          vacant: null,
        },
      ];
    if (event.type === 'SPAWN') return [paperLine(subItemsAt(machine, event.place)?.label ?? event.place, branches.get(event.place), subItemsToCome)];
    if (event.type !== 'SLATE') return [];
    const place = known.find(({ id }) => id === event.place);
    const mode = stepOf(machine, event.place)?.mode;
    return [
      {
        label: place?.label ?? event.place,
        branch: branches.get(event.place) ?? null,
        mode: mode === undefined || event.slots.length < 2 ? null : modeText(mode),
        people: event.slots.map((one) => inWords(one, names)),
        passed: passedText(state.context.places[event.place] ?? null),
        vacant: place?.step ? vacancyText(machine, place.id, { vacant: vacantAhead(place.work, event.vacant ?? [], handed) }, names) : null,
      },
    ];
  });
}

function inWords({ person, why }: Told, names: Names): PathPreview['steps'][number]['people'][number] {
  return { name: names.people[person]?.name ?? '', label: names.people[person]?.label ?? '', why: whyText(why, names) };
}

/** Nobody is asked there: it says what it is for. */
function waitLine(wait: WaitNode | null, branches: ReadonlyMap<string, string>): PathPreview['steps'] {
  return wait ? [paperLine(wait.label, branches.get(wait.id), toComeText(wait))] : [];
}

function paperLine(label: string, branch: string | undefined, passed: string): PathPreview['steps'][number] {
  return { label, branch: branch ?? null, mode: null, people: [], passed, vacant: null };
}

function branchLabels({ states }: LifecycleDefinition): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { chain } of Object.values(states)) {
    for (const { value } of nodesOf(chain, '')) {
      if (value.type !== 'fork') continue;
      for (const branch of value.branches)
        for (const inner of nodesOf(branch, ''))
          labels.set(inner.value.id, [labels.get(value.id), branch.label].filter((part) => part !== undefined).join(' · '));
    }
  }
  return labels;
}

function forkConditions({ states }: LifecycleDefinition): readonly Condition[] {
  const nodes = Object.values(states).flatMap(({ chain }) => nodesOf(chain, ''));
  return nodes.flatMap(({ value }) => (value.type === 'fork' ? value.branches.flatMap(({ when }) => when ?? []) : []));
}

/** The conditions of the forks it would come through. */
async function decisionsOf(
  tx: Tx,
  { steps }: Simulation,
  { machine, item, personId, reading, known }: { machine: Machine; item: ItemRow; personId: string; reading: Reading; known: EvaluateOptions },
): Promise<PathPreview['decisions']> {
  const visited = new Set([stateOf(item), ...steps.map(({ state }) => state)].map((state) => activeStates(machine, state).code));
  const forks = Object.entries(machine.definition.states)
    .flatMap(([code, { chain }]) => (visited.has(code) ? nodesOf(chain, '') : []))
    .flatMap(({ value }) => (value.type === 'fork' ? value.branches : []));
  const forms = Object.fromEntries(
    await Promise.all(Object.entries(item.pins).map(async ([key, version]) => [key, await formByVersion(tx, version)] as const)),
  );
  const hidden = await hiddenPaths(tx, { item, personId }, forms);
  const names = await namesInData(tx, [reading], personId);
  return forks.flatMap(({ when, label }) => {
    // Which way it goes by a field he does not see would tell him what stands there.
    if (!when || readsHidden(when, hidden)) return [];
    const isTaken = holds(when, reading, known);
    const reason = isTaken ? '' : conditionReason(when, { forms, reading, names, known });
    return [{ text: `${conditionWords(when, forms)}：${isTaken ? '走' : '不走'}“${label}”${reason === '' ? '' : `（${reason}）`}`, holds: isTaken }];
  });
}

/** Fields and columns the reader does not see, or not whole, as conditions name them. */
async function hiddenPaths(
  tx: Tx,
  { item, personId }: { item: ItemRow; personId: string },
  forms: Readonly<Record<string, FormDefinition>>,
): Promise<ReadonlySet<string>> {
  const fields = new FieldSight(tx, personId, [item.id]);
  const hidden = new Set<string>();
  for (const [form, definition] of Object.entries(forms)) {
    const rights = await fields.rights(item.id, definition);
    const roots = [`latest.${form}`, ...(form === item.mainForm ? ['form'] : [])];
    for (const field of Object.values(definition.fields)) {
      const columns = field.kind === 'table' ? Object.values(field.columns).filter(({ id }) => isKeptBack(rightOfColumn(rights, field.id, id))) : [];
      for (const root of roots)
        for (const path of [...(isKeptBack(rightOfField(rights, field.id)) ? [field.key] : []), ...columns.map(({ key }) => `${field.key}.${key}`)])
          hidden.add(`${root}.${path}`);
    }
  }
  return hidden;
}

function endOf({ state, stopped }: Simulation, { machine, names }: { machine: Machine; names: Names }): Pick<PathPreview, 'ends' | 'stops'> {
  const at = activeStates(machine, state);
  if (at.ended !== null) return { ends: at.label, stops: null };
  if (stopped.type !== 'refused') return { ends: null, stops: null };
  const place = stopped.event.type === 'SLATE' ? stopped.event.place : null;
  if (stopped.refusal.code !== 'slate.nobody-found' || place === null) return { ends: null, stops: null };
  const label = places(machine).find(({ id }) => id === place)?.label ?? place;
  const group = groupText(machine, place, { line: stopped.refusal.facts['line'], names });
  return { ends: null, stops: `“${label}”这一步现在找不到办理人${group === null ? '' : `（${group}）`}，办到这里会被拦住。请党办先补上相应职务。` };
}
