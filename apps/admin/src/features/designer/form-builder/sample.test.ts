import { describe, expect, it } from '@jest/globals';
import { validate, type Field, type FormDefinition } from '@bihuan/forms';
import { groups, newField } from './kinds.js';
import { sampleData } from './sample.js';

const known = { today: '2018-10-16', person: '00000000-0000-4000-8000-0000000000a1', unit: '00000000-0000-4000-8000-0000000000b1' };
let next = 0;
const made = groups.flatMap(({ kinds }) => kinds).map((kind): Field => newField(kind, () => `f${(next += 1)}`));
const form: FormDefinition = {
  format: 1,
  key: 'f',
  title: '表',
  minutes: 5,
  order: made.map(({ id }) => id),
  fields: Object.fromEntries(made.map((field) => [field.id, field])),
};

describe('an example of a filled form', () => {
  it('has something right in every kind of field it can make up, and is always the same', () => {
    const data = sampleData(form, known);
    expect(validate(form, data, { today: known.today })).toEqual([]);
    expect(sampleData(form, known)).toEqual(data);
    expect(Object.keys(data).length).toBeGreaterThan(15);
  });

  it('keeps to the limits of a field and takes only options that are offered', () => {
    const limited: FormDefinition = {
      ...form,
      order: ['few', 'short', 'pick'],
      fields: {
        few: { id: 'few', key: 'few', kind: 'integer', label: '数', minimum: 7, maximum: 9 },
        short: { id: 'short', key: 'short', kind: 'text', label: '很长的名称', maxLength: 3 },
        pick: {
          id: 'pick',
          key: 'pick',
          kind: 'choice',
          label: '选',
          options: [
            { value: 'a', label: '甲', when: { '>': [{ var: 'few' }, 8] } },
            { value: 'b', label: '乙' },
          ],
        },
      },
    };
    expect(sampleData(limited, known)).toMatchObject({ few: 7, short: '很长的', pick: 'b' });
  });
});
