import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition } from './condition.js';
import { holds } from './evaluate.js';
import { neverHolds } from './never-holds.js';

/** What the work itself takes, however busy the machine is with other things. */
const processorMs = (): number => process.cpuUsage().user / 1000;

const x = { var: 'x' };
const never: readonly Condition[] = [
  { and: [{ '==': [x, 'a'] }, { '==': [x, 'b'] }] },
  { and: [{ '>': [x, 5] }, { '<': [x, 5] }] },
  { and: [{ '>': [x, 5] }, { '<=': [x, 5] }] },
  { and: [{ '>=': [x, 5] }, { '<': [5, x] }, { '<=': [x, 5] }] },
  { and: [{ in: [x, ['a', 'b']] }, { not: { in: [x, ['a', 'b', 'c']] } }] },
  { and: [{ empty: x }, { '!=': [x, 'a'] }] },
  { '==': [x, null] },
  { in: [x, []] },
  { '<': [{ count: [{ var: 'rows' }] }, 0] },
  { '!=': [x, x] },
  { '==': [1, 2] },
  { not: { '<=': [1, 2] } },
  { not: { or: [{ '==': [x, true] }, { filled: x }, { empty: x }] } },
  { some: [{ var: 'rows' }, { and: [{ '==': [{ var: 'row.y' }, 1] }, { '==': [{ var: 'row.y' }, 2] }] }] },
];
const sometimes: readonly Condition[] = [
  { and: [{ '>=': [x, 5] }, { '<=': [x, 5] }] },
  { or: [{ '==': [x, 'a'] }, { '==': [x, 'b'] }] },
  { not: { and: [{ '==': [x, 1] }, { '==': [x, 2] }] } },
  { and: [{ empty: x }, { filled: { var: 'y' } }] },
  { every: [{ var: 'rows' }, { '==': [1, 2] }] },
  { '==': [{ count: [{ var: 'rows' }] }, 0] },
];

describe('a condition that never holds', () => {
  it.each(never.map((one) => [JSON.stringify(one), one] as const))('is found: %s', (_, condition) => {
    expect(neverHolds(condition)).toBe(true);
  });

  it.each(sometimes.map((one) => [JSON.stringify(one), one] as const))('is not any that may hold: %s', (_, condition) => {
    expect(neverHolds(condition)).toBe(false);
  });

  it('is looked for among ten thousand comparisons without making anybody wait', () => {
    const many = {
      and: Array.from({ length: 120 }, (_, n): Condition => ({
        and: Array.from({ length: 100 }, (__, m): Condition => ({ '==': [{ var: `k${n}-${m}` }, m] })),
      })),
    };
    const begun = processorMs();
    expect([neverHolds(many), neverHolds({ and: [many, { '==': [{ var: 'k7-7' }, 8] }] })]).toEqual([false, true]);
    expect(processorMs() - begun).toBeLessThan(1_500);
  });

  it('is none that some answers make true', () => {
    const value = fc.constantFrom<number | string | boolean | null>(0, 1, 2, 'a', 'b', '', true, false, null);
    const variable = fc.constantFrom(...['x', 'y'].map((name) => ({ var: name })));
    const operands = fc.oneof(fc.tuple(variable, value), fc.tuple(value, variable), fc.tuple(variable, variable), fc.tuple(value, value));
    const leaf: fc.Arbitrary<Condition> = fc.oneof(
      fc.tuple(fc.constantFrom('==', '!=', '<', '<=', '>', '>='), operands).map(([operator, sides]) => ({ [operator]: sides }) as unknown as Condition), // one of the six with its two sides
      fc.tuple(variable, fc.array(value, { maxLength: 3 })).map(([side, values]): Condition => ({ in: [side, values] })),
      variable.map((filled): Condition => ({ filled })),
      variable.map((empty): Condition => ({ empty })),
    );
    const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((and): Condition => ({ and })),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((or): Condition => ({ or })),
        tie('tree').map((not): Condition => ({ not })),
      ),
    }));
    fc.assert(
      fc.property(tree, value, value, (condition, one, other) => !(neverHolds(condition) && holds(condition, { x: one, y: other }))),
      { numRuns: 2_000 },
    );
  });
});
