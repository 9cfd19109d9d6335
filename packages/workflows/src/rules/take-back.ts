import type { Step, StepId } from '../definition.js';
import type { Layout } from '../machine/layout.js';
import { placeOf } from '../machine/rounds.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { Actor, ClosedSlot, Context, Facts, Place, Refusal, Slot, SlotId } from '../vocabulary.js';
import { openedAgain } from './fallen.js';
import { groupsOf, hasFailed } from './groups.js';
import { offered } from './offered.js';
import { signerRules } from './person-rules.js';
import type { Signing } from './person-rules.js';
import { besideOf } from './return-target.js';
import { stepIds } from './sequences.js';
import { ownSlotRules, slotAt } from './slot-rules.js';
import { canStillEnd, tally } from './tally.js';
import { turns } from './turns.js';

export interface TakingBack {
  readonly machine: Layout;
  readonly signing: Signing;
  /** Whether the step is open still. */
  readonly isOpen: boolean;
  readonly context: Context;
}

/**
 * One's own agreement or disagreement, while the step is open or nothing has followed from its outcome but the next people being asked.
 * What a stand-in signed, he and the one he signed it for take back; what one signed oneself, no stand-in.
 */
export function mayTakeBack(
  { machine, signing, isOpen, context }: TakingBack,
  { slot, facts }: { readonly slot: SlotId; readonly facts: Facts },
): Refusal | null {
  const { step } = signing;
  const tooLate = (isStill: boolean): Refusal | null => (isStill ? null : refuse('take-back.too-late', { step: step.id }));
  return firstRefusal([
    () => offered(step, 'take-back'),
    () => ownSlotRules(step.id, slot, { context, facts }),
    () => tooLate(isOwnDecision(placeOf(context, step.id)?.slots ?? [], slotAt(context, step.id, slot))),
    () => tooLate(isOpen || (context.reopenable?.includes(step.id) ?? false)),
    () => tooLate(matters(step, reopenedIn(step, placeOf(context, step.id), slot), { slot, isOpen })),
    () => tooLate(!isReliedOn(machine, context, { step: step.id, slot })),
    () => signerRules(signing, context, facts),
    () => (isByHand(facts.actor, slotAt(context, step.id, slot)) ? null : refuse('slot.not-yours', { step: step.id })),
  ]);
}

/** In a branch beside this step he counts as agreed by this very signature: that would outlive it. */
function isReliedOn({ compiled }: Layout, context: Context, { step, slot }: { readonly step: StepId; readonly slot: SlotId }): boolean {
  const person = slotAt(context, step, slot)?.person;
  const chain = compiled.places.get(step)?.step?.chain;
  if (!chain) return false;
  const saysAt = (id: StepId): readonly ClosedSlot[] => {
    const place = placeOf(context, id);
    const own = place?.submission === context.submissions ? place.slots.filter((one) => one.person === person && one.id !== slot) : [];
    return own.flatMap(({ closed }) => (closed?.as === 'agreed' ? [closed] : []));
  };
  const counts = besideOf(chain, step).some((id) => saysAt(id).some(({ auto }) => auto === 'signed-before'));
  return counts && !stepIds(chain.nodes).some((id) => saysAt(id).some(({ auto }) => auto === undefined));
}

/** The round with this decision open again. Whatever ended because of it, or because the round was over, is open again too, unless it would end at once for the same reason. */
export function reopened(step: Step, slots: readonly Slot[], id: SlotId): readonly Slot[] {
  const taken = slots.find((slot) => slot.id === id);
  return turns(
    step,
    openedAgain(slots, (slot) => slot.id === id || slot.closed?.as === 'superseded' || fellWith(slot, taken)),
  );
}

/** Neither made by itself, nor only counted as his because somebody he asked before himself disagreed. */
function isOwnDecision(slots: readonly Slot[], slot: Slot | undefined): boolean {
  if (!slot?.closed || slot.closed.auto !== undefined) return false;
  const fell = groupsOf(slots, slot.id, 'before').some((group) => hasFailed(slots, group));
  return slot.closed.as === 'agreed' || (slot.closed.as === 'rejected' && !fell);
}

/** In his own place, or signed by this very hand. */
function isByHand(actor: Actor, slot: Slot | undefined): boolean {
  return actor.type === 'person' && [slot?.person, slot?.closed?.by].includes(actor.person);
}

/**
 * Whom he signed for has decided since, or the outcome of a closed step stands without him: nothing would come of it. Nor may a closed one be
 * opened that could not end any more, where a later version has no word for a no that was said. In an open one it is counted anew.
 */
function matters(step: Step, place: Pick<Place, 'slots' | 'unfilled'>, { slot, isOpen }: { readonly slot: SlotId; readonly isOpen: boolean }): boolean {
  return place.slots.some(({ id, closed }) => id === slot && !closed) && (isOpen || (tally(step, place) === 'open' && canStillEnd(step, place)));
}

function reopenedIn(step: Step, place: Place | null, slot: SlotId): Pick<Place, 'slots' | 'unfilled'> {
  return { ...place, slots: reopened(step, place?.slots ?? [], slot) };
}

/** Its owner had leaned on the one who disagreed, and disagreed with him in the same moment. */
function fellWith({ closed, person }: Slot, taken: Slot | undefined): boolean {
  const end = taken?.closed;
  return closed?.as === 'rejected' && end?.as === 'rejected' && closed.at === end.at && closed.by === end.by && person !== taken?.person;
}
