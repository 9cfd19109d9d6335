import type { ActDefinition, StateDefinition } from '../definition.js';
import type { Layout } from '../machine/layout.js';
import type { Context, PersonId, PlaceId } from '../vocabulary.js';
import { handsIn } from './hands-in.js';

/**
 * Who is not asked at a place while there is anybody else: whoever handed it in, and for whom, where the place's own rules
 * (`not-the-submitter`) would refuse his decision; never where something is to be handed in again. A step that says itself what becomes of his seat (`self`) is left to that.
 */
export function keptApart(machine: Layout, place: PlaceId, { submitter, submittedFor }: Pick<Context, 'submitter' | 'submittedFor'>): readonly PersonId[] {
  return isApart(machine, place) ? [submitter, submittedFor].filter((person) => typeof person === 'string') : [];
}

function isApart({ compiled, definition }: Layout, place: PlaceId): boolean {
  const info = compiled.places.get(place);
  if (!info) return false;
  if (!info.step)
    return !handsIn({ compiled, definition }, place) && decisionsAt(definition.states[info.state]).some(({ rules }) => rules?.includes('not-the-submitter'));
  const { rules, self = 'allow' } = info.step.definition;
  return self === 'allow' && (rules?.includes('not-the-submitter') ?? false);
}

function decisionsAt(state: StateDefinition | undefined): readonly ActDefinition[] {
  return Object.values(state?.on ?? {}).filter(({ who }) => who.some(({ type }) => type === 'at-work'));
}
