import { describe, expect, it } from '@jest/globals';
import { inView, nearest, scaleFor, scrollTo, type Card } from './scale.js';

const room = { width: 96, height: 600 };
const card = (n: number): Card => ({ key: `s${n}`, x: 40, y: n * 100, width: 220, height: 80 });
const cards = Array.from({ length: 200 }, (_, n) => card(n));

describe('the map of a chain', () => {
  it('holds the whole of it, however long or wide', () => {
    for (const content of [
      { width: 300, height: 500 },
      { width: 300, height: 30_000 },
      { width: 9_000, height: 2_000 },
      { width: 0, height: 0 },
    ]) {
      const { x, y } = scaleFor(content, room);
      expect(content.width * x).toBeLessThanOrEqual(room.width);
      expect(content.height * y).toBeLessThanOrEqual(room.height);
      expect([x > 0, y > 0]).toEqual([true, true]);
    }
  });

  it('leaves a card of a long chain wide enough to be seen', () => {
    const { x } = scaleFor({ width: 300, height: 30_000 }, room);
    expect(220 * x).toBeGreaterThan(20);
  });

  it('leads to where it was touched, and not beyond the beginning', () => {
    const scale = { x: 0.1, y: 0.02 };
    expect(scrollTo({ x: 30, y: 300 }, scale, { width: 200, height: 500 })).toEqual({ x: 200, y: 14_750 });
    expect(scrollTo({ x: 0, y: 0 }, scale, { width: 200, height: 500 })).toEqual({ x: 0, y: 0 });
  });

  it('says which cards are in view, and knows the one in the middle', () => {
    expect(inView(cards, 950, 300)).toEqual({ first: 10, last: 13 });
    expect(inView(cards, 85, 10)).toBeNull();
    expect(nearest(cards, { x: 150, y: 1_040 })?.key).toBe('s10');
    expect(nearest([], { x: 0, y: 0 })).toBeNull();
  });
});
