import type { ActDefinition } from '../definition.js';
import { personsAtHand, personsReached, personsWithOpenSlots } from '../rules/at-hand.js';
import { isActor, isSubmitter } from '../rules/who.js';
import type { Layout } from './layout.js';
import type { Effect, EventOf, ItemEvent, ItemState, PersonId } from '../vocabulary.js';

interface Told {
  readonly before: ItemState;
  readonly after: ItemState;
  readonly event: ItemEvent;
}

/** Clocks of the whole item stand still while it is suspended. */
export function clocks({ before, after }: Told): readonly Effect[] {
  const was = before.context.suspended !== undefined;
  const is = after.context.suspended !== undefined;
  if (was === is) return [];
  return [{ type: is ? 'StopClocks' : 'StartClocks' }];
}

/** Grants, and who is told without having to decide. */
export function tellings({ machine, before, event, taken }: Told & { readonly machine: Layout; readonly taken: ActDefinition | null }): readonly Effect[] {
  switch (event.type) {
    case 'TOLD':
      return informed(machine, event);
    case 'CC':
      return [{ type: 'GrantReading', to: [...new Set(event.to)] }];
    case 'ACT':
      return takesAway(taken, { before, event }) ? tell(withdraws(taken, { before, event }) ? 'withdrawn' : 'taken-away', personsReached(before.context)) : [];
    case 'URGE':
      return tell('urged', personsAtHand(before.context));
    case 'JUMP':
    case 'TERMINATE':
      return tell('bypassed', personsWithOpenSlots(before.context));
    default:
      return [];
  }
}

/** A time that ran out and moved nothing is the office's to look at. */
export function overdue({ before, after, event }: Told): readonly Effect[] {
  return event.type === 'TIMEOUT' && before.context === after.context ? [{ type: 'TellOffice', about: 'overdue', place: event.step }] : [];
}

/** An item that is waited for will not get there, and somebody has to say what now. */
export function lost({ before, after, event }: Told): readonly Effect[] {
  if (event.type !== 'ARRIVE' || event.lost === undefined || before.context !== after.context) return [];
  return [{ type: 'TellOffice', about: event.lost === 'circle' ? 'circle' : 'lost', place: event.wait }];
}

/** A copy lets them read it from now on; being told alone does not. */
function informed({ compiled }: Layout, { place, to }: EventOf<'TOLD'>): readonly Effect[] {
  const people = [...new Set(to.map(({ person }) => person))];
  if (compiled.tells.get(place)?.definition.type !== 'cc') return tell('informed', people);
  return people.length > 0 ? [{ type: 'GrantReading', to: people, place }] : [];
}

/**
 * Somebody in whose hands it is not moves it on, and out of the hands of those it had come to. What is handed in anew takes nothing away, nor does
 * what one does where one works on it oneself.
 */
function takesAway(taken: ActDefinition | null, { before: { context }, event: { facts } }: Pick<Told, 'before' | 'event'>): taken is ActDefinition {
  if (taken?.to === undefined || taken.submits || facts.actor.type === 'system') return false;
  return !personsWithOpenSlots(context).some((person) => isActor(facts.actor, person));
}

/** Whoever handed it in takes it back. */
const withdraws = ({ who }: ActDefinition, { before: { context }, event: { facts } }: Pick<Told, 'before' | 'event'>): boolean =>
  who.some(({ type }) => type === 'submitter') && isSubmitter(facts.actor, context);

function tell(what: Extract<Effect, { type: 'Tell' }>['what'], to: readonly PersonId[]): readonly Effect[] {
  return to.length > 0 ? [{ type: 'Tell', what, to }] : [];
}
