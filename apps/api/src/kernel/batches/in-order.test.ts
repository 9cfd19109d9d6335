import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inOrder } from './in-order.js';

const of = (list: number, keys: string): { key: string; list: number; at: number }[] => [...keys].map((key, at) => ({ key, list, at }));
const keys = (groups: readonly (readonly { key: string }[])[]): string => groups.map((group) => group.map(({ key }) => key).join('')).join(' ');

describe('what several have to write, as one list', () => {
  it('puts the same things of all side by side', () => {
    expect(keys(inOrder([of(0, 'sa'), of(1, 'sa'), of(2, 'sa')]))).toBe('sss aaa');
  });
  it('waits for whoever has something else before', () => {
    expect(keys(inOrder([of(0, 'sa'), of(1, 'xswa'), of(2, 'sa')]))).toBe('x sss w aaa');
  });
  it('goes on where two contradict each other', () => {
    expect(keys(inOrder([of(0, 'ab'), of(1, 'ba')]))).toBe('a bb a');
  });
  it('leaves out nothing, doubles nothing, and keeps the order of each', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 }), { maxLength: 6 }), (lists) => {
        const entries = lists.map((list, n) => of(n, list.join('')));
        const groups = inOrder(entries);
        for (const group of groups) expect(new Set(group.map(({ key }) => key)).size).toBe(1);
        for (const [n, list] of entries.entries()) expect(groups.flat().filter((entry) => entry.list === n)).toEqual(list);
      }),
    );
  });
});
