import type { Chain, StateCode, Step } from '../definition.js';
import type { PlaceId } from '../vocabulary.js';
import { closingRound, handingOver, openingRound, resuming, seating, settlingOwn, takingTurns } from './changes.js';
import type { Node, Transition } from './chart.js';
import { agreeGuard, handOverGuard, returnGuard, roundIs, slateGuard } from './guards.js';
import { signerActions } from './signer-node.js';

/** A place of a state: entered, it asks who works here; answered, it is open until the state is left. */
export function workNode(place: PlaceId): Node {
  return { ...roundOf(place), states: { resolving: resolvingNode(place, null), open: { on: handOverOf(place, null) } } };
}

/** A step of a chain: the same, and closed when its round is agreed. */
export function stepNode(step: Step, chain: Chain, { next, inFork }: { next: string; inFork: boolean }): Node {
  const open: Node = {
    on: {
      ...handOverOf(step.id, step),
      ...signerActions(step),
      [`AGREE.${step.id}`]: [{ guard: agreeGuard(step), actions: [settlingOwn(step.id), takingTurns(step)] }],
      [`RETURN.${step.id}`]: [returning(step, chain.returned, inFork)],
    },
    always: [{ guard: roundIs(step, 'agreed'), target: 'closed' }],
  };
  return { ...roundOf(step.id), states: { resolving: resolvingNode(step.id, step), open, closed: { type: 'final' } }, onDone: { target: next } };
}

/** Leaving the chain cancels every sibling branch: the statechart's own semantics. */
function returning(step: Step, returned: StateCode, inFork: boolean): Transition {
  const resume = step.return?.then === 'straight-back' && !inFork ? step.id : null;
  return { guard: returnGuard(step), target: stateTarget(returned), actions: [resuming(resume)] };
}

function resolvingNode(place: PlaceId, step: Step | null): Node {
  return { on: { [`SLATE.${place}`]: [{ guard: slateGuard(place), target: 'open', actions: [seating(place), ...turnsOf(step)] }] } };
}

function handOverOf(place: PlaceId, step: Step | null): NonNullable<Node['on']> {
  return { [`HAND_OVER.${place}`]: [{ guard: handOverGuard(), actions: [handingOver(place, step), ...turnsOf(step)] }] };
}

/** Only a step's signers may have to wait for one another. */
function turnsOf(step: Step | null): readonly unknown[] {
  return step ? [takingTurns(step)] : [];
}

function roundOf(place: PlaceId): Node {
  return { initial: 'resolving', entry: [openingRound(place)], exit: [closingRound(place)] };
}

export function stateId(code: StateCode): string {
  return `state-${code}`;
}

export function stateTarget(code: StateCode): string {
  return `#${stateId(code)}`;
}
