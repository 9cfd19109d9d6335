import { describe, expect, it } from '@jest/globals';
import { addDays, addWorkingDays, isWorkingDay, workingDaysBetween, writingsBetween, yearsBehind } from './working-days.js';
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

describe('working days between two days', () => {
  const named: WorkingCalendar = {
    years: {
      2018: {
        status: 'announced',
        holidays: ['2018-10-01', '2018-10-02', '2018-10-06', '2018-12-31', '2018-12-31'],
        workdays: ['2018-09-29', '2018-10-06', '2018-10-08'],
      },
      2019: { status: 'announced', holidays: ['2019-01-01', '2018-11-05'], workdays: ['2019-02-02'] },
    },
  };
  const oneByOne = (from: string, to: string): number => {
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, named)) count++;
    return count;
  };

  it('are as many as when every day is asked by itself', () => {
    for (let start = 0; start < 9; start++)
      for (const length of [-3, 0, 1, 2, 5, 6, 7, 8, 13, 14, 30, 101, 160, 500]) {
        const [from, to] = [addDays('2018-09-20', start), addDays('2018-09-20', start + length)];
        expect([from, to, workingDaysBetween(from, to, named)]).toEqual([from, to, oneByOne(from, to)]);
      }
  });

  it('are reckoned, not counted through, up to the last day there is', () => {
    expect(workingDaysBetween('2018-10-08', '9999-12-31', named)).toBe(2_082_203);
    expect(workingDaysBetween('0001-01-01', '0001-01-08', named)).toBe(5);
  });
});

it('there is no day before the first and none after the last', () => {
  expect([addDays('9999-12-30', 3), addDays('0001-01-02', -3), addDays('0099-12-31', 1)]).toEqual(['9999-12-31', '0001-01-01', '0100-01-01']);
  expect(addWorkingDays('9999-12-30', 5, calendar)).toBe('9999-12-31');
});
