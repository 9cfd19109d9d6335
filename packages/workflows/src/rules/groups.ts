import type { ClosedSlot, Slot, SlotId } from '../vocabulary.js';

/** Signers added by the owner of another slot stand together in a group; these are the questions asked of one. */

const GONE: ReadonlySet<ClosedSlot['as']> = new Set(['handed-over', 'transferred', 'removed', 'left-out', 'superseded']);

/** It goes on in another slot, was taken out again or was let go: nobody waits for it and it says nothing. */
export function isGone({ closed }: Slot): boolean {
  return closed !== undefined && GONE.has(closed.as);
}

/** He was found here, or brought in to sign beside somebody: what he says is no mere condition on what somebody else says. */
export function isBase({ added }: Slot): boolean {
  return !added || added.how === 'beside';
}

/** Who took it on himself. It stays his when he has decided and only somebody he asked after himself is still to come, and is nobody's when he is let go. */
export function holderOf(slots: readonly Slot[]): Slot | undefined {
  return slots.find((slot) => slot.claimed && !isGone(slot));
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
  const members = membersOf(slots, group);
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

/** Somebody asked before him has said no, and it is said of them that this counts only with whoever takes it. */
export function isLetOut(slots: readonly Slot[], { id, claimed }: Slot): boolean {
  return !claimed && groupsOf(slots.filter(isHeard), id, 'before').some((group) => hasFailed(slots, group));
}

/** Somebody whom he asked after himself has still to speak, or whom one of those asked again. Only of those who are waited for. */
export function isFollowed(slots: readonly Slot[], { id, closed }: Slot): boolean {
  if (closed?.as !== 'agreed') return false;
  return groupsOf(slots.filter(isHeard), id, 'after').some(
    (group) => (!isSatisfied(slots, group) && !hasFailed(slots, group)) || membersOf(slots, group).some((slot) => isFollowed(slots, slot)),
  );
}

/** The groups that are heard beside whoever has taken it on himself: those he added, and those they added again. */
export function groupsBeside(slots: readonly Slot[], owner: SlotId): readonly SlotId[] {
  const heard = slots.filter(isHeard);
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

function isHeard({ added }: Slot): boolean {
  return added?.heard === true;
}

/** Whoever was let go, because one was enough or nobody has a use for him, does not come back. */
function membersOf(slots: readonly Slot[], group: SlotId): readonly Slot[] {
  return slots.filter((slot) => slot.added?.group === group && !isGone(slot));
}
