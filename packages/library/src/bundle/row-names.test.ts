import { describe, expect, it } from '@jest/globals';
import type { Field, FormDefinition, TableField } from '@bihuan/forms';
import type { LifecycleDefinition, SubItems } from '@bihuan/workflows';
import { columnsNamed, handedNamed } from './row-names.js';

const field = (key: string, kind: 'text' | 'date' | 'unit' | 'person' | 'integer', more: object = {}): Field => ({ id: key, key, kind, label: key, ...more });
const table: TableField = {
  id: 't',
  key: 'points',
  kind: 'table',
  label: '意见',
  columns: {
    words: { id: 'words', key: 'words', kind: 'text', label: '内容' },
    level: { id: 'level', key: 'level', kind: 'choice', label: '程度', options: [{ value: 'a', label: '甲' }] },
    unit: { id: 'unit', key: 'unit', kind: 'unit', label: '单位', required: true },
    who: { id: 'who', key: 'who', kind: 'person', label: '人' },
  },
  columnOrder: ['unit', 'level', 'words', 'who'],
};
const form = (key: string, fields: readonly Field[], more: Partial<FormDefinition> = {}): FormDefinition => ({
  format: 1,
  key,
  title: key,
  minutes: 1,
  order: fields.map(({ id }) => id),
  fields: Object.fromEntries(fields.map((one) => [one.id, one])),
  ...more,
});
const known = (above: FormDefinition) => ({
  posts: new Map<string, string>(),
  categories: new Set<string>(),
  forms: new Map(
    [above, form('copy', [field('about', 'text'), field('by', 'date'), { ...field('sum', 'text'), kind: 'formula' } as Field])].map((one) => [one.key, one]),
  ),
  lifecycles: new Map([['answer', { create: { form: 'copy' } } as LifecycleDefinition]]), // of it nothing else is read
  series: new Set<string>(),
  registers: new Map(),
});
const above = form('sheet', [field('matter', 'text'), table]);
const each = { type: 'rows', form: 'sheet', field: 'points', called: 'words', unit: 'unit' } as const;
const codesOf = (found: readonly { pointer: string; code: string }[]): readonly string[] => found.map(({ pointer, code }) => `${code} ${pointer}`);

describe('what each row of a table is called by', () => {
  const called = (name: string, of = above) => codesOf(columnsNamed({ ...each, called: name }, '', known(of)));

  it('is a column of words, numbers or days; never ids or codes of options', () => {
    expect(called('words')).toEqual([]);
    for (const name of ['unit', 'level']) expect(called(name)).toEqual(['sub-items.not-a-name /called']);
    expect(called('nothing')).toEqual(['names.column /called']);
  });

  it.each([
    ['whoever fills it in', { filling: { fields: { t: { right: 'write', columns: { words: 'hidden' } } } } }],
    ['a step', { steps: { sign: { fields: { t: { right: 'read', columns: { words: 'hidden' } } } } } }],
    ['whoever reads it besides', { others: { fields: { t: { right: 'read', columns: { words: 'masked' } } } } }],
    ['all who see nothing that is not named', { others: { otherwise: 'hidden' } }],
  ] as const)('is never kept back from %s: the name of an item is read by more people than the form', (_, access) => {
    expect(called('words', form('sheet', [table], { access }))).toEqual(['sub-items.not-a-name /called']);
  });

  it('a column that says in whose hands a row is may not stay empty', () => {
    expect(codesOf(columnsNamed({ ...each, person: 'who' }, '', known(above)))).toEqual(['sub-items.hands-empty /person']);
    expect(codesOf(columnsNamed({ ...each, unit: 'who' }, '', known(above)))).toEqual(['names.column /unit']);
  });
});

describe('what a row hands down', () => {
  const handed = (fields: Record<string, string>, columns: Record<string, string>) => {
    const child = { lifecycle: 'answer', title: '{for}', data: { from: 'sheet', fields, columns } };
    return codesOf(handedNamed({ each, child } as SubItems, '', known(above))); // nothing else of it is read
  };

  it('stands in the table, and there is a place of the same kind for it below that somebody may write', () => {
    expect(handed({}, { about: 'words' })).toEqual([]);
    expect(handed({}, { about: 'gone' })).toEqual(['names.column /columns/about']);
    expect(handed({}, { gone: 'words' })).toEqual(['names.field /columns/gone']);
    expect(handed({}, { by: 'words' })).toEqual(['sub-items.other-kind /columns/by']);
    expect(handed({}, { sum: 'words' })).toEqual(['sub-items.given /columns/sum']);
  });

  it('and so does what the whole form hands down', () => {
    expect(handed({ about: 'matter' }, {})).toEqual([]);
    expect(handed({ about: 'gone' }, {})).toEqual(['names.field /fields/about']);
    expect(handed({ sum: 'matter' }, {})).toEqual(['sub-items.given /fields/sum']);
  });
});
