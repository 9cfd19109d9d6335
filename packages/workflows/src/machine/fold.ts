import type { ItemEvent, ItemState } from '../vocabulary.js';
import { upgrade } from '../versions/upgrade.js';
import { decide, initial } from './decide.js';
import type { Machine } from './machine.js';

/** The machine of a version an item went over to, by what its event names. */
export type Versions = (version: string) => Machine;

/** The state an item's stored events lead to. Throws naming the event that its own lifecycle refuses. */
export function fold(machine: Machine, events: readonly ItemEvent[], versions: Versions = unknownVersion): ItemState {
  let current = machine;
  return events.reduce((state, event, index) => {
    const from = current;
    if (event.type === 'UPGRADE') current = versions(event.version);
    const decided = event.type === 'UPGRADE' ? upgrade({ from, to: current }, state, event) : decide(current, state, event);
    if (decided.type === 'decision') return decided.state;
    throw new Error(`event ${index} (${event.type}) is refused: ${decided.type === 'refusal' ? decided.code : decided.reasons.map(({ why, at }) => `${why} ${at}`).join(', ')}`);
  }, initial(machine));
}

function unknownVersion(version: string): never {
  throw new Error(`the item went over to version ${version}, and nobody said which machine that is`);
}
