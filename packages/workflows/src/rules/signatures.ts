import type { PersonId, Place, Slot } from '../vocabulary.js';

/** Agreed by himself, through somebody, or by what he signed elsewhere. What only the end of the time agreed to nobody signed. */
export function hasSigned({ closed }: Slot): boolean {
  return closed?.as === 'agreed' && closed.auto !== 'timeout';
}

/** Whose slots they were and who signed in them; where they were not asked again because they would see nothing new, as they had signed before. */
export function signersAt({ passed, signed = [], slots }: Place): readonly PersonId[] {
  if (passed) return passed === 'unchanged' ? signed : [];
  return [...new Set(slots.filter(hasSigned).flatMap(({ person, closed }) => [person, ...(closed?.by ? [closed.by] : [])]))];
}
