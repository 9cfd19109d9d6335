import { describe, expect, it } from '@jest/globals';
import { readDay } from './read-day.js';

describe('a typed day', () => {
  it.each(['2018-10-31', '2018/10/31', '2018.10.31', '20181031', '2018年10月31日', '2018年10月31日（周三）', ' 2018 年 10 月 31 日'])(
    'is read from %s',
    (typed) => {
      expect(readDay(typed)).toBe('2018-10-31');
    },
  );

  it.each(['2018-2-30', '10月31日', '下旬', '2018-13-01', ''])('is not made up from %s', (typed) => {
    expect(readDay(typed)).toBeNull();
  });
});
