import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition, Reading } from './condition.js';
import { BudgetExceeded } from './budget.js';
import { repeatedRows } from './distinct.js';
import { evaluate, holds } from './evaluate.js';
import { parseCondition } from './parse-condition.js';

const reading: Reading = {
  class: 'now',
  seats: 12,
  open: false,
  note: '  ',
  day: '2018-10-20',
  unit: { name: '一科' },
  rows: [
    { text: '灯不亮', measure: '换灯' },
    { text: '门响', measure: '' },
  ],
};

describe('conditions', () => {
  it.each<[string, Condition, 'true' | 'false' | 'unknown']>([
    ['compares without coercing', { '==': [{ var: 'seats' }, '12'] }, 'false'],
    ['says different kinds are not the same', { '!=': [{ var: 'seats' }, '12'] }, 'true'],
    ['leaves the order of a text and a number open', { '<': [{ var: 'day' }, 5] }, 'unknown'],
    ['orders local days', { '<=': [{ var: 'day' }, '2018-10-31'] }, 'true'],
    ['leaves a comparison with a missing value open', { '==': [{ var: 'missing' }, 'x'] }, 'unknown'],
    ['leaves a comparison with blank text open', { '!=': [{ var: 'note' }, 'x'] }, 'unknown'],
    ['takes false for an answer', { '==': [{ var: 'open' }, false] }, 'true'],
    ['follows dotted paths', { '==': [{ var: 'unit.name' }, '一科'] }, 'true'],
    ['does not see what an object inherits', { filled: { var: 'unit.toString' } }, 'false'],
    ['does not see the length of a text as a property', { filled: { var: 'class.length' } }, 'false'],
    ['finds one row', { some: [{ var: 'rows' }, { empty: { var: 'row.measure' } }] }, 'true'],
    ['asks every row', { every: [{ var: 'rows' }, { filled: { var: 'row.measure' } }] }, 'false'],
    ['leaves a row question open where one row is open', { every: [{ var: 'rows' }, { '==': [{ var: 'row.measure' }, '换灯'] }] }, 'unknown'],
    ['finds nothing in an absent table', { some: [{ var: 'none' }, { filled: { var: 'row.x' } }] }, 'false'],
    ['is content with every row of an absent table', { every: [{ var: 'none' }, { filled: { var: 'row.x' } }] }, 'true'],
    ['leaves rows of what is no table open', { some: [{ var: 'class' }, { filled: { var: 'row.x' } }] }, 'unknown'],
    ['counts rows', { '==': [{ count: [{ var: 'rows' }] }, 2] }, 'true'],
    ['counts rows that hold', { '==': [{ count: [{ var: 'rows' }, { filled: { var: 'row.measure' } }] }, 1] }, 'true'],
    ['counts characters', { '==': [{ length: { var: 'class' } }, 3] }, 'true'],
    ['leaves the length of blank text open', { '<': [{ length: { var: 'note' } }, 6] }, 'unknown'],
    ['finds a value in a list', { in: [{ var: 'class' }, ['now', 'soon']] }, 'true'],
    ['leaves an empty value in a list open', { in: [{ var: 'missing' }, [null]] }, 'unknown'],
    ['sees that rows differ', { distinct: [{ var: 'rows' }, 'text'] }, 'true'],
    ['keeps what is unknown when negated', { not: { '==': [{ var: 'missing' }, 1] } }, 'unknown'],
    ['lets one false decide', { and: [{ '==': [{ var: 'missing' }, 1] }, { '==': [1, 2] }] }, 'false'],
    ['lets one true decide', { or: [{ '==': [{ var: 'missing' }, 1] }, { '==': [2, 2] }] }, 'true'],
  ])('%s', (_title, condition, truth) => expect(evaluate(condition, reading)).toBe(truth));

  it('sees rows that say the same, blanks around them aside', () => {
    expect(evaluate({ distinct: [{ var: 'rows' }, 'text'] }, { rows: [{ text: ' a' }, { text: 'a ' }, { text: '' }, {}] })).toBe('false');
  });

  it('reads plain objects alone, wherever they were made', () => {
    const bare: unknown = Object.assign(Object.create(null), { x: 1 });
    const made: Reading = { bare, cloned: structuredClone({ x: 1 }), list: [1], dated: new Date(0), nested: { none: null } };
    const filled = (path: string): boolean => holds({ filled: { var: path } }, made);
    expect(['bare.x', 'cloned.x', 'list'].map(filled)).toEqual([true, true, true]);
    expect(['list.0', 'list.length', 'dated.getTime', 'nested.none', 'nested.none.x', 'cloned.x.y'].map(filled)).toEqual(
      Array.from({ length: 6 }, () => false),
    );
    const own = new (class {
      x = 1;
    })();
    expect(holds({ filled: { var: 'own.x' } }, { own })).toBe(false);
  });

  it('names each later row with the first that says the same', () => {
    const rows = [{ x: 'a' }, { x: ' a' }, { x: 'b' }, { x: 'a ' }, { x: 1 }, { x: '1' }, { x: 1 }, { y: 'b' }, null, 'b'];
    expect(repeatedRows(rows, 'x')).toEqual([
      { first: 0, second: 1 },
      { first: 0, second: 3 },
      { first: 4, second: 6 },
    ]);
  });

  it('does not hold when it is unknown', () => expect(holds({ '==': [{ var: 'x' }, 1] }, {})).toBe(false));

  it('stops a condition that asks for too many steps', () => {
    const rows = Array.from({ length: 200 }, (_, x) => ({ x }));
    const pairs: Condition = { every: [{ var: 'rows' }, { every: [{ var: 'rows' }, { filled: { var: 'row.x' } }] }] };
    expect(() => evaluate(pairs, { rows })).toThrow(BudgetExceeded);
  });

  it('says what was too much: ten thousand steps, or as many as were allowed', () => {
    const asked = (n: number, steps?: number) => (): unknown =>
      evaluate({ every: [{ var: 'rows' }, { filled: { var: 'row' } }] }, { rows: Array.from({ length: n }, () => 1) }, steps === undefined ? {} : { steps });
    expect(asked(9_999)()).toBe('true');
    expect(asked(10_000)).toThrow(expect.objectContaining({ name: 'BudgetExceeded', steps: 10_000, message: 'condition took more than 10000 steps' }));
    expect(asked(4, 5)()).toBe('true');
    expect(asked(5, 5)).toThrow(expect.objectContaining({ steps: 5 }));
  });

  it('counts each row a value is worked out from, and each that must differ', () => {
    const rows = [{ x: 1 }, { x: 2 }, { x: 3 }];
    const asked = (condition: Condition, steps: number) => () => evaluate(condition, { rows }, { steps });
    const sum: Condition = { '>': [{ sum: [{ var: 'rows' }, { var: 'row.x' }] }, 1] };
    const distinct: Condition = { distinct: [{ var: 'rows' }, 'x'] };
    expect([asked(sum, 5)(), asked(distinct, 4)()]).toEqual(['true', 'true']);
    expect(asked(sum, 4)).toThrow(BudgetExceeded);
    expect(asked(distinct, 3)).toThrow(BudgetExceeded);
  });
});

const variable = fc.record({ var: fc.constantFrom('a', 'b', 'rows', 'row.a', 'nope.deep') });
const literal = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const operand = fc.oneof(literal, variable, fc.record({ length: variable }), fc.record({ count: fc.tuple(variable) }));
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.record({ filled: variable }),
    fc.record({ empty: variable }),
    fc.record({ '==': fc.tuple(operand, operand) }),
    fc.record({ '<': fc.tuple(operand, operand) }),
    fc.record({ in: fc.tuple(operand, fc.array(literal, { maxLength: 3 })) }),
    fc.record({ distinct: fc.tuple(variable, fc.constant('a')) }),
    fc.record({ not: tie('condition') }),
    fc.record({ and: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ some: fc.tuple(variable, tie('condition')) }),
    fc.record({ every: fc.tuple(variable, tie('condition')) }),
  ),
}));
const anyReading = fc.dictionary(fc.constantFrom('a', 'b', 'rows'), fc.jsonValue({ maxDepth: 3 }));

describe('laws of conditions', () => {
  it('a double negation says the same', () =>
    fc.assert(fc.property(condition, anyReading, (one, data) => expect(evaluate({ not: { not: one } }, data)).toBe(evaluate(one, data)))));

  it('De Morgan holds with unknowns', () =>
    fc.assert(
      fc.property(condition, condition, anyReading, (a, b, data) =>
        expect(evaluate({ not: { and: [a, b] } }, data)).toBe(evaluate({ or: [{ not: a }, { not: b }] }, data)),
      ),
    ));

  it('the order of parts does not matter', () =>
    fc.assert(fc.property(condition, condition, anyReading, (a, b, data) => expect(evaluate({ or: [a, b] }, data)).toBe(evaluate({ or: [b, a] }, data)))));

  it('a value is filled or empty, never both', () =>
    fc.assert(fc.property(variable, anyReading, (one, data) => expect(holds({ filled: one }, data)).toBe(!holds({ empty: one }, data)))));

  it('every row holds exactly when no row fails', () =>
    fc.assert(
      fc.property(condition, anyReading, (one, data) =>
        expect(evaluate({ every: [{ var: 'rows' }, one] }, data)).toBe(evaluate({ not: { some: [{ var: 'rows' }, { not: one }] } }, data)),
      ),
    ));

  it('every condition that can be made is accepted when parsed', () =>
    fc.assert(fc.property(condition, (one) => expect(parseCondition(structuredClone(one)).ok).toBe(true))));
});
