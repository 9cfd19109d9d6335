import { slotsOf, stateOf, stepTokens, type EventOf, type No, type Turn } from './item.js';
import { handedIn, handsOf, isHis } from './who.js';

/** What moves nothing. */
export function comment(): No {
  return null;
}

/** The submitter always may; a signer where his step offers it. */
export function cc({ item, event }: Turn<EventOf<'CC'>>): No {
  const { actor } = event.facts;
  if (handsOf(actor).some((person) => handedIn(item, person))) return null;
  const own = stepTokens(item.path).filter(({ step }) => slotsOf(item, step.id).some((slot) => !slot.closed && isHis(slot, actor)));
  if (own.length === 0) return 'act.not-yours';
  return own.some(({ step }) => step.actions?.includes('cc')) ? null : 'action.not-offered';
}

export function urge(turn: Turn<EventOf<'URGE'>>): No {
  const { item, event } = turn;
  if (!handsOf(event.facts.actor).some((person) => handedIn(item, person))) return 'act.not-yours';
  if (event.urgedToday) return 'urge.already-today';
  const places = [...stepTokens(item.path).map(({ step }) => step.id), ...(item.work && item.state ? [item.state] : [])];
  return places.some((place) => slotsOf(item, place).some(({ closed, waits }) => !closed && !waits)) ? null : 'urge.nobody';
}

export function reassign(turn: Turn<EventOf<'REASSIGN'>>): No {
  return stateOf(turn)?.end ? 'reassign.ended' : null;
}

/** What has ended has no deadline that runs. */
export function recount(turn: Turn<EventOf<'RECOUNT'>>): No {
  return stateOf(turn)?.end ? 'act.not-here' : null;
}

/** Another day, another light. */
export function reschedule(turn: Turn<EventOf<'RESCHEDULE'>>): No {
  if (stateOf(turn)?.end) return 'reschedule.ended';
  turn.item.light = { at: 'green', done: [] };
  return null;
}
