import type { Step } from '../definition.js';
import type { Seated } from '../machine/rounds.js';
import type { ClosedSlot, Context, Facts, Place, Slot } from '../vocabulary.js';
import { changedId, outcomeOf } from './requirement.js';
import { signedBefore } from './signed-before.js';
import { emptyLines, linesAreGroups } from './vacancy.js';
import { voicesOf } from './voices.js';

export interface Seating {
  readonly step: Step;
  /** The steps of the same chain. */
  readonly chain: readonly Step[];
  readonly context: Context;
  /** The round to be seated. */
  readonly place: Place;
  readonly facts: Facts;
}

/**
 * What a round begins with: who was found, less those the step's rules leave out; or why nobody is asked at all. `vacant`: lines that
 * found nobody. They stay to be seen, and a group that must be filled waits for it.
 */
export function seatedRound(asked: Seating, found: readonly Slot[], vacant: readonly number[] = []): Seated {
  const { step, facts } = asked;
  const absent = vacancyOf(step, found, vacant);
  if (found.length === 0) return { slots: [], ...absent, ...(step.work.nobody === 'skip' ? { passed: 'nobody' } : {}) };
  const slots = found.map((slot) => (isLeftOut(asked, slot) ? { ...slot, closed: by(null, 'left-out', facts) } : slot));
  if (voicesOf(step, slots).length === 0 && !absent.unfilled) return { slots, ...absent, passed: 'self' };
  if (isUnchanged(asked)) return { slots: [], passed: 'unchanged' };
  return {
    ...absent,
    slots: slots.map((slot) =>
      !slot.closed && signedBefore(asked, slot.person) ? { ...slot, closed: { ...by(slot.person, 'agreed', facts), auto: 'signed-before' } } : slot,
    ),
  };
}

function vacancyOf({ mode, work }: Step, slots: readonly Slot[], vacant: readonly number[]): Pick<Place, 'vacant' | 'unfilled'> {
  if (vacant.length === 0) return {};
  const unfilled = work.nobody === 'wait' && linesAreGroups(mode) ? emptyLines({ slots, vacant }) : [];
  return { vacant, ...(unfilled.length > 0 ? { unfilled } : {}) };
}

/** Only who agreed before may be spared: whoever never saw it is asked. */
function isUnchanged({ step, context, place, facts }: Seating): boolean {
  return context.changedOnly === true && place.agreed === true && !outcomeOf(facts, changedId(step.id));
}

function isLeftOut({ step, context }: Seating, { person }: Slot): boolean {
  return step.self === 'skip' && (person === context.submitter || person === context.submittedFor);
}

function by(person: string | null, as: ClosedSlot['as'], { at }: Facts): ClosedSlot {
  return { as, at, by: person };
}
