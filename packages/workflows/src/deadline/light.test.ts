import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, dayWords, isProvisional, isWorkingDay, workingDaysBetween, type WorkingCalendar } from '../calendar/working-days.js';
import { light } from './light.js';

/** National day 2018: 1 to 7 October off, 29 and 30 September worked though a weekend. */
const calendar: WorkingCalendar = {
  years: {
    2018: { status: 'announced', holidays: ['2018-10-01', '2018-10-02', '2018-10-03', '2018-10-04', '2018-10-05'], workdays: ['2018-09-29', '2018-09-30'] },
  },
};
const asked = { dueOn: '2018-10-19', today: '2018-10-08', ended: false, stopped: false, calendar };

describe('the deadline light', () => {
  it('is green while more than three working days are left, then yellow', () => {
    expect(light(asked)).toEqual({ type: 'green', workingDaysLeft: 9 });
    expect(light({ ...asked, today: '2018-10-15' })).toEqual({ type: 'green', workingDaysLeft: 4 });
    expect(light({ ...asked, today: '2018-10-16' })).toEqual({ type: 'yellow', workingDaysLeft: 3 });
  });

  it('A27 counts holidays and make-up days as they are worked', () => {
    expect(light({ ...asked, today: '2018-09-28', dueOn: '2018-10-08' })).toEqual({ type: 'yellow', workingDaysLeft: 3 });
  });

  it('is yellow on the due day until it ends and red the day after', () => {
    expect(light({ ...asked, today: '2018-10-19' })).toEqual({ type: 'yellow', workingDaysLeft: 0 });
    expect(light({ ...asked, today: '2018-10-20' })).toEqual({ type: 'red', daysOverdue: 1 });
  });

  it('is out when the item ended, has no due day, or the clock is stopped', () => {
    expect(light({ ...asked, ended: true })).toEqual({ type: 'ended' });
    expect(light({ ...asked, dueOn: null })).toEqual({ type: 'none' });
    expect(light({ ...asked, stopped: true })).toEqual({ type: 'stopped' });
  });
});

describe('working days', () => {
  it('follow the calendar of the year', () => {
    expect(isWorkingDay('2018-09-30', calendar)).toBe(true);
    expect(isWorkingDay('2018-10-01', calendar)).toBe(false);
    expect(isWorkingDay('2018-10-06', calendar)).toBe(false);
    expect(addWorkingDays('2018-09-28', 3, calendar)).toBe('2018-10-08');
    expect(workingDaysBetween('2018-10-08', '2018-10-08', calendar)).toBe(0);
  });

  it('A27 are Monday to Friday in a year that is not announced, and the calendar says so', () => {
    expect(workingDaysBetween('2018-12-28', '2019-01-04', calendar)).toBe(5);
    expect(isProvisional('2019-01-04', calendar)).toBe(true);
    expect(isProvisional('2018-12-28', calendar)).toBe(false);
  });

  it('are written with the weekday, and with the year when it is another one', () => {
    expect(dayWords('2018-10-20', 2018)).toBe('10月20日（周六）');
    expect(dayWords('2019-01-06', 2018)).toBe('2019年1月6日（周日）');
  });

  it('refuse a day that does not exist', () => {
    expect(() => dayWords('2018-02-30', 2018)).toThrow('2018-02-30');
    expect(() => dayWords('20.10.2018', 2018)).toThrow('20.10.2018');
  });
});
