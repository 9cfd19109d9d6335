import type { ClosedSlot, Slot, SlotId } from '../vocabulary.js';

/** Signers added by the owner of another slot stand together in a group; these are the questions asked of one. */

const ELSEWHERE: ReadonlySet<ClosedSlot['as']> = new Set(['handed-over', 'transferred', 'removed', 'left-out']);

/** It goes on in another slot or was taken out again: nobody waits for it and it says nothing. */
export function isElsewhere({ closed }: Slot): boolean {
  return closed !== undefined && ELSEWHERE.has(closed.as);
}

/** He was found here, or brought in to sign beside somebody: what he says is no mere condition on what somebody else says. */
export function isBase({ added }: Slot): boolean {
  return !added || added.how === 'beside';
}

/** Who took it on himself. It stays his when he has decided and only somebody he asked after himself is still to come. */
export function holderOf(slots: readonly Slot[]): Slot | undefined {
  return slots.find((slot) => slot.claimed && !isElsewhere(slot));
}

/** The groups this slot's owner added so, each once. */
export function groupsOf(slots: readonly Slot[], owner: SlotId, how: 'before' | 'after' | 'beside'): readonly SlotId[] {
  return [...new Set(slots.flatMap(({ added }) => (added?.by === owner && added.how === how ? [added.group] : [])))];
}

/** Enough of the group agreed. A group of which nobody is left asks for nothing. */
export function isSatisfied(slots: readonly Slot[], group: SlotId): boolean {
  const members = membersOf(slots, group);
  const agreed = members.filter((slot) => saysOf(slots, slot) === 'agreed').length;
  return members[0]?.added?.among === 'any' ? agreed > 0 : agreed === members.length;
}

/** The group can no longer agree. */
export function hasFailed(slots: readonly Slot[], group: SlotId): boolean {
  // Of those of whom one was enough, the others were let go when he agreed and do not come back.
  const members = membersOf(slots, group).filter(({ closed }) => closed?.as !== 'superseded');
  const rejected = members.filter((slot) => saysOf(slots, slot) === 'rejected').length;
  return rejected > 0 && (members[0]?.added?.among !== 'any' || rejected === members.length);
}

/** What a slot says: whoever leaned on others disagrees with them, even where he himself had agreed before they were asked. */
export function saysOf(slots: readonly Slot[], slot: Slot): 'agreed' | 'rejected' | 'open' {
  if (slot.closed && slot.closed.as !== 'agreed') return slot.closed.as === 'rejected' ? 'rejected' : 'open';
  const leans = [...groupsOf(slots, slot.id, 'before'), ...groupsOf(slots, slot.id, 'after')];
  if (leans.some((group) => hasFailed(slots, group))) return 'rejected';
  return slot.closed ? 'agreed' : 'open';
}

/** The groups that are heard beside whoever has taken it on himself: those he added, and those they added again. */
export function groupsBeside(slots: readonly Slot[], owner: SlotId): readonly SlotId[] {
  const heard = slots.filter(({ added }) => added?.heard);
  return groupsOf(heard, owner, 'beside').flatMap((group) => [
    group,
    ...heard.filter(({ added }) => added?.group === group).flatMap(({ id }) => groupsBeside(slots, id)),
  ]);
}

/** Brought in to sign beside whoever has taken it on himself, and heard with him. */
export function standsBesideHolder(slots: readonly Slot[], { added }: Slot): boolean {
  if (added?.how !== 'beside' || !added.heard) return false;
  const adder = slots.find(({ id }) => id === added.by);
  return adder !== undefined && (adder.claimed === true || standsBesideHolder(slots, adder));
}

function membersOf(slots: readonly Slot[], group: SlotId): readonly Slot[] {
  return slots.filter((slot) => slot.added?.group === group && !isElsewhere(slot));
}
