import { describe, expect, it } from '@jest/globals';
import { covers, dayWords, isOver, refuseStrangeDay } from './days.js';

describe('days of the organisation', () => {
  it('are said in words', () => expect(dayWords('2018-03-01')).toBe('2018年3月1日'));

  it('the first day counts, the last does not', () => {
    const held = { from: '2018-03-01', to: '2018-10-08' };
    expect(['2018-02-28', '2018-03-01', '2018-10-07', '2018-10-08'].map((day) => covers(held, day))).toEqual([false, true, true, false]);
    expect(covers({ from: null, to: null }, '1950-01-01')).toBe(true);
    expect(isOver({ from: null, to: null }, '2099-01-01')).toBe(false);
  });

  it('a slip of the pen in the year is refused, the year ahead is not', () => {
    expect(() => refuseStrangeDay('0218-10-08', '2018-10-08')).toThrow('organisation.day-out-of-reach');
    expect(() => refuseStrangeDay('2019-10-09', '2018-10-08')).toThrow('organisation.day-out-of-reach');
    expect(() => refuseStrangeDay('2019-10-08', '2018-10-08')).not.toThrow();
  });
});
