import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluate, type Condition } from '@bihuan/forms';
import { conditionOf, groupOf, KEPT, LENGTH_OF } from './query.js';

const variable = fc.record({ var: fc.constantFrom('a', 'b', 'rows') });
const literal = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const operand = fc.oneof(literal, variable, fc.record({ length: variable }));
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.record({ filled: variable }),
    fc.record({ empty: variable }),
    fc.record({ '==': fc.tuple(variable, literal) }),
    fc.record({ '>=': fc.tuple(operand, operand) }),
    fc.record({ in: fc.tuple(variable, fc.array(literal, { maxLength: 3 })) }),
    fc.record({ distinct: fc.tuple(variable, fc.constant('a')) }),
    fc.record({ not: tie('condition') }),
    fc.record({ and: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ some: fc.tuple(variable, tie('condition')) }),
  ),
}));

describe('a condition in the query builder', () => {
  it('comes back and says the same of any data', () =>
    fc.assert(
      fc.property(condition, fc.dictionary(fc.constantFrom('a', 'b', 'rows'), fc.jsonValue({ maxDepth: 2 })), (one, data) => {
        expect(evaluate(conditionOf(groupOf(one)), data)).toBe(evaluate(one, data));
      }),
      { numRuns: 300 },
    ));

  it('is the very same when it goes there and back again', () =>
    fc.assert(
      fc.property(condition, (one) => {
        const once = conditionOf(groupOf(one));
        expect(conditionOf(groupOf(once))).toEqual(once);
      }),
      { numRuns: 200 },
    ));

  it('asks how long a text is as it asks how many rows there are', () => {
    const long: Condition = { '>=': [{ length: { var: 'row.problem' } }, 8] };
    expect(groupOf(long).rules).toEqual([{ field: `${LENGTH_OF}row.problem`, operator: '>=', value: 8 }]);
    expect(conditionOf(groupOf(long))).toEqual(long);
  });

  it('carries along untouched what it cannot show', () => {
    const some: Condition = { some: [{ var: 'rows' }, { empty: { var: 'row.measure' } }] };
    const both: Condition = { and: [{ '==': [{ var: 'kind' }, '甲'] }, some] };
    expect(groupOf(both)).toMatchObject({
      combinator: 'and',
      rules: [
        { field: 'kind', operator: '==', value: '甲' },
        { field: KEPT, value: some },
      ],
    });
    expect(conditionOf(groupOf(both))).toEqual(both);
  });
});
