import { addDays } from '@bihuan/workflows';
import type { Chosen, Simulated, WaitUntil } from '@bihuan/workflows';
import { after, namedDay } from '../paper/schedule.js';
import type { Paper } from '../paper/paper.js';

/** What the clock will do by itself, and on which day. */
export interface Due {
  readonly place: string;
  readonly round: number;
  /** The morning on which it happens. */
  readonly on: string;
  /** The last day before that, as it is told; null where the day itself is the one named. */
  readonly until: string;
  readonly event: 'TIMEOUT' | 'ARRIVE';
}

/** What was armed and disarmed by these steps, on that day. */
export function armed(before: readonly Due[], steps: readonly Simulated[], { day, paper }: { readonly day: string; readonly paper: Paper }): readonly Due[] {
  return steps
    .flatMap(({ effects }) => effects)
    .reduce<readonly Due[]>((now, effect) => {
      if (effect.type === 'DisarmStepDue' || effect.type === 'DisarmWait') return now.filter((due) => due.place !== effect.place || due.round !== effect.round);
      if (effect.type === 'ArmStepDue') {
        const until = after(effect.due.within, day, paper.calendar);
        return [...now, { place: effect.place, round: effect.round, on: addDays(until, 1), until, event: 'TIMEOUT' }];
      }
      if (effect.type !== 'ArmWait') return now;
      const until = waitedUntil(effect.until, day, paper);
      return until === null ? now : [...now, { place: effect.place, round: effect.round, event: 'ARRIVE', ...until }];
    }, before);
}

/** A day somebody named comes with its morning; a time that is counted is over with its last day. */
function waitedUntil(until: WaitUntil, day: string, paper: Paper): Pick<Due, 'on' | 'until'> | null {
  if (until.type === 'after') {
    const last = after(until.within, day, paper.calendar);
    return { on: addDays(last, 1), until: last };
  }
  const named = until.type === 'form-day' ? namedDay(until, paper) : null;
  return named === null ? null : { on: named, until: named };
}

export function chosenBy({ event, place, round }: Due): Chosen {
  return event === 'TIMEOUT' ? { event: { type: 'TIMEOUT', step: place, round, spares: true } } : { event: { type: 'ARRIVE', wait: place, round } };
}
