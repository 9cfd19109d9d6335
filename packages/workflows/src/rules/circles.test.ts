import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { circlesOf } from './circles.js';
import type { WaitFor } from './circles.js';

const waits = (...pairs: readonly string[]): WaitFor[] => pairs.map((pair) => ({ item: pair.charAt(0), awaits: pair.charAt(1) }));

describe('items that wait for each other', () => {
  it('are found where two name each other, and where others stand between, by the shortest way', () => {
    expect(circlesOf('a', waits('ab', 'ba'))).toEqual(new Map([['b', ['b']]]));
    expect(circlesOf('a', waits('ab', 'ac', 'bd', 'dc', 'bc', 'ca'))).toEqual(
      new Map([
        ['b', ['b', 'c']],
        ['c', ['c']],
      ]),
    );
  });

  it('are not whoever waits for a circle it is no part of, or for what waits for others', () => {
    expect(circlesOf('a', waits('ab', 'bc', 'cb', 'bd'))).toEqual(new Map());
    expect(circlesOf('a', waits('ba', 'cb'))).toEqual(new Map());
    expect(circlesOf('a', [])).toEqual(new Map());
  });

  it('are found exactly where going on from one to whom it waits for comes back, however they are tangled', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    fc.assert(
      fc.property(fc.uniqueArray(fc.record({ item: name, awaits: name }), { maxLength: 16, selector: ({ item, awaits }) => item + awaits }), (all) => {
        const edges = all.filter(({ item, awaits }) => item !== awaits);
        const goesOn = (from: readonly string[]): string[] => edges.filter(({ item }) => from.includes(item)).map(({ awaits }) => awaits);
        const circles = circlesOf('a', edges);
        for (const awaited of new Set(goesOn(['a']))) {
          let reached = [awaited];
          for (let n = 0; n < 6; n += 1) reached = [...new Set([...reached, ...goesOn(reached.filter((one) => one !== 'a'))])];
          expect(circles.has(awaited)).toBe(reached.includes('a'));
        }
        for (const [awaited, way] of circles) {
          expect(way[0]).toBe(awaited);
          expect(new Set(way).size).toBe(way.length);
          for (const [n, at] of ['a', ...way].entries()) expect(edges).toContainEqual({ item: at, awaits: way[n] ?? 'a' });
        }
      }),
    );
  });
});
