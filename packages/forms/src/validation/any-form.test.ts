import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { differenceOf } from '../difference/difference.js';
import { differenceOfForms } from '../difference/difference-of-forms.js';
import { parseForm } from '../parsing/parse-form.js';
import { dataFor, formJson } from '../testing/arbitrary-form.js';
import { toRjsf } from '../to-rjsf.js';
import { withoutHidden } from '../without-hidden.js';
import { compileSchema } from './compile-schema.js';
import { schemaIssues } from './schema-issues.js';
import { checkOf, validate } from './validate.js';

const filled = formJson.chain((json) => fc.array(dataFor(json), { minLength: 5, maxLength: 5 }).map((answers) => ({ json, answers })));

function definitionOf(json: unknown) {
  const parsed = parseForm(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.definition;
}

describe('forms of any shape', () => {
  it('get the same answer from a second validator, filled in anyhow', () => {
    const answers = { yes: 0, no: 0 };
    fc.assert(
      fc.property(filled, fc.boolean(), ({ json, answers: some }, draft) => {
        const definition = definitionOf(json);
        const peer = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(compileSchema(definition, { draft }));
        for (const data of some) {
          const issues = schemaIssues(definition, data, { draft });
          answers[issues.length === 0 ? 'yes' : 'no'] += 1;
          expect([issues.length === 0, data]).toEqual([peer(data), data]);
        }
      }),
      { numRuns: 60 },
    );
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(20);
  });

  it('are checked row by row while they are written, and nothing else is found so', () => {
    fc.assert(
      fc.property(filled, fc.infiniteStream(fc.nat()), ({ json, answers }, picks) => {
        const definition = definitionOf(json);
        const check = checkOf(definition, { today: '2018-10-20' });
        const rows = answers.flatMap((data) => (Array.isArray(data['rows']) ? (data['rows'] as readonly unknown[]) : []));
        for (const data of [...answers, ...answers]) {
          // The very same rows again, in another order and fewer or more of them.
          const next = rows.length === 0 ? data : { ...data, rows: Array.from({ length: 3 }, () => rows[Number(picks.next().value) % rows.length]) };
          check.some(next, 1);
          expect(check.all(next)).toEqual(validate(definition, next, { today: '2018-10-20' }));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are read, drawn, compared and emptied without a fault, whatever stands in them', () => {
    fc.assert(
      fc.property(filled, ({ json, answers }) => {
        const definition = definitionOf(json);
        expect(differenceOfForms(definition, definitionOf(JSON.parse(JSON.stringify(json))))).toEqual([]);
        for (const data of answers) {
          expect(Array.isArray(validate(definition, data, { today: '2018-10-20' }))).toBe(true);
          expect(differenceOf(definition, { before: data, after: JSON.parse(JSON.stringify(data)) })).toEqual([]);
          const drawn = toRjsf(definition, data);
          expect(JSON.parse(JSON.stringify(drawn))).toEqual(drawn);
          expect(withoutHidden(definition, withoutHidden(definition, data))).toEqual(withoutHidden(definition, data));
        }
      }),
      { numRuns: 60 },
    );
  });
});
