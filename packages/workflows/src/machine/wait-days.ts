import { equalJson } from '@bihuan/forms/changes';
import type { Effect, ItemEvent, ItemState } from '../vocabulary.js';
import type { Timer, WaitNode } from '../definition.js';
import { activeWaits } from './active.js';
import type { WentOver } from './went-over.js';
import type { Machine } from './machine.js';
import { placeOf } from './rounds.js';
import { again } from './step-dues.js';

interface Moved {
  readonly machine: Machine;
  readonly over?: WentOver;
  readonly before: ItemState;
  readonly after: ItemState;
  readonly event: ItemEvent;
}

/** What an item begins and ceases to wait for. A wait for a day of the item asks anew where that day moved. */
export function waitDays({ machine, over, before, after, event }: Moved, moved: ReadonlySet<Timer['at']>): readonly Effect[] {
  if (machine.compiled.waits.size === 0 && !over) return [];
  const were = over ? waiting(over.from, over.state).map((one) => ({ ...one, place: over.now(one.place) ?? one.place })) : waiting(machine, before);
  const are = waiting(machine, after);
  const same = (a: Waiting) => (b: Waiting) => a.place === b.place && a.round === b.round && sameItems(a.until, b.until);
  const gone = were.filter((one) => !are.some(same(one))).map(({ place, round }): Effect => ({ type: 'DisarmWait', place, round }));
  const come = are.filter((one) => !were.some(same(one)) || (one.until.type === 'item-day' && moved.has(one.until.day)));
  return [...gone, ...come.map(({ place, round, until }): Effect => ({ type: 'ArmWait', place, round, until, ...again(event) }))];
}

/** Another version may wait for other items in the same place. */
function sameItems(a: WaitNode['until'], b: WaitNode['until']): boolean {
  return (a.type !== 'items' && b.type !== 'items') || equalJson(a, b);
}

interface Waiting {
  readonly place: string;
  readonly round: number;
  readonly until: WaitNode['until'];
}

function waiting(machine: Machine, state: ItemState): readonly Waiting[] {
  return activeWaits(machine, state.value).map(({ id, definition }) => ({ place: id, round: placeOf(state.context, id)?.round ?? 0, until: definition.until }));
}
