import { activeStates, nodesOf, places, stepOf, tellOf, waitOf } from '@bihuan/workflows';
import type { LifecycleDefinition, Simulation, Step } from '@bihuan/workflows';
import { modeText, passedText, subItemsToCome, toComeText } from '../../items/index.js';
import type { Trouble } from '../try-out/try-out.contract.js';
import { castOf } from './cast.js';
import type { Cast } from './cast.js';
import type { Paper } from './paper.js';
import type { PlaceSeen } from './place-seen.js';
import { played } from './play.js';
import { scheduleOf } from './schedule.js';
import type { Schedule } from './schedule.js';
import { troublesOf } from './troubles.js';

/** What one unit would get. */
export interface Outcome {
  readonly cast: Cast;
  readonly run: Simulation;
  readonly places: readonly PlaceSeen[];
  readonly troubles: readonly Trouble[];
  readonly minutes: { readonly all: number; readonly own: number };
  readonly ends: string | null;
  readonly endsOn: string;
}

export async function outcomeOf(paper: Paper, asked: { readonly unitId: string; readonly starterId?: string | undefined }): Promise<Outcome> {
  const cast = await castOf(paper, asked);
  const run = played(paper, cast);
  const schedule = scheduleOf(paper, run);
  const seen = placesSeen(paper, { run, cast, schedule });
  const at = activeStates(paper.machine, run.state);
  return {
    cast,
    run,
    places: seen,
    troubles: troublesOf({ paper, cast, run, schedule, seen }),
    minutes: minutesOf(paper, cast, seen),
    ends: at.ended === null ? null : at.label,
    endsOn: schedule.endsOn,
  };
}

function placesSeen(
  { machine, day }: Paper,
  { run: { steps, state }, cast, schedule: { stays } }: { readonly run: Simulation; readonly cast: Cast; readonly schedule: Schedule },
): PlaceSeen[] {
  const known = new Map(places(machine).map((place) => [place.id, place]));
  const branches = branchLabels(machine.definition);
  const seen = new Map<string, PlaceSeen>();
  const add = (place: string, label: string, more: Partial<PlaceSeen>): void => {
    const { from = day, due = null } = stays.get(place) ?? {};
    if (!seen.has(place))
      seen.set(place, { place, label, branch: branches.get(place) ?? null, mode: null, people: [], passed: null, vacant: [], from, due, minutes: 0, ...more });
  };
  for (const { event } of steps) {
    if (event.type === 'ARRIVE') {
      const wait = waitOf(machine, event.wait);
      if (wait) add(wait.id, wait.label, { passed: toComeText(wait) });
    } else if (event.type === 'TOLD') add(event.place, tellOf(machine, event.place)?.label ?? event.place, { people: cast.told.get(event.place) ?? [] });
    else if (event.type === 'SPAWN') add(event.place, machine.compiled.subItems.get(event.place)?.definition.label ?? event.place, { passed: subItemsToCome });
    else if (event.type === 'SLATE') {
      const place = known.get(event.place);
      const step = stepOf(machine, event.place);
      const mode = step && event.slots.length > 1 ? modeText(step.mode) : null;
      const passed = passedText(state.context.places[event.place] ?? null);
      add(event.place, place?.label ?? event.place, {
        people: cast.seats.get(event.place)?.found ?? [],
        vacant: cast.seats.get(event.place)?.vacant ?? [],
        mode,
        passed,
        minutes: passed === null ? (place?.work.minutes ?? 0) * asked(step, event.slots.length) : 0,
      });
    }
  }
  return [...seen.values()];
}

/** How many of those found must do the work. */
function asked(step: Step | null, found: number): number {
  const alone = !step || step.mode === 'any' || step.mode === 'claim';
  return alone ? Math.min(1, found) : found;
}

export function branchLabels({ states }: LifecycleDefinition): ReadonlyMap<string, string> {
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

/** Of everybody, and of the unit's own people; filling in the form is the unit's. */
function minutesOf({ machine, forms, organisation }: Paper, { unitId, starter }: Cast, seen: readonly PlaceSeen[]): Outcome['minutes'] {
  const key = machine.definition.start?.form ?? machine.definition.create.form;
  const form = key === undefined || starter === null ? 0 : (forms[key]?.minutes ?? 0);
  const all = seen.reduce((sum, { minutes }) => sum + minutes, form);
  const own = seen.reduce((sum, { minutes, people }) => {
    const here = people.filter(({ person }) => organisation.actorOf(person).units.includes(unitId)).length;
    return sum + (people.length === 0 ? 0 : Math.round((minutes * here) / people.length));
  }, form);
  return { all, own };
}
