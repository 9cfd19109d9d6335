import { expect, it } from '@jest/globals';
import { summary } from './decide-batch.js';

const result = (text: string, ok = false) => ({ itemId: '0197c1d2-aaaa-7bbb-8ccc-0123456789ab', filler: '', ok, text });

it('a batch says how many were done and why each of the others was not', () => {
  const answer = summary('同意', [result('已办', true), result('刚刚已由支委李某同意'), result('已办', true)]);
  expect(answer).toMatchObject({ done: 2, left: 1, sentence: '2份已同意；1份未办：刚刚已由支委李某同意。' });
});

it('the same reason is said once, and nothing done is not said', () => {
  expect(summary('同意', [result('需填写意见'), result('需填写意见')]).sentence).toBe('2份未办：需填写意见。');
});
