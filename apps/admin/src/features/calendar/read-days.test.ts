import { describe, expect, it } from '@jest/globals';
import { readDays } from './read-days.js';

const week = ['2018-10-01', '2018-10-02', '2018-10-03', '2018-10-04', '2018-10-05', '2018-10-06', '2018-10-07'];

describe('a plain sentence about days off', () => {
  it.each([
    '放假10月1日至7日，9月29日、30日上班',
    '国庆节：10月1日至7日放假，9月29日（星期六）、9月30日（星期日）上班。',
    '放假10月1日-10月7日共7天；9月29日，30日上班',
    '2018年10月1日至10月7日放假调休，9月29日和30日补班',
  ])('is read into days: %s', (text) => expect(readDays(text, 2018)).toEqual({ holidays: week, workdays: ['2018-09-29', '2018-09-30'], unread: [] }));

  it('knows one day, and several months', () => {
    expect(readDays('元旦：1月1日放假。4月5日、6日放假，4月8日上班', 2018)).toEqual({
      holidays: ['2018-01-01', '2018-04-05', '2018-04-06'],
      workdays: ['2018-04-08'],
      unread: [],
    });
    expect(readDays('4月30日至5月1日放假', 2018).holidays).toEqual(['2018-04-30', '2018-05-01']);
  });

  it.each([['10月1日'], ['放假2月30日'], ['10月7日至1日放假'], ['照常上班'], ['国庆放假']])('gives back what it cannot read, and guesses nothing: %s', (text) =>
    expect(readDays(text, 2018)).toEqual({ holidays: [], workdays: [], unread: [expect.any(String)] }),
  );
});
