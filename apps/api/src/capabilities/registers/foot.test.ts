import { describe, expect, it } from '@jest/globals';
import { footText } from './foot.js';

const definition = {
  foot: [{ label: '已销号', states: ['closed'] }, { label: '整改中', states: ['working', 'closed'] }, { label: '待验收', states: ['accepting'] }],
  views: [{ key: 'again', label: '重新整改过', reopened: true }],
};
const count = (state: string, n: number, reopened = 0) => ({ state, count: n, reopened, ended: state === 'closed' });

describe('the foot of a register', () => {
  it('never tells what is closed without what was reopened', () => {
    expect(footText(definition, [count('closed', 22, 3), count('working', 5)])).toBe('共27：已销号22（重新整改过3） · 整改中5');
  });
  it('counts what no part names as the rest, so that it always adds up', () => {
    const text = footText(definition, [count('closed', 2), count('working', 1), count('suspended', 4), count('accepting', 1)]);
    expect(text).toBe('共8：已销号2（重新整改过0） · 整改中1 · 待验收1 · 其他4');
    const [total = 0, ...parts] = [...text.replaceAll(/（[^）]*）/gu, '').matchAll(/\d+/gu)].map(([n]) => Number(n));
    expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
  });
  it('an empty register has nothing to break down', () => {
    expect(footText(definition, [])).toBe('共0');
  });
});
