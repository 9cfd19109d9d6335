import { expect, it } from '@jest/globals';
import { addWorkingDays, writingsBetween, yearsBehind } from './working-days.js';
import type { CalendarYear, WorkingCalendar } from './working-days.js';

const year = (version: number, holidays: readonly string[] = []): CalendarYear => ({ status: 'announced', version, holidays, workdays: [] });
const calendar: WorkingCalendar = { years: { 2018: year(3), 2019: year(1, ['2019-01-01']) } };
const turn = { from: '2018-12-28', to: '2019-01-04' };

it('I19 names the writing of each year the days lie in, and one that was never written as none', () => {
  expect(addWorkingDays(turn.from, 4, calendar)).toBe(turn.to);
  expect(writingsBetween(turn.from, turn.to, calendar)).toEqual({ 2018: 3, 2019: 1 });
  expect(writingsBetween('2019-12-31', '2020-01-02', calendar)).toEqual({ 2019: 1, 2020: 0 });
  expect(writingsBetween('2018-10-08', '2018-10-08', calendar)).toEqual({ 2018: 3 });
});

it('I19 is behind where one of these years was written anew, and in all of them where nothing was named', () => {
  const named = writingsBetween(turn.from, turn.to, calendar);
  expect(yearsBehind(named, turn, calendar)).toEqual([]);
  const corrected = { years: { ...calendar.years, 2019: year(2), 2020: year(1) } };
  expect(yearsBehind(named, turn, corrected)).toEqual([2019]);
  expect(yearsBehind(null, turn, calendar)).toEqual([2018, 2019]);
});
