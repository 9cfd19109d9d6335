import { addDays, light } from '@bihuan/workflows';
import type { WorkingCalendar } from '@bihuan/workflows';
import { expect, it } from '@jest/globals';
import { lightDay } from './light-days.js';

const calendar = { years: [] } as unknown as WorkingCalendar; // a calendar without announced years counts weekends alone

it('a step comes on the first day its light burns, over weekends and the year’s end', () => {
  for (let n = 0; n < 40; n += 1) {
    const dueOn = addDays('2018-12-10', n);
    const colour = (today: string): string => light({ dueOn, today, ended: false, stopped: false, calendar }).type;
    for (const at of ['yellow', 'red'] as const) {
      const day = lightDay({ at }, dueOn, calendar);
      expect([colour(day), colour(addDays(day, -1))]).toEqual([at, at === 'red' ? 'yellow' : 'green']);
    }
    expect(lightDay({ at: 'red', after: 5 }, dueOn, calendar)).toBe(addDays(dueOn, 6));
  }
});
