import type { ItemEvent, ItemState } from '../vocabulary.js';
import { upgrade } from '../versions/upgrade.js';
import { decide, initial } from './decide.js';
import type { Machine } from './machine.js';

/** The machine of a version an item went over to, by what its event names. */
export type Versions = (version: string) => Machine;

/** Where an item stood after one of its events, by the machine it lived by then. */
export interface Lived {
  readonly machine: Machine;
  readonly state: ItemState;
}

/** The state an item's stored events lead to. Throws naming the event that its own lifecycle refuses. */
export function fold(machine: Machine, events: readonly ItemEvent[], versions: Versions = unknownVersion): ItemState {
  return lived(machine, events, versions).at(-1)?.state ?? initial(machine);
}

/** The states an item's stored events lead to, one after the other. Throws as `fold` does. */
export function lived(machine: Machine, events: readonly ItemEvent[], versions: Versions = unknownVersion): readonly Lived[] {
  let now: Lived = { machine, state: initial(machine) };
  return events.map((event, index) => {
    const next = event.type === 'UPGRADE' ? versions(event.version) : now.machine;
    const decided = event.type === 'UPGRADE' ? upgrade({ from: now.machine, to: next }, now.state, event) : decide(next, now.state, event);
    if (decided.type !== 'decision')
      throw new Error(
        `event ${index} (${event.type}) is refused: ${decided.type === 'refusal' ? decided.code : decided.reasons.map(({ why, at }) => `${why} ${at}`).join(', ')}`,
      );
    now = { machine: next, state: decided.state };
    return now;
  });
}

function unknownVersion(version: string): never {
  throw new Error(`the item went over to version ${version}, and nobody said which machine that is`);
}
