import type { TellNode, WaitNode } from '../definition.js';
import { activeWaits } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import { placeOf } from '../machine/rounds.js';
import type { ItemState, PlaceId } from '../vocabulary.js';

/** The node of that id that only tells, or null. */
export function tellOf(machine: Machine, id: PlaceId): TellNode | null {
  return machine.compiled.tells.get(id)?.definition ?? null;
}

/** The wait of that id, or null. */
export function waitOf(machine: Machine, id: PlaceId): WaitNode | null {
  return machine.compiled.waits.get(id)?.definition ?? null;
}

/** What the item waits for now, with the round of each wait. */
export function waitsNow(machine: Machine, state: ItemState): readonly { readonly wait: WaitNode; readonly round: number }[] {
  return activeWaits(machine, state.value).map(({ id, definition }) => ({ wait: definition, round: placeOf(state.context, id)?.round ?? 0 }));
}
