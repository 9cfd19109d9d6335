import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Field, FormDefinition, TableField } from '../definition.js';
import { parseForm } from '../parsing/parse-form.js';
import { dataFor, formJson } from '../testing/arbitrary-form.js';
import { explain } from './explain.js';

const form: FormDefinition = {
  format: 1,
  key: 'list',
  title: '清单',
  minutes: 5,
  order: ['kind', 'note', 'rows', 'total'],
  fields: {
    kind: {
      id: 'kind',
      key: 'kind',
      kind: 'choice',
      label: '类别',
      options: [
        { value: 'a', label: '甲' },
        { value: 'b', label: '乙' },
      ],
    },
    note: { id: 'note', key: 'note', kind: 'text', label: '说明', visible: { '==': [{ var: 'kind' }, 'b'] } },
    rows: {
      id: 'rows',
      key: 'rows',
      kind: 'table',
      label: '问题清单',
      columnOrder: ['what', 'measure', 'cost'],
      columns: {
        what: { id: 'what', key: 'what', kind: 'text', label: '问题' },
        measure: { id: 'measure', key: 'measure', kind: 'text', label: '措施', requiredWhen: { filled: { var: 'row.what' } } },
        cost: { id: 'cost', key: 'cost', kind: 'integer', label: '费用', readOnlyWhen: { empty: { var: 'row.measure' } } },
      },
    },
    total: { id: 'total', key: 'total', kind: 'formula', label: '合计', of: { sum: [{ var: 'rows' }, { var: 'row.cost' }] } },
  },
  rules: [
    { id: 'all', holds: { every: [{ var: 'rows' }, { filled: { var: 'row.measure' } }] }, severity: 'error', message: '每行都要有措施' },
    { id: 'row', table: 'rows', holds: { '<': [{ var: 'row.cost' }, 10] }, severity: 'error', message: '费用太高', at: 'cost' },
  ],
};
const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const data = {
  kind: 'a',
  rows: [
    { rowId: id(1), what: '灯', measure: '换', cost: 3 },
    { rowId: id(2), what: '门', cost: 15 },
  ],
};
const told = (about: string, more: object = {}) => explain(form, { ...data, ...more }).filter((one) => one.about === about);

describe('why a form is as it is', () => {
  it('says why a field is shown or not, by the words on it', () => {
    expect(told('hidden')).toEqual([{ about: 'hidden', field: 'note', pointer: '/note', says: '“类别”是“乙”', why: '因为“类别”为“甲”' }]);
    expect(told('shown', { kind: 'b' })).toMatchObject([{ field: 'note', why: '因为“类别”为“乙”' }]);
  });

  it('says of each row why a column is required or locked', () => {
    expect(told('required').map(({ row, field, why }) => [row, field, why])).toEqual([
      [0, 'measure', '因为“问题”为“灯”'],
      [1, 'measure', '因为“问题”为“门”'],
    ]);
    expect(told('locked')).toMatchObject([{ row: 1, field: 'cost', table: 'rows', pointer: '/rows/1/cost', why: '因为“措施”为空' }]);
  });

  it('shows the figures of a formula', () => {
    expect(told('worked-out')).toMatchObject([{ field: 'total', why: '“问题清单”有2行，“费用”各行为3、15，得18' }]);
  });

  it('names the row for which a rule of the form or of a row does not hold', () => {
    expect(told('fails').map(({ rule, row, why }) => [rule, row, why])).toEqual([
      ['all', undefined, '因为第2行“措施”为空'],
      ['row', 1, '因为“费用”为“15”'],
    ]);
  });

  it('says nothing against an answer that is hidden now: it is not handed in', () => {
    expect(told('wrong', { note: '写过的', rows: [] })).toEqual([]);
  });

  it('looks into no row of a table that is hidden, and counts nothing that is', () => {
    const hidden: FormDefinition = {
      ...form,
      fields: { ...form.fields, rows: { ...form.fields['rows'], visible: { '==': [{ var: 'kind' }, 'b'] } } as TableField },
    }; // it is the table
    const all = explain(hidden, data);
    expect(all.filter(({ table, row, rule }) => table !== undefined || row !== undefined || rule === 'row')).toEqual([]);
    expect(all.find(({ about }) => about === 'worked-out')?.why).not.toContain('15');
  });

  it('says once that it is too much, whatever is too much', () => {
    const heavy: FormDefinition = {
      ...form,
      fields: {
        ...form.fields,
        note: { ...form.fields['note'], visible: { every: [{ var: 'rows' }, { every: [{ var: 'rows' }, { filled: { var: 'row.what' } }] }] } } as Field,
      }, // it is the text
    };
    const rows = Array.from({ length: 1_500 }, (_, n) => ({ rowId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, what: '灯' }));
    expect(explain(heavy, { rows })).toEqual([{ about: 'too-heavy', pointer: '', says: '', why: '' }]);
  });

  it('tells what is wrong besides, at its place', () => {
    expect(told('wrong')).toMatchObject([{ field: 'measure', table: 'rows', row: 1, pointer: '/rows/1/measure' }]);
  });

  it('answers whatever the form and whatever stands in it', () => {
    fc.assert(
      fc.property(
        formJson.chain((json) => dataFor(json).map((answer) => ({ json, answer }))),
        ({ json, answer }) => {
          const parsed = parseForm(json);
          if (parsed.ok) expect(Array.isArray(explain(parsed.definition, answer as Record<string, unknown>))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
