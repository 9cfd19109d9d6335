import { everybodyAgrees, simulate, unresolvedChildren } from '@bihuan/workflows';
import type { Choose, ItemState, Machine, Simulation, World } from '@bihuan/workflows';
import type { FoundInLine } from '../../people/index.js';
import { isTrue, NAMED_LATER, seedsOf } from './cast.js';
import type { Cast } from './cast.js';
import type { Paper } from './paper.js';

/**
 * The run of an item in which everybody agrees, by the very engine that would run it. Units whose people stand to one another in the same
 * way have the same run, whoever they are: it is played once, so its people are those of the first. Ask the cast who they are.
 */
export function played(paper: Paper, cast: Cast): Simulation {
  const key = relationsOf(paper, cast);
  const run = paper.runs.get(key) ?? simulate(paper.machine, worldOf(paper, cast), everybodyAgrees(paper.machine));
  paper.runs.set(key, run);
  return run;
}

/** All that the engine's rules may ask of people: who is the same, who is of the owner's own units, by which post and unit he counts. */
function relationsOf({ organisation }: Paper, { starter, seats, told, item }: Cast): string {
  const people: string[] = [];
  const units: string[] = [];
  const numbered = (known: string[], id: string): number => (known.includes(id) ? known.indexOf(id) : known.push(id) - 1);
  const seat = ({ person, why, line }: FoundInLine): unknown => [
    numbered(people, person),
    line ?? 0,
    why.post ?? '',
    why.unit === undefined ? -1 : numbered(units, why.unit),
  ];
  const begins = starter === null ? -1 : numbered(people, starter);
  const places = [...seats].map(([place, { found, vacant }]) => [place, found.map(seat), vacant]);
  const inside = people.map((person) => person !== NAMED_LATER && organisation.actorOf(person).units.some((unit) => item.ownerUnits.includes(unit)));
  const posts = people.map((person) =>
    person === NAMED_LATER
      ? []
      : organisation
          .actorOf(person)
          .posts.filter(({ unit }) => unit === item.unit)
          .map(({ post }) => post),
  );
  return JSON.stringify([begins, places, [...told].map(([place, found]) => [place, found.length > 0]), inside, posts, item.above.length]);
}

export function worldOf(paper: Paper, cast: Cast): World {
  const { organisation, day } = paper;
  return {
    item: cast.item,
    seats: (place, round) => seedsOf(cast, place, round),
    vacant: (place) => cast.seats.get(place)?.vacant ?? [],
    told: (place) => cast.told.get(place) ?? [],
    holds: (when) => isTrue(paper, when, cast.reading),
    actor: (person) => (person === NAMED_LATER ? { type: 'person', person, posts: [], units: [] } : organisation.actorOf(person)),
    clock: () => ({ at: `${day}T01:00:00.000Z`, today: day }),
  };
}

const CHILD = 'child-on-paper';

/** One sub-item that stands for all of them; null where none is asked for. */
export function spawned(machine: Machine, state: ItemState, { unitId }: Pick<Cast, 'unitId'>): ReturnType<Choose> {
  const [asked] = unresolvedChildren(machine, state);
  return asked ? { event: { type: 'SPAWN', ...asked, children: [{ item: `${CHILD}/${asked.place}/${asked.round}`, unit: unitId }] } } : null;
}
