import type { Step } from '../definition.js';
import type { Slot } from '../vocabulary.js';
import { groupsOf, holderOf, isBase, isFollowed, isSatisfied, standsBesideHolder } from './groups.js';
import { assistantsOf } from './voices.js';

type Waits = NonNullable<Slot['waits']>;
type Turning = Pick<Step, 'mode'>;

/** The slots with whose turn it is written anew; a slot that stays as it was is the very same object. */
export function turns(step: Turning, slots: readonly Slot[]): readonly Slot[] {
  return slots.map((slot) => {
    const waits = slot.closed ? undefined : waitsFor(step, slots, slot);
    if (waits === slot.waits) return slot;
    const { waits: _before, ...rest } = slot;
    return waits ? { ...rest, waits } : rest;
  });
}

/** Who is asked first is told first: whoever asked somebody waits for that answer whatever else he waits for. */
function waitsFor(step: Turning, slots: readonly Slot[], slot: Slot): Waits | undefined {
  if (asks(slots, slot)) return 'answer';
  if (comesAfterOthers(slots, slot)) return 'added';
  if (isTakenByAnother(step, slots, slot)) return 'claimed';
  return isNotHisTurn(step, slots, slot) ? 'turn' : undefined;
}

function asks(slots: readonly Slot[], { id }: Slot): boolean {
  return slots.some(({ added, closed }) => added?.how === 'consult' && added.by === id && !closed);
}

function comesAfterOthers(slots: readonly Slot[], slot: Slot): boolean {
  if (groupsOf(slots, slot.id, 'before').some((group) => !isSatisfied(slots, group))) return true;
  const { added } = slot;
  if (!added) return false;
  const adder = slots.find(({ id }) => id === added.by);
  if (added.how === 'after' && adder?.closed?.as !== 'agreed') return true;
  // Whoever took it on himself has come before them.
  if (added.among !== 'in-turn' || slot.claimed) return false;
  return isBehind(slots, slot, (other) => other.added?.group === added.group);
}

/** One of these who stand before him has still to speak, or somebody whom that one asked after himself. */
function isBehind(slots: readonly Slot[], slot: Slot, isMeant: (other: Slot) => boolean): boolean {
  const earlier = slots.slice(0, slots.indexOf(slot)).filter(isMeant);
  return earlier.some((other) => !other.closed || isFollowed(slots, other));
}

function isTakenByAnother({ mode }: Turning, slots: readonly Slot[], slot: Slot): boolean {
  if (mode !== 'claim' || !isBase(slot) || standsBesideHolder(slots, slot)) return false;
  const holder = holderOf(slots);
  return holder !== undefined && holder !== slot;
}

/** Only those who were found stand in a row; who was added stands by the one who added him. */
function isNotHisTurn(step: Turning, slots: readonly Slot[], slot: Slot): boolean {
  const { mode } = step;
  if (mode === 'in-turn') return !slot.added && isBehind(slots, slot, (other) => !other.added);
  if (typeof mode !== 'object' || mode.type !== 'lead' || mode.assist !== 'waits' || !isBase(slot)) return false;
  const assistants = assistantsOf(step, slots);
  return !assistants.includes(slot) && assistants.some(({ closed }) => !closed);
}
