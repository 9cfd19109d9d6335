import { activeStates, activeSubItems, simulate, unresolvedChildren } from '@bihuan/workflows';
import type { Choose, Chosen, ItemState, Refusal, Simulated } from '@bihuan/workflows';
import { spawned, worldOf } from '../paper/play.js';
import type { Cast } from '../paper/cast.js';
import type { Paper } from '../paper/paper.js';
import type { SimulateBody } from '../try-out/try-out.contract.js';
import { chosenFor } from './acts.js';
import { armed, chosenBy } from './clock.js';
import type { Due } from './clock.js';

/** A simulated item after some events. */
export interface Stepped {
  readonly state: ItemState;
  readonly day: string;
  readonly dues: readonly Due[];
  /** All that happened, with the number of the event it came of (-1: its creation) and its day. */
  readonly steps: readonly (Simulated & { readonly n: number; readonly day: string })[];
  readonly visited: ReadonlySet<string>;
  /** Where it stood after its creation, and after each event that was done. */
  readonly trail: readonly ItemState[];
  readonly refused: { readonly n: number; readonly refusal: Refusal } | null;
}

/** Steps through the events one by one and stops at the first that is refused; each is carried out whole or not at all. */
export function runEvents(paper: Paper, cast: Cast, events: SimulateBody['events']): Stepped {
  let now = begun(paper, cast);
  for (const [n, { by, act }] of events.entries()) {
    if (now.refused) break;
    now = act.type === 'DAY' ? onDay(paper, cast, { now, day: act.day, n }) : sent(paper, cast, { now, n, chosen: chosenFor(now.state, { by, act }) });
    if (!now.refused) now = { ...now, trail: [...now.trail, now.state] };
  }
  return now;
}

function begun(paper: Paper, cast: Cast): Stepped {
  const run = simulate(paper.machine, worldOf(paper, cast), spawning(paper, cast, null));
  const steps = run.steps.map((step) => ({ ...step, n: -1, day: paper.day }));
  const refused = run.stopped.type === 'refused' ? { n: -1, refusal: run.stopped.refusal } : null;
  return {
    state: run.state,
    day: paper.day,
    dues: armed([], run.steps, { day: paper.day, paper }),
    steps,
    visited: visitedBy(paper, run.steps),
    trail: [run.state],
    refused,
  };
}

interface Sending {
  readonly now: Stepped;
  readonly n: number;
  readonly chosen: Chosen;
}

function sent(paper: Paper, cast: Cast, { now, n, chosen }: Sending): Stepped {
  const run = simulate(paper.machine, { ...worldOf({ ...paper, day: now.day }, cast), from: now.state }, spawning(paper, cast, chosen));
  if (run.stopped.type === 'refused') return { ...now, refused: { n, refusal: run.stopped.refusal } };
  return {
    ...now,
    state: run.state,
    dues: armed(now.dues, run.steps, { day: now.day, paper }),
    steps: [...now.steps, ...run.steps.map((step) => ({ ...step, n, day: now.day }))],
    visited: new Set([...now.visited, ...visitedBy(paper, run.steps)]),
  };
}

/** The one thing that is done, and sub-items it brings forth begin. */
function spawning(paper: Paper, cast: Cast, chosen: Chosen | null): Choose {
  let isDone = chosen === null;
  return (state) => {
    const spawn = unresolvedChildren(paper.machine, state).length > 0 ? spawned(paper.machine, state, cast) : null;
    if (spawn || isDone) return spawn;
    isDone = true;
    return chosen;
  };
}

/** Days pass one after another: what is due happens on its own day, and what that arms may be due as well. */
function onDay(paper: Paper, cast: Cast, { now, day, n }: { readonly now: Stepped; readonly day: string; readonly n: number }): Stepped {
  let moved = now;
  for (let next = earliest(moved.dues, day); next && !moved.refused; next = earliest(moved.dues, day)) {
    const fired = next;
    const left = moved.dues.filter((due) => due !== fired);
    moved = sent(paper, cast, { now: { ...moved, dues: left, day: fired.on > moved.day ? fired.on : moved.day }, n, chosen: chosenBy(fired) });
  }
  return { ...moved, day: day > moved.day ? day : moved.day };
}

function earliest(dues: readonly Due[], day: string): Due | undefined {
  return dues.filter(({ on }) => on <= day).toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
}

function visitedBy({ machine }: Paper, steps: readonly Simulated[]): ReadonlySet<string> {
  return new Set(
    steps.flatMap(({ event, state }) => {
      const at = activeStates(machine, state);
      const passed =
        event.type === 'TOLD' || event.type === 'SLATE' || event.type === 'SPAWN'
          ? [event.place]
          : event.type === 'ARRIVE' || event.type === 'CONTINUE'
            ? [event.wait]
            : [];
      return [at.code, ...at.steps.map(({ id }) => id), ...passed, ...activeSubItems(machine, state.value).map(({ info }) => info.id)];
    }),
  );
}
