import type { Share, Step } from '../../definition.js';
import type { PersonId, Slot } from '../../vocabulary.js';
import type { Round } from './item.js';

type Slots = readonly Slot[];
const GONE = ['handed-over', 'transferred', 'removed', 'left-out', 'answered', 'superseded'];

/** Still of the round: not gone on in another slot, taken out, left out. */
export function counts(slot: Slot): boolean {
  return slot.added?.how !== 'consult' && !(slot.closed && GONE.includes(slot.closed.as));
}

export function isBase(slot: Slot): boolean {
  return counts(slot) && (!slot.added || slot.added.how === 'beside');
}

/** A deadline agrees in nobody's name. */
export function hasSigned({ closed }: Slot): boolean {
  return closed?.as === 'agreed' && closed.auto !== 'timeout';
}

/** Whoever was not asked again stands by what he signed. */
export function signersIn({ passed, signed = [], slots }: Round): readonly PersonId[] {
  if (passed) return passed === 'unchanged' ? signed : [];
  return slots.filter(hasSigned).flatMap(({ person, closed }) => (closed?.by ? [person, closed.by] : [person]));
}

function agreed(slot: Slot): boolean {
  return slot.closed?.as === 'agreed';
}

function groupsAddedBy(slots: Slots, owner: Slot, how: 'before' | 'after' | 'beside'): Slots[] {
  const of = slots.filter(({ added }) => added?.by === owner.id && added.how === how);
  return [...new Set(of.map(({ added }) => added?.group))].map((group) => of.filter(({ added }) => added?.group === group));
}

type Met = 'met' | 'pending' | 'failed';

/** Those who were taken out or went on in another slot are no part of it any more. */
export function groupState(slots: Slots, group: Slots): Met {
  const members = group.filter(counts).map((slot) => slotState(slots, slot));
  if (members.length === 0) return 'met';
  const anyOne = group[0]?.added?.among === 'any';
  if (anyOne ? members.includes('met') : members.every((met) => met === 'met')) return 'met';
  const lost = anyOne ? !members.includes('pending') : members.includes('failed');
  return lost ? 'failed' : 'pending';
}

function slotState(slots: Slots, slot: Slot): Met {
  if (isLost(slots, slot)) return 'failed';
  return slot.closed ? 'met' : 'pending';
}

/** He said no, or somebody did whom he asked before or after himself: his voice is as good as against it. */
function isLost(slots: Slots, slot: Slot): boolean {
  if (slot.closed && !agreed(slot)) return true;
  return [...groupsAddedBy(slots, slot, 'before'), ...groupsAddedBy(slots, slot, 'after')].some((group) => groupState(slots, group) === 'failed');
}

/** Whom the round of a slot's adder counts it with: beside-added ones follow the one who added them. */
function rootOf(slots: Slots, slot: Slot): Slot {
  const adder = slot.added && slots.find(({ id }) => id === slot.added?.by);
  return adder ? rootOf(slots, adder) : slot;
}

export function isLead(slots: Slots, slot: Slot): boolean {
  return (rootOf(slots, slot).line ?? 0) === 0;
}

/** Every open slot gets its `waits` anew. */
export function withTurns(step: Step, slots: Slots): Slots {
  return slots.map((slot) => {
    if (slot.closed) return slot;
    const { waits: _, ...rest } = slot;
    const waits = waitOf(step, slots, slot);
    return waits ? { ...rest, waits } : rest;
  });
}

function waitOf(step: Step, slots: Slots, slot: Slot): Slot['waits'] {
  if (slots.some(({ added, closed }) => added?.how === 'consult' && added.by === slot.id && !closed)) return 'answer';
  if (waitsForAdded(slots, slot)) return 'added';
  if (!isBase(slot)) return undefined;
  if (step.mode === 'claim' && !isWithHolder(slots, slot) && slots.some((other) => other.claimed && other.id !== slot.id && counts(other))) return 'claimed';
  if (waitsForTurn(step, slots, slot)) return 'turn';
  return undefined;
}

/** Whoever took it may bring in others beside him: they sign with him, whoever else was there to take it. */
export function isWithHolder(slots: Slots, slot: Slot): boolean {
  const adder = slot.added?.how === 'beside' && slot.added.heard ? slots.find(({ id }) => id === slot.added?.by) : undefined;
  return adder !== undefined && (adder.claimed === true || isWithHolder(slots, adder));
}

function waitsForAdded(slots: Slots, slot: Slot): boolean {
  if (groupsAddedBy(slots, slot, 'before').some((group) => groupState(slots, group) !== 'met')) return true;
  const { added } = slot;
  if (!added) return false;
  if (added.how === 'after' && !slots.some((adder) => adder.id === added.by && agreed(adder))) return true;
  // Who took it has it, whoever was to be asked before him.
  if (added.among !== 'in-turn' || slot.claimed) return false;
  const group = slots.filter((other) => other.added?.group === added.group);
  return group.slice(0, group.indexOf(slot)).some((other) => isStillSpeaking(slots, other));
}

/** He has not signed, or he has and is followed by people he asked after himself, who come before the next one. */
function isStillSpeaking(slots: Slots, slot: Slot): boolean {
  if (!slot.closed) return true;
  const after = agreed(slot) ? groupsAddedBy(slots, slot, 'after').filter(([one]) => one?.added?.heard) : [];
  return after.some((group) => groupState(slots, group) === 'pending' || group.filter((one) => one.closed).some((one) => isStillSpeaking(slots, one)));
}

function waitsForTurn({ mode }: Step, slots: Slots, slot: Slot): boolean {
  if (mode === 'in-turn') return !slot.added && slots.slice(0, slots.indexOf(slot)).some((other) => !other.added && isStillSpeaking(slots, other));
  if (typeof mode === 'string' || mode.type !== 'lead' || mode.assist !== 'waits') return false;
  return isLead(slots, slot) && slots.some((other) => isBase(other) && !other.closed && !isLead(slots, other));
}

/** Open slots whose owner asked somebody to sign before him who did not agree: his own turn never comes. */
export function neverComing(slots: Slots): Slots {
  return slots.filter((slot) => !slot.closed && groupsAddedBy(slots, slot, 'before').some((group) => groupState(slots, group) === 'failed'));
}

export type Outcome = 'open' | 'agreed' | 'rejected';

/** How the round stands. It is closed as soon as nothing that may still come can change it, and not before. */
export function tally(step: Step, slots: Slots, unfilled: readonly number[] = []): Outcome {
  if (step.mode === 'claim' && partsOfTaken(slots).length > 0) return tallyOfTaken(step, slots);
  const base = baseOf(step, slots);
  // Nobody is there who could decide it.
  if (!base.some((slot) => decides(step, slots, slot))) return 'open';
  const isGroupMissing = unfilled.length > 0 && typeof step.mode !== 'string' && step.mode.type === 'per-group' && step.mode.by === 'line';
  // Not everybody has spoken while a whole group is still to be named.
  if (isRejected(step, slots) && !(isGroupMissing && step.reject?.policy === 'wait-for-all')) return 'rejected';
  if (isGroupMissing) return 'open';
  const feared = withAllAfterAgainst(slots);
  return isEnoughNow(step, slots) && isEnoughNow(step, feared) && !isRejected(step, feared) ? 'agreed' : 'open';
}

/** Whoever took it decides, and with him each group he brought in beside him, as that group was asked. */
function tallyOfTaken(step: Step, slots: Slots): Outcome {
  const now = partsOfTaken(slots);
  if (step.reject && now.includes('failed') && !(step.reject.policy === 'wait-for-all' && now.includes('pending'))) return 'rejected';
  return [...now, ...partsOfTaken(withAllAfterAgainst(slots))].every((met) => met === 'met') ? 'agreed' : 'open';
}

/** Those whose word counts; beside somebody who has not taken it, one has none. In the old records everybody beside might take it like the others. */
function baseOf({ mode }: Step, slots: Slots): Slots {
  const base = slots.filter(isBase);
  if (mode !== 'claim') return base;
  const row = base.filter(({ added }) => !added?.heard);
  // A no that one of the row was told ends nothing while another may still take it; the old records let it.
  return base.some(({ closed }) => !closed) ? row.filter((slot) => !wasToldNo(slots, slot)) : row;
}

function wasToldNo(slots: Slots, slot: Slot): boolean {
  return groupsAddedBy(slots, slot, 'before').some((group) => group[0]?.added?.heard && groupState(slots, group) === 'failed');
}

function partsOfTaken(slots: Slots): readonly Met[] {
  const holder = slots.find((slot) => slot.claimed && isBase(slot));
  const beside = (owner: Slot): readonly Met[] =>
    groupsAddedBy(slots, owner, 'beside')
      .filter(([one]) => one?.added?.heard)
      .flatMap((group) => [groupState(slots, group), ...group.flatMap(beside)]);
  return holder ? [slotState(slots, holder), ...beside(holder)] : [];
}

/** Everybody still asked could agree, and it would not be enough; and nobody may say that it is not agreed. */
export function isStuck(step: Step, slots: Slots): boolean {
  if (step.mode === 'claim' && partsOfTaken(slots).length > 0) return step.reject === undefined && partsOfTaken(slots).includes('failed');
  const asked = baseOf(step, slots).filter((slot) => decides(step, slots, slot));
  const forIt = baseOf(step, slots).filter((slot) => !isLost(slots, slot));
  return step.reject === undefined && asked.length > 0 && !isEnough(step, slots, forIt);
}

function isEnoughNow(step: Step, slots: Slots): boolean {
  return isEnough(
    step,
    slots,
    baseOf(step, slots).filter((slot) => agreed(slot) && !isLost(slots, slot)),
  );
}

/** Whoever was asked after somebody who agreed may still take that agreement away. */
function withAllAfterAgainst(slots: Slots): Slots {
  const feared = slots
    .filter((slot) => counts(slot) && agreed(slot) && !isLost(slots, slot))
    .flatMap((slot) => groupsAddedBy(slots, slot, 'after'))
    .filter((group) => groupState(slots, group) === 'pending')
    .flat();
  return slots.map((slot) => (!slot.closed && feared.includes(slot) ? { ...slot, closed: { as: 'rejected', at: 'never', by: null } } : slot));
}

function isRejected(step: Step, slots: Slots): boolean {
  const base = baseOf(step, slots);
  const against = base.filter((slot) => isLost(slots, slot) && decides(step, slots, slot));
  const reachable = isEnough(
    step,
    slots,
    base.filter((slot) => !isLost(slots, slot)),
  );
  const policy = step.reject?.policy ?? 'by-mode';
  if (policy === 'one-veto') return against.length > 0;
  if (policy === 'wait-for-all')
    return !isEnoughNow(step, slots) && !reachable && base.every((slot) => slot.closed || isLost(slots, slot) || !decides(step, slots, slot));
  if (policy !== 'by-mode' && against.length >= policy.count) return true;
  return !reachable || isVotedDown(step, slots, base);
}

/** Assistants are heard; what they say decides nothing. */
export function decides({ mode }: Step, slots: Slots, slot: Slot): boolean {
  return typeof mode === 'string' || mode.type !== 'lead' || isLead(slots, slot);
}

function isVotedDown({ mode }: Step, slots: Slots, base: Slots): boolean {
  if (typeof mode === 'string' || mode.type !== 'vote') return false;
  const against = base.filter((slot) => isLost(slots, slot));
  return reaches(mode.reject, voices(mode.weights, against), voices(mode.weights, base));
}

/** Whether the step would be agreed were exactly these for it. */
function isEnough(step: Step, slots: Slots, forIt: Slots): boolean {
  const { mode } = step;
  const base = baseOf(step, slots);
  if (mode === 'all' || mode === 'in-turn') return base.every((slot) => forIt.includes(slot));
  if (mode === 'any' || mode === 'claim') return forIt.length > 0;
  switch (mode.type) {
    case 'vote':
      return reaches(mode.agree, voices(mode.weights, forIt), voices(mode.weights, base));
    case 'per-group': {
      const groupOf = (slot: Slot): number | string | undefined =>
        mode.by === 'line' ? (rootOf(slots, slot).line ?? 0) : (rootOf(slots, slot).counts ?? rootOf(slots, slot).why).unit;
      const groups = [...new Set(base.map(groupOf))].map((key) => base.filter((slot) => groupOf(slot) === key));
      return groups.every((group) => group.filter((slot) => forIt.includes(slot)).length >= Math.min(mode.need, group.length));
    }
    case 'lead':
      return (
        forIt.some((slot) => isLead(slots, slot)) &&
        (mode.assist === 'optional' || base.every((slot) => isLead(slots, slot) || slot.closed !== undefined || forIt.includes(slot)))
      );
  }
}

function voices(weights: Readonly<Record<string, number>> | undefined, slots: Slots): number {
  return slots.reduce((sum, { why, counts }) => {
    const { post } = counts ?? why;
    return sum + (post !== undefined && weights && Object.hasOwn(weights, post) ? (weights[post] ?? 1) : 1);
  }, 0);
}

function reaches(share: Share, some: number, all: number): boolean {
  // A smaller slate needs all of its own.
  if ('count' in share) return some >= Math.min(share.count, all);
  const [part, whole] = 'atLeast' in share ? share.atLeast : share.over;
  return 'atLeast' in share ? some * whole >= all * part : some * whole > all * part;
}
