import type { Step } from '../definition.js';
import type { Seated } from '../machine/rounds.js';
import type { ClosedSlot, Context, Facts, Place, Slot, SlotSeed } from '../vocabulary.js';
import { changedId, outcomeOf } from './requirement.js';
import { signedBefore } from './signed-before.js';
import { emptyLines, linesAreGroups } from './vacancy.js';
import { voicesOf } from './voices.js';
import { submittersOf, type Submission } from './who.js';

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
 * found nobody. They stay to be seen with those that nobody is left of, and a group that must be filled waits for it.
 */
export function seatedRound(asked: Seating, found: readonly Slot[], vacant?: readonly number[]): Seated {
  const { step, facts } = asked;
  const absent = vacancyOf(asked, found, vacant);
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

function vacancyOf(asked: Seating, slots: readonly Slot[], vacant: readonly number[] | undefined): Pick<Place, 'vacant' | 'unfilled'> {
  const silent = silentGroups(asked, { slots, vacant });
  const absent = [...new Set([...(vacant ?? []), ...silent])].toSorted((a, b) => a - b);
  if (absent.length === 0) return {};
  return { vacant: absent, ...(asked.step.work.nobody === 'wait' && silent.length > 0 ? { unfilled: silent } : {}) };
}

/**
 * Groups nobody is left to speak for: nobody was found, or only whoever handed it in, who is left out. Where he alone was found at all, it is the
 * step that is passed over. Asked only where it was said which lines found nobody: who found people before that was asked knew nothing of groups.
 */
export function silentGroups(
  asked: Leaving,
  { slots, vacant }: { readonly slots: readonly Pick<SlotSeed, 'person' | 'line'>[]; readonly vacant?: readonly number[] | undefined },
): readonly number[] {
  if (!vacant || !linesAreGroups(asked.step.mode)) return [];
  const speaking = slots.filter((slot) => !isLeftOut(asked, slot));
  if (vacant.length === 0 && speaking.length === 0) return [];
  const lines = new Set([...vacant, ...slots.map(({ line }) => line ?? 0)]);
  return emptyLines({ slots: speaking, vacant: [...lines].toSorted((a, b) => a - b) });
}

/** Only who agreed before may be spared: whoever never saw it is asked. */
function isUnchanged({ step, context, place, facts }: Seating): boolean {
  return context.changedOnly === true && place.agreed === true && !outcomeOf(facts, changedId(step.id));
}

interface Leaving {
  readonly step: Step;
  readonly context: Submission;
}

function isLeftOut({ step, context }: Leaving, { person }: Pick<SlotSeed, 'person'>): boolean {
  return step.self === 'skip' && submittersOf(context).includes(person);
}

function by(person: string | null, as: ClosedSlot['as'], { at }: Facts): ClosedSlot {
  return { as, at, by: person };
}
