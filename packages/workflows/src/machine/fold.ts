import type { ItemEvent, ItemState } from '../vocabulary.js';
import { decide, initial } from './decide.js';
import type { Machine } from './machine.js';

/** The state an item's stored events lead to. Throws naming the event that its own lifecycle refuses. */
export function fold(machine: Machine, events: readonly ItemEvent[]): ItemState {
  return events.reduce((state, event, index) => {
    const decided = decide(machine, state, event);
    if (decided.type === 'refusal') throw new Error(`event ${index} (${event.type}) is refused: ${decided.code}`);
    return decided.state;
  }, initial(machine));
}
