import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { roomCheck, uuid } from '../testing/room-check.js';
import { compileSchema } from './compile-schema.js';
import { schemaIssues } from './schema-issues.js';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: false });
const peers = { strict: ajv.compile(compileSchema(roomCheck)), draft: ajv.compile(compileSchema(roomCheck, { draft: true })) };

const text = fc.oneof(fc.constantFrom('', ' ', '灯不亮', 'x'.repeat(201), '😀'.repeat(20), 'a\u0000b', '\ud800'), fc.string());
const day = fc.constantFrom('2018-10-20', '2018-02-30', '20181020', '');
const id = fc.constantFrom(uuid(1), uuid(2), uuid(3), 'no-id');
const spoiled = <T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });

const row = fc.record(
  {
    rowId: spoiled(id),
    what: spoiled(text),
    measure: spoiled(text),
    note: spoiled(text),
    urgent: spoiled(fc.boolean()),
    due: spoiled(day),
    stray: fc.constant(1),
  },
  { requiredKeys: ['rowId', 'what'] },
);
const form = fc.record(
  {
    room: spoiled(fc.constantFrom('big', 'small', 'garden')),
    checkedOn: spoiled(day),
    checker: spoiled(id),
    unit: spoiled(id),
    seats: spoiled(fc.integer({ min: -1, max: 600 })),
    means: spoiled(fc.array(fc.constantFrom('look', 'ask', 'smell'), { maxLength: 3 })),
    hasScreen: spoiled(fc.boolean()),
    screenState: spoiled(text),
    findings: spoiled(fc.array(row, { maxLength: 3 })),
    howChecked: spoiled(text),
    photos: spoiled(fc.array(id, { maxLength: 4 })),
    nil: spoiled(fc.boolean()),
    stray: fc.constant(1),
    help: fc.constant('x'),
  },
  { requiredKeys: ['room', 'checkedOn', 'checker', 'means'] },
);
/** Mostly right, so that both answers occur. */
const gentle = fc.record(
  {
    room: fc.constant('big'),
    checkedOn: fc.constant('2018-10-20'),
    checker: fc.constant(uuid(1)),
    means: fc.subarray(['look', 'ask']),
    findings: fc.array(fc.record({ rowId: fc.constant(uuid(1)), what: text, note: text }, { requiredKeys: ['rowId'] }), { maxLength: 2 }),
    seats: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.constant(null)),
    photos: fc.subarray([uuid(1), uuid(2)]),
    nil: fc.constantFrom(true, false, null),
  },
  { requiredKeys: ['room', 'checkedOn', 'checker'] },
);

describe('the compiled schema', () => {
  it.each(['strict', 'draft'] as const)('gets the same answer from a second validator: %s', (mode) => {
    const answers = { yes: 0, no: 0 };
    fc.assert(
      fc.property(fc.oneof(form, gentle, fc.jsonValue()), (data) => {
        const plain: unknown = JSON.parse(JSON.stringify(data));
        const accepted = schemaIssues(roomCheck, plain, { draft: mode === 'draft' }).length === 0;
        answers[accepted ? 'yes' : 'no'] += 1;
        expect(accepted).toBe(peers[mode](plain));
      }),
      { numRuns: 3_000 },
    );
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(100);
  });

  it('requires what nothing can lift, and leaves the rest to the rules', () => {
    expect(compileSchema(roomCheck)).toMatchObject({ additionalProperties: false, required: ['room', 'checkedOn', 'checker', 'means'] });
  });

  it('requires of a draft only that rows have ids', () => {
    expect(compileSchema(roomCheck, { draft: true })).toMatchObject({ required: [], properties: { findings: { items: { required: ['rowId'] } } } });
  });

  it('has no property for a text that is only shown', () => {
    expect(compileSchema(roomCheck)).not.toHaveProperty('properties.help');
  });
});
