import type { Step } from '../definition.js';
import type { Machine } from '../machine/machine.js';
import type { PlaceId } from '../vocabulary.js';

/** The approval step of that id, or null where there is none: a state with work of its own is not a step. */
export function stepOf(machine: Machine, id: PlaceId): Step | null {
  return machine.compiled.places.get(id)?.step?.definition ?? null;
}
