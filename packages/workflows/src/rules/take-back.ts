import type { Chain, Step } from '../definition.js';
import { placeOf } from '../machine/rounds.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { Context, Facts, PlaceId, Refusal, Slot, SlotId } from '../vocabulary.js';
import { isHumanDecision } from './human-decision.js';
import { offered } from './offered.js';
import { signerRules } from './person-rules.js';
import type { Signing } from './person-rules.js';
import { ownSlotRules, slotAt } from './slot-rules.js';
import { forksAround, stepsAfter } from './steps-after.js';
import { tally } from './tally.js';
import { turns } from './turns.js';

export interface TakingBack {
  readonly signing: Signing;
  readonly chain: Chain;
  /** Whether the step is open still. */
  readonly isOpen: boolean;
  readonly context: Context;
}

/** One's own agreement or disagreement, while the step is open or nothing has followed from its outcome but the next people being asked. */
export function mayTakeBack(asked: TakingBack, { slot, facts }: { readonly slot: SlotId; readonly facts: Facts }): Refusal | null {
  const { signing, isOpen, context } = asked;
  const { step } = signing;
  return firstRefusal([
    () => offered(step, 'take-back'),
    () => ownSlotRules(step.id, slot, { context, facts }),
    () => (isOwnDecision(slotAt(context, step.id, slot)) ? null : refuse('take-back.too-late', { step: step.id })),
    () => (isOpen ? null : stillFirst(asked)),
    () => (matters(step, placeOf(context, step.id)?.slots ?? [], slot) ? null : refuse('take-back.too-late', { step: step.id })),
    () => signerRules(signing, context, facts),
  ]);
}

/** The round as it is with this decision open again: those whom its outcome had made needless are asked again too. */
export function reopened(step: Step, slots: readonly Slot[], id: SlotId): readonly Slot[] {
  const open = slots.map((slot) => (slot.id === id ? withoutEnd(slot) : slot));
  return turns(step, open.map((slot) => (slot.closed?.as === 'superseded' && !isNeedless(open, slot) ? withoutEnd(slot) : slot)));
}

function isOwnDecision(slot: Slot | undefined): boolean {
  return (slot?.closed?.as === 'agreed' || slot?.closed?.as === 'rejected') && slot.closed.auto === undefined;
}

/** The closed step's outcome stands, and nobody after it has decided. */
function stillFirst({ signing, chain, context }: TakingBack): Refusal | null {
  const { step } = signing;
  const place = placeOf(context, step.id);
  if (!place || place.past || !hasOwnOutcome(step, { chain, context })) return refuse('take-back.too-late', { step: step.id });
  const later = stepsAfter(chain.nodes, step.id).flatMap((id) => standing(context, id)).find(isHumanDecision)?.closed;
  return later ? refuse('take-back.too-late', { step: step.id, by: later.by, as: later.as, at: later.at }) : null;
}

/** Agreed; or not agreed, in a branch that only waits for its siblings. A round that was cut off has no outcome of its own. */
function hasOwnOutcome(step: Step, { chain, context }: { readonly chain: Chain; readonly context: Context }): boolean {
  const place = placeOf(context, step.id);
  const outcome = place ? tally(step, place) : 'open';
  if (outcome !== 'rejected') return outcome === 'agreed';
  const around = forksAround(chain.nodes, step.id).at(-1);
  return around !== undefined && (context.rejectedBranches?.includes(`${around.fork.id}/${around.branch}`) ?? false);
}

/** Where the outcome is fixed without this voice, nothing would come of taking it back. */
function matters(step: Step, slots: readonly Slot[], slot: SlotId): boolean {
  return tally(step, { slots: reopened(step, slots, slot) }) === 'open';
}

function standing(context: Context, step: PlaceId): readonly Slot[] {
  const place = placeOf(context, step);
  return place && !place.past ? place.slots : [];
}

/** Of several any of whom was enough, and one has agreed. */
function isNeedless(slots: readonly Slot[], { added }: Slot): boolean {
  return added?.among === 'any' && slots.some((other) => other.added?.group === added.group && other.closed?.as === 'agreed');
}

function withoutEnd(slot: Slot): Slot {
  const { closed: _end, ...rest } = slot;
  return rest;
}
