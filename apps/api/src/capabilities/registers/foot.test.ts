import { describe, expect, it } from '@jest/globals';
import { footText } from './foot.js';

const definition = {
  foot: [
    { label: '已销号', states: ['closed'], always: true },
    { label: '整改中', states: ['working', 'closed'] },
    { label: '挂账', states: ['aside'] },
    { label: '长期坚持', states: ['standing'] },
    { label: '已合并', states: ['merged'] },
  ],
  reopenedLabel: '重新整改',
};
const count = (state: string, n: number, reopened = 0) => ({ state, count: n, reopened, ended: state === 'closed' || state === 'merged' });

describe('the foot of a register', () => {
  it('reads as the office writes it, and adds up', () => {
    const text = footText(definition, [count('closed', 22), count('working', 5), count('aside', 2), count('standing', 1), count('merged', 1)]);
    expect(text).toBe('共31：已销号22（重新整改0）· 整改中5 · 挂账2 · 长期坚持1 · 已合并1');
  });
  it('never tells what is closed without what was reopened', () => {
    expect(footText(definition, [count('closed', 22, 3), count('working', 5)])).toBe('共27：已销号22（重新整改3）· 整改中5');
    expect(footText(definition, [count('working', 5)])).toBe('共5：已销号0（重新整改0）· 整改中5');
  });
  it('counts what no part names as the rest, so that it always adds up', () => {
    const text = footText(definition, [count('closed', 2), count('working', 1), count('elsewhere', 4)]);
    expect(text).toBe('共7：已销号2（重新整改0）· 整改中1 · 其他4');
    const [total = 0, ...parts] = [...text.replaceAll(/（[^）]*）/gu, '').matchAll(/\d+/gu)].map(([n]) => Number(n));
    expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
  });
  it('an empty register has nothing to break down', () => {
    expect(footText(definition, [])).toBe('共0');
  });
});
