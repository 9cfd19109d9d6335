import { expect, it } from '@jest/globals';
import { dayIn, instantWords } from './instant-words.js';

const zone = 'Asia/Shanghai';

it('an instant is told in the time of the place, with the year only when it is another one', () => {
  expect(instantWords('2018-10-18T13:14:09.000Z', { zone, year: 2018 })).toBe('10月18日 21:14');
  expect(instantWords('2018-10-18T16:05:00.000Z', { zone, year: 2026 })).toBe('2018年10月19日 00:05');
});

it('the day ends at midnight of the place', () => {
  expect(dayIn(zone, '2018-10-18T15:59:59.999Z')).toBe('2018-10-18');
  expect(dayIn(zone, '2018-10-18T16:00:00.000Z')).toBe('2018-10-19');
});
