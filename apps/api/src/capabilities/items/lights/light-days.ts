import { addDays, light } from '@bihuan/workflows';
import type { LightStep, WorkingCalendar } from '@bihuan/workflows';

/** No calendar has a row of holidays longer than that. */
const FAR = 60;

/** The first day on which a step of the ladder is due: the light's own rule asked day by day, so that the two never disagree. */
export function lightDay({ at, after = 0 }: Pick<LightStep, 'at' | 'after'>, dueOn: string, calendar: WorkingCalendar): string {
  if (at === 'red') return addDays(dueOn, 1 + after);
  let day = dueOn;
  for (let n = 0; n < FAR; n += 1) {
    const before = addDays(day, -1);
    if (light({ dueOn, today: before, ended: false, stopped: false, calendar }).type !== 'yellow') break;
    day = before;
  }
  return day;
}
