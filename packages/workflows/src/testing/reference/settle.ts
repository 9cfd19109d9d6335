import type { Step } from '../../definition.js';
import type { Slot } from '../../vocabulary.js';
import { closeSlot, setSlots, slotsOf, type Turn } from './item.js';
import { neverComing, tally, withTurns } from './round.js';
import { trailTo, type Trail } from './road.js';
import { answered, innermost, onward, reject, remember } from './walk.js';

/** After anything changed in a round: groups that are done, whose turn it is, and whether the round is over. */
export function settle(turn: Turn, step: Step): void {
  const { item } = turn;
  setSlots(item, step.id, withTurns(step, withFalls(turn, slotsOf(item, step.id))));
  const trail = trailTo(item.path, step.id);
  const outcome = tally(step, slotsOf(item, step.id), item.places[step.id]?.unfilled);
  // Nobody is told that it was not agreed before anybody has said so.
  if (!trail || outcome === 'open' || (outcome === 'rejected' && turn.event.type === 'SLATE')) return;
  finish(turn, { trail, step, outcome });
}

/** Slots that end because of what others decided, one after another. */
export function withFalls(turn: Turn, slots: readonly Slot[]): readonly Slot[] {
  return withoutOrphans(turn, withLost(turn, withGroupsDone(turn, slots)));
}

/** Who asked somebody before him that did not agree is as good as against it. */
function withLost(turn: Turn, slots: readonly Slot[]): readonly Slot[] {
  const lost = neverComing(slots);
  if (lost.length === 0) return slots;
  return withLost(
    turn,
    slots.map((slot) => (lost.includes(slot) ? closeSlot(turn, slot, 'rejected') : slot)),
  );
}

export function finish(turn: Turn, { trail, step, outcome }: { trail: Trail; step: Step; outcome: 'agreed' | 'rejected' }): void {
  closeRound(turn, step);
  if (outcome === 'agreed') return onward(turn, trail, step);
  innermost(trail).sequence.token = null;
  // Whoever asked for the correction is answered, by a no.
  answered(turn.item, step.id);
  remember(turn.item, { reopenable: [...turn.item.memory.reopenable, step.id] });
  reject(turn, trail);
}

/** Whatever is still open in a round that is over was settled by others. */
export function closeRound(turn: Turn, step: Step): void {
  const slots = slotsOf(turn.item, step.id).map((slot) => (slot.closed ? slot : closeSlot(turn, slot, 'superseded')));
  setSlots(turn.item, step.id, slots);
}

/** On without anybody having decided. */
export function pass(turn: Turn, trail: Trail, step: Step): void {
  const { agreed } = turn.item.memory;
  onward(turn, trail, step);
  turn.item.memory = { ...turn.item.memory, agreed };
}

function withGroupsDone(turn: Turn, slots: readonly Slot[]): readonly Slot[] {
  return slots.map((slot) => {
    if (slot.closed || slot.added?.among !== 'any' || slot.added.how === 'consult') return slot;
    const group = slots.filter(({ added }) => added?.group === slot.added?.group);
    return group.some(({ closed }) => closed?.as === 'agreed') ? closeSlot(turn, slot, 'superseded') : slot;
  });
}

/** Who was added or asked by somebody who is out of it has nobody to sign for any more; beside him one is a voice of one's own. */
function withoutOrphans(turn: Turn, slots: readonly Slot[]): readonly Slot[] {
  const isOut = ({ added }: Slot): boolean => {
    const adder = slots.find(({ id }) => id === added?.by)?.closed?.as;
    return adder === 'removed' || adder === 'superseded' || (adder === 'rejected' && added?.how !== 'beside');
  };
  const next = slots.map((slot) => (!slot.closed && isOut(slot) ? closeSlot(turn, slot, 'superseded') : slot));
  return next.some((slot, n) => slot !== slots[n]) ? withoutOrphans(turn, next) : next;
}
