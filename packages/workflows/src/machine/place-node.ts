import type { Step } from '../definition.js';
import type { PlaceId } from '../vocabulary.js';
import { nodeId, type Around } from './around.js';
import {
  closingRound,
  handingOver,
  leavingStep,
  openingRound,
  openingStepRound,
  recording,
  seating,
  seatingSigners,
  settlingVoice,
  takingTurns,
} from './changes.js';
import type { Node, Transition } from './chart.js';
import { claiming } from './claim-node.js';
import { agreeGuard, editGuard, handOverGuard, rejectGuard, resumesTo, roundIs, slateGuard, wasPassed } from './guards.js';
import { rejecting, returning } from './leaving.js';
import { closingStep, deciding } from './looking-back.js';
import { openId, takingBackHere } from './reopening.js';
import { signerActions } from './signer-node.js';
import { timeOuts } from './timeout-node.js';

/** A place of a state: entered, it asks who works here; answered, it is open until the state is left. */
export function workNode(place: PlaceId, nobody: 'refuse' | 'wait'): Node {
  const seat: Transition = { guard: slateGuard(place, nobody), target: 'open', actions: [seating(place)] };
  const open: Node = { on: { [`HAND_OVER.${place}`]: [{ guard: handOverGuard(null), actions: [handingOver(place, null)] }] } };
  return {
    initial: 'resolving',
    entry: [openingRound(place)],
    exit: [closingRound(place)],
    states: { resolving: { on: { [`SLATE.${place}`]: [seat] } }, open },
  };
}

/** A step of a chain: the same, and closed when its round is agreed. `returners`: later steps that may have sent it back here. */
export function stepNode(step: Step, around: Around, { next, returners }: { next: string; returners: readonly Step[] }): Node {
  const forget = returners.length > 0 ? [leavingStep(step.id)] : [];
  return {
    id: nodeId(step.id),
    initial: 'resolving',
    exit: [closingRound(step.id)],
    states: { resolving: resolving(step, around), open: open(step, around), closed: { type: 'final' } },
    onDone: [...returners.map(({ id }): Transition => ({ guard: resumesTo(step.id, id), target: id, actions: forget })), { target: next, actions: forget }],
  };
}

/** Only here a new round begins: a step that is open again after it was closed goes on with the one it had. */
function resolving(step: Step, { steps, memory }: Around): Node {
  const nobody = step.work.nobody ?? 'refuse';
  const seat: Transition = { guard: slateGuard(step.id, nobody, step), target: 'open', actions: [seatingSigners(step, steps)] };
  return { entry: [openingStepRound(step, memory)], on: { [`SLATE.${step.id}`]: [seat] } };
}

/** What a signer may do here, and how the round ends. */
function open(step: Step, around: Around): Node {
  const settled = [settlingVoice(step), ...deciding(step, around)];
  return {
    id: openId(step.id),
    on: {
      [`HAND_OVER.${step.id}`]: [{ guard: handOverGuard(step), actions: [handingOver(step.id, step), takingTurns(step)] }],
      ...signerActions(step, around),
      ...takingBackHere(step, around),
      ...timeOuts(step, around),
      ...claiming(step),
      [`AGREE.${step.id}`]: [{ guard: agreeGuard(step), actions: settled }],
      [`EDIT.${step.id}`]: [{ guard: editGuard(step), actions: [recording()] }],
      [`REJECT.${step.id}`]: [{ guard: rejectGuard(step), actions: settled }],
      [`RETURN.${step.id}`]: returning(step, around),
    },
    always: [
      { guard: wasPassed(step.id), target: 'closed' },
      { guard: roundIs(step, 'agreed'), target: 'closed', actions: closingStep(step, around) },
      ...rejected(step, around),
    ],
  };
}

/** Where the siblings of its branch finish first, the step may still be opened again. */
function rejected(step: Step, around: Around): readonly Transition[] {
  if (!step.reject) return [];
  const leads = rejecting(around);
  const waits = around.forks.at(-1)?.fork.onReject === 'siblings-finish';
  const closing = waits ? closingStep(step, around) : [];
  return [
    { guard: roundIs(step, 'rejected'), ...leads, actions: [...(leads.actions ?? []), ...closing, ...(around.memory.owing ? [leavingStep(step.id)] : [])] },
  ];
}
