import type { OfficeDefinition, Step } from '../../definition.js';
import { closeSlot, setSlots, slotsOf, stateOf, type EventOf, type No, type Turn } from './item.js';
import { stepsIn, type Trail } from './road.js';
import { counts } from './round.js';
import { finish } from './settle.js';
import { openStep, returnToSubmitter } from './sign.js';
import { isByGroup } from './slate.js';
import { enterNode, forget, goTo, leaveSequence, remember } from './walk.js';
import { isAnyOf } from './who.js';

type OfficeEvent = EventOf<'SUSPEND' | 'RESUME' | 'TERMINATE' | 'JUMP'>;

export function suspend(turn: Turn<EventOf<'SUSPEND'>>): No {
  const no = officeSaysNo(turn, (office) => office.suspend === true);
  if (no) return no;
  turn.item.suspended = true;
  return null;
}

export function resume(turn: Turn<EventOf<'RESUME'>>): No {
  if (stateOf(turn)?.end) return 'act.not-here';
  if (!turn.item.suspended) return 'item.not-suspended';
  // Whatever this version offers: what stands still must be able to go on.
  const no = officeSaysNo(turn, () => true);
  if (no) return no;
  turn.item.suspended = false;
  return null;
}

export function terminate(turn: Turn<EventOf<'TERMINATE'>>): No {
  const to = turn.definition.office?.terminate;
  const no = officeSaysNo(turn, () => to !== undefined);
  if (no || to === undefined) return no;
  turn.item.suspended = false;
  goTo(turn, to);
  turn.item.ends = ['everything'];
  return null;
}

/** On to a later step of the running chain that stands in no fork. */
export function jump(turn: Turn<EventOf<'JUMP'>>): No {
  const { item, event } = turn;
  const no = officeSaysNo(turn, (office) => office.jump === true);
  if (no) return no;
  const chain = stateOf(turn)?.chain;
  const index = chain?.nodes.findIndex((node) => node.type === 'step' && node.id === event.to) ?? -1;
  if (!item.path || index <= item.path.at) return 'jump.target-unknown';
  leaveSequence(turn, item.path);
  forget(item, item.path);
  for (const { id } of stepsIn(item.path.nodes)) delete item.resumeAfter[id];
  // Whom the office names is asked, whatever he had agreed to.
  if (event.asks) remember(item, { agreed: item.memory.agreed.filter((id) => id !== event.to) });
  enterNode(turn, [{ sequence: item.path }], index);
  return null;
}

function officeSaysNo(turn: Turn<OfficeEvent>, offers: (office: OfficeDefinition) => boolean): No {
  const { definition, item, event } = turn;
  if (stateOf(turn)?.end) return 'act.not-here';
  if (!definition.office || !offers(definition.office)) return 'action.not-offered';
  // Whoever ended what is above it is not asked whether this one is his to end.
  const isBelow = event.type === 'TERMINATE' && event.above === true;
  if (!isBelow && !isAnyOf(definition.office.who, item, event.facts)) return 'office.not-yours';
  return event.reasonGiven ? null : 'action.reason-missing';
}

/** The deadline of a step ran out: one outcome a round, and never over what a person decided. */
export function timeout(turn: Turn<EventOf<'TIMEOUT'>>): No {
  const { item, event } = turn;
  if (event.facts.actor.type !== 'system') return 'act.not-yours';
  const open = openStep(item, event.step);
  if (!open || item.places[event.step]?.round !== event.round) return 'timeout.settled';
  switch (open.step.due?.then ?? 'tell') {
    case 'tell':
      return null;
    case 'agree':
      return agreeByItself(turn, open);
    case 'return':
      returnToSubmitter(turn, open.step, open.trail);
      return null;
  }
}

function agreeByItself(turn: Turn, { trail, step }: { trail: Trail; step: Step }): null {
  const { item } = turn;
  // With nobody there it is the office's; nothing is agreed by nobody. Nor is it where a person said no.
  if (!slotsOf(item, step.id).some((slot) => !slot.closed && counts(slot))) return null;
  if (slotsOf(item, step.id).some(({ closed }) => closed?.as === 'rejected')) return null;
  // A whole group that nobody speaks for has not been silent: it was never asked.
  if (isByGroup(step) && (item.places[step.id]?.unfilled ?? []).length > 0) return null;
  const slots = slotsOf(item, step.id).map((slot) => (!slot.closed && counts(slot) ? closeSlot(turn, slot, 'agreed', { by: null, auto: 'timeout' }) : slot));
  setSlots(item, step.id, slots);
  finish(turn, { trail, step, outcome: 'agreed' });
  return null;
}
