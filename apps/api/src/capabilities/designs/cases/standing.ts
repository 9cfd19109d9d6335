import { activeStates, light, openSlots, placesAtHand } from '@bihuan/workflows';
import type { ItemState, Machine } from '@bihuan/workflows';
import { NAMED_LATER } from '../paper/cast.js';
import type { Paper } from '../paper/paper.js';
import type { Stepped } from '../simulate/run-events.js';
import type { CaseLight } from './case.contract.js';

/** Where a simulated item stands: what a case compares. */
export interface Standing {
  readonly at: readonly string[];
  /** Of everybody who has it in hand and whose turn it is, each once. */
  readonly posts: readonly string[];
  readonly light: CaseLight;
  /** The last day of the nearest deadline that is counted there. */
  readonly dueOn: string | null;
}

export function standingOf(paper: Paper, stepped: Stepped): Standing {
  const { state } = stepped;
  return {
    at: placesOf(paper.machine, state),
    posts: [
      ...new Set(
        openSlots(state)
          .filter(({ waits }) => waits === undefined)
          .flatMap((slot) => postOf(paper, slot)),
      ),
    ].toSorted(),
    ...timesOf(paper, stepped),
  };
}

/** Places at hand; where nobody works and nothing is waited for, the state. */
export function placesOf(machine: Machine, state: ItemState): readonly string[] {
  const at = placesAtHand(machine, state);
  return at.length > 0 ? at : [activeStates(machine, state).code];
}

/** By which post he was found; whom the item itself names counts by his first in its unit, else by his first. */
function postOf({ organisation }: Paper, { person, why }: ReturnType<typeof openSlots>[number]): readonly string[] {
  if (why.post !== undefined) return [why.post];
  if (person === NAMED_LATER) return [];
  const [first] = organisation.actorOf(person).posts;
  return first ? [first.post] : [];
}

function timesOf({ machine, calendar }: Paper, { state, dues, steps, day }: Stepped): Pick<Standing, 'light' | 'dueOn'> {
  const { ended, clock } = activeStates(machine, state);
  const open = placesAtHand(machine, state).map((place) => ({ place, round: state.context.places[place]?.round ?? 0 }));
  if (ended !== null || clock === 'stopped') return { light: 'off', dueOn: null };
  const isLate = open.some(({ place, round }) => steps.some(({ event }) => event.type === 'TIMEOUT' && event.step === place && event.round === round));
  const dueOn =
    dues
      .filter((due) => open.some(({ place, round }) => due.place === place && due.round === round))
      .map(({ until }) => until)
      .toSorted()[0] ?? null;
  if (isLate) return { light: 'red', dueOn };
  const { type } = light({ dueOn, today: day, ended: false, stopped: false, calendar });
  return { light: type === 'green' || type === 'yellow' || type === 'red' ? type : 'off', dueOn };
}
