import { describe, expect, it } from '@jest/globals';
import { light } from '@bihuan/workflows';
import { isUnfinished, monthOf, soonUntil, worse } from './lights.js';

const calendar = {
  years: {
    2018: {
      status: 'announced' as const,
      holidays: ['2018-10-01', '2018-10-02', '2018-10-03', '2018-10-04', '2018-10-05'],
      workdays: ['2018-09-29', '2018-09-30'],
    },
  },
};

describe('the light of a cell', () => {
  it('is the worst of what is unfinished, and ended only when nothing is', () => {
    expect(worse('g', 'r')).toBe('r');
    expect(worse('e', 'o')).toBe('o');
    expect(worse('y', 's')).toBe('y');
    expect(['r', 'y', 's', 'g', 'o', 'e', 'h', '-'].map(isUnfinished)).toEqual([true, true, true, true, true, false, false, false]);
  });

  it('turns yellow on the very day the lamp of an item does, over holidays too', () => {
    for (const today of ['2018-09-26', '2018-09-28', '2018-09-30', '2018-10-01', '2018-10-19', '2018-12-31']) {
      const until = soonUntil(today, calendar);
      const at = (dueOn: string) => light({ dueOn, today, ended: false, stopped: false, calendar }).type;
      expect([today, at(until)]).toEqual([today, 'yellow']);
      const next = new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10);
      expect([today, at(next)]).toEqual([today, 'green']);
    }
  });

  it('knows the days of a month', () => {
    expect(monthOf('2018-10-16')).toEqual({ from: '2018-10-01', to: '2018-10-31' });
    expect(monthOf('2020-02-03').to).toBe('2020-02-29');
    expect(monthOf('2019-02-28').to).toBe('2019-02-28');
    expect(monthOf('2018-11-30').to).toBe('2018-11-30');
  });
});
