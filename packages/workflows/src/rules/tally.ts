import { assertNever } from '../assert-never.js';
import type { Mode, PerGroupMode, Step, VoteMode } from '../definition.js';
import type { Place, Slot } from '../vocabulary.js';
import { isSatisfied, saysOf } from './groups.js';
import { reaches } from './share.js';
import { waitsForGroup } from './vacancy.js';
import { assistantsOf, countsAs, rootOf, voicesOf, type Voice } from './voices.js';

export type Outcome = 'open' | 'agreed' | 'rejected';

/**
 * How a round stands. It is settled as soon as nothing that may still be said can change it, and never before.
 * A round without anybody is open: nobody has decided it.
 */
export function tally(step: Pick<Step, 'mode' | 'reject'>, place: Counted): Outcome {
  const asked = askedOf(step, place);
  if (asked.voices.length === 0) return 'open';
  if (isRejected(asked)) return 'rejected';
  if (asked.waitsForGroup || waitsForAssistants(asked)) return 'open';
  return isAgreed(asked) && isAgreed(askedOf(step, { ...place, slots: atWorst(place.slots) })) ? 'agreed' : 'open';
}

/** A round as far as it is counted. */
type Counted = Pick<Place, 'slots' | 'unfilled'>;

/** Whether whoever has not spoken yet can still bring it to an end. A round without anybody waits for somebody to be named. */
export function canStillEnd(step: Asked['step'], place: Counted): boolean {
  const asked = askedOf(step, place);
  return step.reject !== undefined || asked.voices.length === 0 || isInReach(asked);
}

interface Asked {
  readonly step: Pick<Step, 'mode' | 'reject'>;
  readonly slots: readonly Slot[];
  readonly voices: readonly Voice[];
  /** A whole group is still to speak. */
  readonly waitsForGroup: boolean;
}

function askedOf(step: Asked['step'], place: Counted): Asked {
  return { step, slots: place.slots, voices: voicesOf(step, place.slots), waitsForGroup: waitsForGroup(step.mode, place) };
}

function isAgreed(asked: Asked): boolean {
  return meets(asked, ['agreed']) && !isRejected(asked);
}

function isRejected(asked: Asked): boolean {
  const { step, voices } = asked;
  if (!step.reject) return false;
  const rejected = voices.filter(({ says }) => says === 'rejected').length;
  const isOutOfReach = (): boolean => !isInReach(asked);
  switch (step.reject.policy) {
    case 'one-veto':
      return rejected > 0;
    case 'wait-for-all':
      return !asked.waitsForGroup && voices.every(({ says }) => says !== 'open') && !meets(asked, ['agreed']);
    case 'by-mode':
      return isVotedDown(asked) || isOutOfReach();
    default:
      return rejected >= step.reject.policy.count || isOutOfReach();
  }
}

function isInReach(asked: Asked): boolean {
  return meets(asked, ['agreed', 'open']);
}

/** Whether the mode is content when these voices are for it. */
function meets({ step: { mode }, slots, voices }: Asked, counting: readonly Voice['says'][]): boolean {
  const yes = voices.filter(({ says }) => counting.includes(says));
  if (typeof mode === 'object' && mode.type === 'vote') return reaches(mode.agree, weigh(mode, yes), weigh(mode, voices));
  if (typeof mode === 'object' && mode.type === 'per-group') return everyGroup(mode, { slots, voices, yes });
  return needsAll(mode, voices) ? yes.length === voices.length : yes.length > 0;
}

/** Of a lead's round the voices are those of the lead; of a claimed one, his who took it and of each group beside him. */
function needsAll(mode: Exclude<Mode, VoteMode | PerGroupMode>, voices: readonly Voice[]): boolean {
  if (typeof mode === 'object') return false;
  switch (mode) {
    case 'all':
    case 'in-turn':
      return true;
    case 'any':
      return false;
    case 'claim':
      return voices.some(({ slot }) => slot.claimed);
    default:
      return assertNever(mode);
  }
}

function everyGroup(mode: PerGroupMode, { slots, voices, yes }: { slots: readonly Slot[]; voices: readonly Voice[]; yes: readonly Voice[] }): boolean {
  const keyOf = ({ slot }: Voice): string => {
    const root = rootOf(slots, slot);
    return mode.by === 'line' ? String(root.line ?? 0) : (countsAs(root).unit ?? '');
  };
  const size = (of: readonly Voice[], key: string): number => of.filter((voice) => keyOf(voice) === key).length;
  return [...new Set(voices.map(keyOf))].every((key) => size(yes, key) >= Math.min(mode.need, size(voices, key)));
}

function isVotedDown({ step: { mode }, voices }: Asked): boolean {
  if (typeof mode !== 'object' || mode.type !== 'vote') return false;
  return reaches(
    mode.reject,
    weigh(
      mode,
      voices.filter(({ says }) => says === 'rejected'),
    ),
    weigh(mode, voices),
  );
}

function weigh({ weights = {} }: VoteMode, voices: readonly Voice[]): number {
  return voices.reduce((sum, { slot }) => {
    const { post } = countsAs(slot);
    return sum + (post !== undefined && Object.hasOwn(weights, post) ? (weights[post] ?? 1) : 1);
  }, 0);
}

/** As if all who were asked after somebody who agreed were against it: until they have spoken, he counts only where that changes nothing. */
function atWorst(slots: readonly Slot[]): readonly Slot[] {
  return slots.map((slot) => (isAskedAfter(slots, slot) ? { ...slot, closed: { as: 'rejected', at: '', by: null } } : slot));
}

function isAskedAfter(slots: readonly Slot[], { added, closed }: Slot): boolean {
  if (closed || added?.how !== 'after' || isSatisfied(slots, added.group)) return false;
  const adder = slots.find(({ id }) => id === added.by);
  return adder !== undefined && saysOf(slots, adder) === 'agreed';
}

/** The opinions a lead waits for. */
function waitsForAssistants({ step, slots }: Asked): boolean {
  const { mode } = step;
  return typeof mode === 'object' && mode.type === 'lead' && mode.assist === 'waits' && assistantsOf(step, slots).some(({ closed }) => !closed);
}
