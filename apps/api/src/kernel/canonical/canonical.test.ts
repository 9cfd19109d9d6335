import { describe, expect, it } from '@jest/globals';
import serialize from 'canonicalize';
import { canonical, keepText } from './canonical.js';

const reference = serialize as unknown as (value: unknown) => string | undefined; // its types describe an ES module; the package is CommonJS

/** Always the same numbers for the same seed. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % below;
}

const TEXTS = ['', 'a', 'B', '10', '9', '查摆', 'é', '\u{1f600}', '\ufb33', '"', '\\', '\n', '\u001e', '\u2028', '__proto__', '\ud800'];
const LEAVES = [null, true, false, 0, -0, 1, -1.5, 1e21, 1e-7, 333333333.3333333, undefined, new Date(0)];

function valueOf(chance: (below: number) => number, depth: number): unknown {
  const kind = chance(depth === 0 ? 2 : 4);
  if (kind === 0) return TEXTS[chance(TEXTS.length)];
  if (kind === 1) return LEAVES[chance(LEAVES.length)];
  const inner = Array.from({ length: chance(5) }, () => valueOf(chance, depth - 1));
  return kind === 2 ? inner : Object.fromEntries(inner.map((value) => [TEXTS[chance(TEXTS.length)], value]));
}

describe('the canonical text', () => {
  it('is that of the published implementation, for two thousand values of every shape', () => {
    const chance = chanceOf(2018);
    for (let n = 0; n < 2000; n += 1) {
      const value = { value: valueOf(chance, 4) };
      expect(canonical(value)).toBe(reference(value));
    }
  });

  it('does not depend on the order keys were written in', () => {
    expect(canonical({ b: 1, a: { 9: 1, 10: 2 } })).toBe('{"a":{"10":2,"9":1},"b":1}');
    expect(canonical({ a: { 10: 2, 9: 1 }, b: 1 })).toBe('{"a":{"10":2,"9":1},"b":1}');
  });

  it('is the same for a value whose text is kept, as often as it is asked, and such a value cannot be changed', () => {
    const chance = chanceOf(90);
    for (let n = 0; n < 500; n += 1) {
      const shared = { b: valueOf(chance, 3), a: { list: [n] } };
      const text = canonical({ z: shared, y: [shared, shared] });
      keepText(shared);
      for (const _ of [1, 2]) expect(canonical({ z: shared, y: [shared, shared] })).toBe(text);
      expect(() => shared.a.list.push(2)).toThrow(TypeError);
      expect(() => Object.assign(shared, { c: 3 })).toThrow(TypeError);
    }
  });

  it('is refused for what JSON cannot say', () => {
    for (const value of [undefined, () => 1, { n: Number.NaN }, [Number.POSITIVE_INFINITY]]) expect(() => canonical(value)).toThrow();
  });
});
