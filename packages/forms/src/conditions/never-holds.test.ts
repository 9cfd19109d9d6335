import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition } from './condition.js';
import { holds } from './evaluate.js';
import { neverHolds } from './never-holds.js';

/** What the work itself takes, however busy the machine is with other things. */
const processorMs = (): number => process.cpuUsage().user / 1000;

const x = { var: 'x' };
const y = { var: 'y' };
const rows = { var: 'rows' };
const impossible: Condition = { '==': [x, null] };
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
  { some: [rows, { and: [{ '==': [{ var: 'row.y' }, 1] }, { '==': [{ var: 'row.y' }, 2] }] }] },
  // A text of digits is no number.
  { and: [{ '==': [x, '5'] }, { '>': [x, 3] }] },
  // Two bounds that leave nothing between them.
  { and: [{ '>=': [x, 5] }, { '<': [x, 5] }] },
  { and: [{ '<=': [5, x] }, { '>': [5, x] }] },
  { and: [{ '>=': [4, x] }, { '<': [4, x] }] },
  { and: [{ '>=': [x, 1] }, { '>=': [x, 7] }, { '<=': [x, 9] }, { '<=': [x, 5] }] },
  { and: [{ '>=': [x, '2018-10-02'] }, { '<': [x, '2018-10-01'] }] },
  { and: [{ '>': [{ '+': [x, 1] }, 5] }, { '<': [{ '+': [x, 1] }, 3] }] },
  // One value that is outside of a bound.
  { and: [{ '==': [x, 3] }, { '<': [x, 3] }] },
  { and: [{ '==': [x, 3] }, { '>': [x, 3] }] },
  { and: [{ '==': [x, 3] }, { '<=': [x, 2] }] },
  { and: [{ '==': [x, 3] }, { '>=': [x, 4] }] },
  { and: [{ '==': ['a', x] }, { '!=': [x, 'a'] }] },
  { and: [{ in: [x, ['', 'a']] }, { in: [x, ['', 'b']] }] },
  // A text is neither more nor less than a number.
  { and: [{ '==': [x, 'a'] }, { '>': [x, 1] }] },
  { and: [{ '>': [x, 1] }, { '<': [x, 'b'] }] },
  // What is compared is filled in.
  { and: [{ '<': [x, 1] }, { empty: x }] },
  { and: [{ '==': [x, 1] }, { empty: x }] },
  { and: [{ '<': [x, y] }, { empty: x }] },
  { and: [{ '<': [x, y] }, { empty: y }] },
  { and: [{ not: { in: [x, ['a']] } }, { empty: x }] },
  { and: [{ not: { filled: x } }, { filled: x }] },
  { and: [{ not: { empty: x } }, { empty: x }] },
  { and: [{ filled: y }, { '==': [x, null] }] },
  { '==': [x, '  '] },
  { '>': [null, x] },
  { not: { '!=': [x, null] } },
  { in: [x, ['', null]] },
  // Nobody counts below none.
  { '<=': [{ length: x }, -1] },
  { and: [{ '<': [{ count: [rows] }, 5] }, { '<': [{ count: [rows] }, 0] }] },
  // The same on both sides.
  { '<': [x, x] },
  { '>': [x, x] },
  { not: { '<=': [x, x] } },
  // Nothing of the form is asked.
  { in: [1, [2, 3]] },
  { not: { in: [1, [1, 2]] } },
  { not: { '==': [1, 1] } },
  { or: [] },
  { or: [impossible, { in: [x, []] }] },
  { not: { and: [] } },
];
const sometimes: readonly Condition[] = [
  { and: [{ '>=': [x, 5] }, { '<=': [x, 5] }] },
  { or: [{ '==': [x, 'a'] }, { '==': [x, 'b'] }] },
  { not: { and: [{ '==': [x, 1] }, { '==': [x, 2] }] } },
  { and: [{ empty: x }, { filled: { var: 'y' } }] },
  { every: [{ var: 'rows' }, { '==': [1, 2] }] },
  { '==': [{ count: [{ var: 'rows' }] }, 0] },
  { '<=': [{ count: [rows] }, 0] },
  { '<': [{ '+': [x, 1] }, 0] },
  { '<': [{ length: x }, 1] },
  { and: [{ '==': [x, 1] }, { '==': [y, 2] }] },
  { and: [{ '>=': [x, '2018-10-01'] }, { '<': [x, '2018-10-02'] }] },
  { and: [{ '==': [x, 3] }, { '<=': [x, 3] }, { '>=': [x, 3] }, { '!=': [x, 4] }] },
  { and: [{ in: [x, ['a', 'b']] }, { in: [x, ['b', 'c']] }] },
  { and: [{ '>': [x, 1] }, { '>': [x, 7] }] },
  { and: [{ '==': [x, 5] }, { '>': [x, 3] }] },
  { and: [{ '==': [x, 5] }, { '<': [x, 7] }] },
  { or: [impossible, { filled: x }] },
  { '<=': [x, x] },
  { '>=': [x, x] },
  { '==': [x, x] },
  { '!=': [x, y] },
  { in: [1, [1]] },
  { not: { in: [1, [2]] } },
  { '==': [1, 1] },
  { and: [] },
  { not: { or: [] } },
  { some: [rows, { '==': [{ var: 'row.y' }, 1] }] },
  { not: { some: [rows, impossible] } },
  { workday: x },
  // Of no rows everything is so.
  { and: [{ every: [rows, { filled: { var: 'row.y' } }] }, { empty: rows }] },
  { and: [{ none: [rows, { filled: { var: 'row.y' } }] }, { empty: rows }] },
  { and: [{ distinct: [rows, 'y'] }, { empty: rows }] },
  { and: [{ within: [x, 1, 5] }, { '>=': [x, 3] }] },
  { and: [{ contains: [x, 'b'] }, { '==': [x, 'xb'] }] },
  { and: [{ starts: [x, 'a'] }, { '==': [x, 'ab'] }] },
];

describe('a condition that never holds', () => {
  it.each(never.map((one) => [JSON.stringify(one), one] as const))('is found: %s', (_, condition) => {
    expect(neverHolds(condition)).toBe(true);
  });

  it.each(sometimes.map((one) => [JSON.stringify(one), one] as const))('is not any that may hold: %s', (_, condition) => {
    expect(neverHolds(condition)).toBe(false);
  });

  it('is looked for in 128 ways in which it might hold, and in no more', () => {
    const times = (n: number): readonly Condition[] => Array.from({ length: n }, () => impossible);
    const filled = (n: number): readonly Condition[] => Array.from({ length: n }, (_, k) => ({ filled: { var: `k${k}` } }));
    expect([neverHolds({ or: times(128) }), neverHolds({ or: times(129) })]).toEqual([true, false]);
    expect([neverHolds({ and: [...filled(127), impossible] }), neverHolds({ and: [...filled(128), impossible] })]).toEqual([true, false]);
    expect([
      neverHolds({ and: [impossible, { or: filled(8) }, { or: filled(16) }] }),
      neverHolds({ and: [impossible, { or: filled(8) }, { or: filled(17) }] }),
    ]).toEqual([true, false]);
    expect([neverHolds({ or: [{ or: times(129) }, impossible] }), neverHolds({ and: [{ or: times(129) }, impossible] })]).toEqual([false, false]);
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
