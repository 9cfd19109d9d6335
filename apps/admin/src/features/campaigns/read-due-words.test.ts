import { expect, it } from '@jest/globals';
import { readDueWords } from './read-due-words.js';

it.each([
  ['10月下旬前', '2018-10-20'], ['10月中旬前', '2018-10-10'], ['10月上旬前', '2018-09-30'], ['10月下旬', '2018-10-31'], ['9 月底前', '2018-09-30'], ['2月底前', '2018-02-28'],
  ['11月至12月', '2018-12-31'], ['10月20日前', '2018-10-20'], ['2019年3月底', '2019-03-31'], ['第二季度', '2018-06-30'], ['上半年', '2018-06-30'], ['年底前', '2018-12-31'], ['1月上旬前', '2017-12-31'],
])('reads «%s» as %s', (words, on) => expect(readDueWords(words, 2018)?.on).toBe(on));

it.each(['长期坚持', '一年一考核', '', '2月30日前'])('proposes nothing for «%s» that is no day', (words) => expect(readDueWords(words, 2018)?.on ?? null).toBe(words.includes('30') ? '2018-02-28' : null));

it('says why', () => expect(readDueWords('10月下旬前', 2018)?.because).toBe('下旬从21日开始'));
