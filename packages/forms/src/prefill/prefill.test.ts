import { describe, expect, it } from '@jest/globals';
import { rightsAt } from '../access/rights.js';
import type { Field, FormDefinition, TextField } from '../definition.js';
import { fieldsOf } from '../definition-reading.js';
import { differenceOfForms } from '../difference/difference-of-forms.js';
import { mergeDraft } from '../drafts/merge-draft.js';
import { NO_MARKS } from '../drafts/draft.js';
import { parseForm } from '../parsing/parse-form.js';
import { uuid } from '../testing/room-check.js';
import { emptyData } from '../new-data.js';
import { begunData } from './carried.js';
import { isUntouched } from './untouched.js';
import { prefillInWords } from './words.js';

const text = (id: string, more: object = {}): TextField => ({ id, key: id, label: `栏${id}`, kind: 'text', ...more });
const form = (fields: readonly Field[], more: object = {}): FormDefinition => {
  const read = parseForm({
    format: 1,
    key: 'yearly',
    title: '年度表',
    minutes: 5,
    fields: Object.fromEntries(fields.map((field) => [field.id, field])),
    order: fields.map(({ id }) => id),
    ...more,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.definition;
};
const problemsOf = (field: object): readonly string[] => {
  const read = parseForm({ format: 1, key: 'one', title: '一栏', minutes: 1, fields: { a: { id: 'a', key: 'a', label: '甲', ...field } }, order: ['a'] });
  return read.ok ? [] : read.problems.map(({ pointer, code }) => `${pointer} ${code}`);
};

const table = (more: object = {}): Field => ({
  id: 'rows',
  key: 'rows',
  label: '清单',
  kind: 'table',
  columns: { what: text('what', { maxLength: 10 }), done: { id: 'done', key: 'done', label: '办成', kind: 'yes-no' }, who: text('who', { prefill: 'unit' }) },
  columnOrder: ['what', 'done', 'who'],
  ...more,
});
const lastYear = { from: 'last-year' } as const;
const now = form([
  text('goal', { prefill: lastYear }),
  text('plain'),
  { id: 'level', key: 'level', label: '等次', kind: 'choice', options: [{ value: 'a', label: '甲' }], prefill: lastYear },
  table({ prefill: { ...lastYear, columns: ['what'] } }),
  { id: 'head', key: 'head', label: '负责人', kind: 'person', prefill: { from: 'post', post: 'secretary' } },
  { id: 'year', key: 'year', label: '年度', kind: 'year', prefill: 'campaign-year' },
]);
// The same field under another key, another form of the choice, a text too long for today's column.
const before = form([
  text('goal', { key: 'aim' }),
  { id: 'level', key: 'level', label: '等次', kind: 'choice', options: [{ value: 'b', label: '乙' }] },
  table(),
]);
const data = {
  aim: '改进作风',
  level: 'b',
  rows: [
    { rowId: uuid(1), what: '灯不亮', done: true, who: '某科' },
    { rowId: uuid(2), what: '这一条比本年的栏目写得长得多了', done: true },
    { rowId: uuid(3), what: '门不关', done: null },
  ],
};
const begin = (definition: FormDefinition, sources: Parameters<typeof begunData>[1]['sources'] = { 'last-year ': { fields: fieldsOf(before), data } }) =>
  begunData(definition, {
    known: { today: '2018-10-08', unit: uuid(9), names: { [uuid(9)]: '内科' }, posts: { secretary: [uuid(5), uuid(6)] }, 'campaign-year': '2018' },
    sources,
    rights: rightsAt(definition, { type: 'filling' }),
    rowId: (_, row) => row.replace('0189', '0190'),
  });

describe('what a form begins with', () => {
  it('takes the answer of the same field over, whatever its key was, and only what the field accepts', () => {
    const { data: begun, brought } = begin(now);
    expect(begun).toMatchObject({ goal: '改进作风', plain: '', level: null, head: uuid(5), year: 2018 });
    expect(begun['rows']).toEqual([
      { rowId: uuid(1).replace('0189', '0190'), what: '灯不亮', done: null, who: '内科' },
      { rowId: uuid(3).replace('0189', '0190'), what: '门不关', done: null, who: '内科' },
    ]);
    expect(brought.map(({ place, source }) => `${place}: ${source ?? '资料'}`)).toEqual([
      'goal: last-year ',
      `rows/${uuid(1).replace('0189', '0190')}: last-year `,
      `rows/${uuid(3).replace('0189', '0190')}: last-year `,
      'head: 资料',
      'year: 资料',
    ]);
  });

  it('is blank where there is no year before, and where rows are picked by hand', () => {
    expect(begin(now, {}).data).toMatchObject({ goal: '', rows: [] });
    expect(begin(form([table({ prefill: { ...lastYear, rows: 'choose' } })])).brought).toEqual([]);
  });

  it('takes nothing over of what whoever begins sees the end of alone', () => {
    const fields = fieldsOf(before).map((field) => (field.id === 'goal' ? { ...field, masked: true as const } : field));
    expect(begin(now, { 'last-year ': { fields, data } }).data).toMatchObject({ goal: '' });
  });

  it('brings nothing into a field whoever begins may not write', () => {
    const locked = form([text('goal', { prefill: lastYear }), text('plain')], { access: { filling: { fields: { goal: 'read' } } } });
    expect(begin(locked)).toMatchObject({ data: { goal: '' }, brought: [] });
  });

  it('stays as it came until somebody writes there', () => {
    const { data: begun } = begin(now);
    const draft = { data: begun, revision: 0, marks: NO_MARKS, asides: [] };
    const row = uuid(1).replace('0189', '0190');
    const { draft: saved } = mergeDraft({ definition: now, rights: rightsAt(now, { type: 'filling' }), newId: () => uuid(99) }, draft, {
      saving: { by: uuid(7), at: '2018-10-08T08:00:00.000Z', page: uuid(8) },
      edits: [{ type: 'cell', table: 'rows', row, column: 'what', value: '灯亮了', revision: 0 }],
    });
    expect(['goal', `rows/${row}`, `rows/${uuid(3).replace('0189', '0190')}`].map((place) => isUntouched(saved, place))).toEqual([true, false, true]);
  });
});

describe('a source that is written into a form', () => {
  it('fits the field', () => {
    expect(problemsOf({ kind: 'text', prefill: 'unit-category' })).toEqual([]);
    expect(problemsOf({ kind: 'integer', prefill: 'unit' })).toEqual(['/fields/a/prefill definition.wrong-default']);
    expect(problemsOf({ kind: 'files', prefill: lastYear })).toEqual(['/fields/a/prefill definition.wrong-default']);
    expect(problemsOf({ kind: 'signature', prefill: lastYear })).toEqual(['/fields/a/prefill definition.wrong-default']);
    expect(problemsOf({ kind: 'text', prefill: { ...lastYear, rows: 'all' } })).toEqual(['/fields/a/prefill definition.wrong-default']);
  });

  it('is one of those there are, and says all it must', () => {
    expect(problemsOf({ kind: 'text', prefill: 'neighbour' })).toEqual(['/fields/a/prefill definition.wrong-shape']);
    expect(problemsOf({ kind: 'text', prefill: { from: 'web' } })).toEqual(['/fields/a/prefill definition.wrong-shape']);
    expect(problemsOf({ kind: 'text', prefill: { from: 'linked', record: 'parent' } })).toEqual(['/fields/a/prefill/field definition.missing-property']);
    expect(problemsOf({ kind: 'text', prefill: { from: 'linked', record: 'parent', field: 'x' } })).toEqual([
      '/fields/a/prefill/form definition.prefill-unknown',
    ]);
  });

  it('is told in words when it changes', () => {
    const other = form([text('goal', { prefill: { ...lastYear, form: 'older' } })], { minutes: 9 });
    expect(differenceOfForms(form([text('goal')]), other)).toEqual(['字段“栏goal”的预填由无改为“上一年“older”所填”', '预计用时由5分钟改为9分钟']);
    expect(prefillInWords({ from: 'post', post: 'secretary' }, { secretary: '书记' })).toBe('填报单位的“书记”');
  });
});

describe('names that every object has', () => {
  it('are names like others', () => {
    expect(prefillInWords({ from: 'post', post: 'constructor' }, {})).toBe('填报单位的“constructor”');
    const head = form([{ id: 'head', key: 'head', label: '负责人', kind: 'person', prefill: { from: 'post', post: 'constructor' } }]);
    expect(emptyData(head, { posts: {} })).toEqual({ head: null });
  });
});
