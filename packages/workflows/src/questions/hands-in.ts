import type { Layout } from '../machine/layout.js';
import type { PlaceId } from '../vocabulary.js';

/** Whether whoever works at this place hands something in; everywhere else something is decided. */
export function handsIn(machine: Layout, place: PlaceId): boolean {
  const info = machine.compiled.places.get(place);
  if (!info || info.step) return false;
  return Object.values(machine.definition.states[info.state]?.on ?? {}).some(
    ({ submits, who }) => submits === true && who.some(({ type }) => type === 'at-work'),
  );
}
