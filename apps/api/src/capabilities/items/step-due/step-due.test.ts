import { describe, expect, it } from '@jest/globals';
import type { WorkingCalendar } from '@bihuan/workflows';
import { endOf, leftAt, momentsOf, shifted } from './step-due.js';

/** The week of National Day 2018: worked on Saturday and Sunday before, off from Monday to Sunday. */
const calendar: WorkingCalendar = {
  years: {
    2018: { status: 'announced', holidays: ['2018-10-01', '2018-10-02', '2018-10-03', '2018-10-04', '2018-10-05'], workdays: ['2018-09-29', '2018-09-30'] },
  },
};
const from = (today: string) => ({ today, at: `${today}T01:00:00.000Z`, calendar });

describe('A27 a deadline in working days', () => {
  it('passes over the holiday and counts the make-up days', () => {
    expect(endOf({ amount: 3, unit: 'working-days' }, from('2018-09-28')).onDay).toBe('2018-10-08');
  });

  it('is provisional where the year is not announced', () => {
    expect(endOf({ amount: 5, unit: 'working-days' }, from('2018-12-28'))).toMatchObject({ onDay: '2019-01-04', isProvisional: true });
  });
});

describe('A28 units are never converted', () => {
  it('days count every day, hours count from the instant', () => {
    expect(endOf({ amount: 3, unit: 'days' }, from('2018-09-28')).onDay).toBe('2018-10-01');
    expect(endOf({ amount: 48, unit: 'hours' }, from('2018-09-28'))).toMatchObject({ onDay: null, at: '2018-09-30T01:00:00.000Z' });
  });
});

describe('reminders', () => {
  it('come so many working days before, once each, and never with the beginning', () => {
    const moments = momentsOf({ within: { amount: 3, unit: 'working-days' }, remind: [1, 1, 2, 3] }, from('2018-09-28'));
    expect(moments.map(({ n, onDay }) => [n, onDay])).toEqual([
      [0, '2018-10-08'],
      [1, '2018-09-30'],
      [2, '2018-09-29'],
    ]);
  });
});

describe('A29 while the clock stands', () => {
  it('so much is left afterwards as there was before', () => {
    expect(leftAt('2018-09-29', { unit: 'working-days', onDay: '2018-10-08' }, calendar)).toBe(2);
    expect(leftAt('2018-09-29', { unit: 'days', onDay: '2018-10-08' }, calendar)).toBe(9);
    expect(shifted('2018-10-01T10:00:00.000Z', { stoppedAt: '2018-09-30T00:00:00.000Z', now: '2018-10-02T00:00:00.000Z' })).toBe('2018-10-03T10:00:00.000Z');
  });
});
