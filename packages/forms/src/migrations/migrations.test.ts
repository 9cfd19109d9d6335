import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Field, FormData, FormDefinition } from '../definition.js';
import { parseForm } from '../parsing/parse-form.js';
import { filled, finding, roomCheck, uuid } from '../testing/room-check.js';
import { carryOver, undoMigration, undoOfMigration } from './carry-over.js';
import { convertValue, foundIn } from './convert-value.js';
import type { FieldMigration } from './form-migrations.js';
import { newlyAsked } from './newly-asked.js';
import { overfullTables } from './overfull-tables.js';
import { planFormMigration } from './plan-migration.js';

const base = (field: Partial<Field> & { kind: Field['kind'] }): Field => ({ id: 'f', key: 'f', label: '项', ...field }) as Field; // parts a kind needs are given

const form = (...fields: Field[]): FormDefinition => ({
  format: 1,
  key: 'sheet',
  title: '表',
  minutes: 1,
  fields: Object.fromEntries(fields.map((field) => [field.id, field])),
  order: fields.map(({ id }) => id),
});
const chosen = (definition: FormDefinition, ...fields: FieldMigration[]): FormDefinition => ({ ...definition, migrations: { from: 1, fields } });
const remark: Field = { id: 'a', key: 'remark', label: '备注', kind: 'text' };
const note: Field = { id: 'b', key: 'note', label: '说明', kind: 'long-text' };
const colour: Field = {
  id: 'c',
  key: 'colour',
  label: '颜色',
  kind: 'choice',
  options: [
    { value: 'red', label: '红' },
    { value: 'blue', label: '蓝' },
  ],
};
const over = (before: FormDefinition, after: FormDefinition, data: FormData) => carryOver(planFormMigration(before, after, 1), data);

describe('answers of the version before', () => {
  it('stay what they are where nothing of their field changed, also under another name', () => {
    const renamed = form({ ...remark, key: 'comment', label: '附注' }, note);
    expect(over(form(remark, note), renamed, { remark: '好', note: '' })).toEqual({ data: { comment: '好', note: '' }, answers: [] });
  });

  it('that are numbers given out are told of as well: as a text they stay, else they are set aside', () => {
    const number: Field = { id: 'n', key: 'no', label: '登记号', kind: 'serial', prefix: 'CW', digits: 3 };
    const after = (field: Field) => over(form(number, note), form(field, note), { no: 'CW001', note: '' });
    const told = ({ data, answers }: ReturnType<typeof over>) => [data['no'], answers.map(({ became }) => became)];
    expect(told(after({ id: 'n', key: 'no', label: '登记号', kind: 'text' }))).toEqual(['CW001', ['carried']]);
    expect(told(after({ id: 'n', key: 'no', label: '登记号', kind: 'integer' }))).toEqual([undefined, ['set-aside']]);
    expect(told(over(form(number, note), form(note), { no: 'CW001', note: '' }))).toEqual([undefined, ['set-aside']]);
    expect(told(after({ ...number, prefix: 'DJ' }))).toEqual(['CW001', []]);
    expect(told(over(form(remark), form({ ...number, id: 'a', key: 'no' }), { remark: '好' }))).toEqual([undefined, ['set-aside']]);
  });

  it('of a field that is gone are set aside unless they are moved', () => {
    const gone = over(form(remark, note), form(note), { remark: '好', note: '' });
    expect([gone.data, gone.answers.map(({ became }) => became)]).toEqual([{ note: '' }, ['set-aside']]);
    const moved = over(form(remark, note), chosen(form(note), { field: 'a', act: 'move', to: 'b' }), { remark: '好', note: '' });
    expect([moved.data, moved.answers.map(({ became }) => became)]).toEqual([{ note: '好' }, ['carried']]);
    const taken = over(form(remark, note), chosen(form(note), { field: 'a', act: 'move', to: 'b' }), { remark: '好', note: '已有' });
    expect([taken.data, taken.answers.map(({ became }) => became)]).toEqual([{ note: '已有' }, ['lost']]);
  });

  it('are told apart value by value where a text becomes a choice', () => {
    const after = chosen(form({ ...colour, id: 'a', key: 'remark' }), { field: 'a', act: 'convert', values: [{ from: '大红', to: 'red' }] });
    expect(over(form(remark), after, { remark: ' 大红 ' }).data).toEqual({ remark: 'red' });
    expect(over(form(remark), after, { remark: '蓝' }).data).toEqual({ remark: 'blue' });
    expect(over(form(remark), after, { remark: '绿' })).toMatchObject({ data: {}, answers: [{ became: 'lost', value: '绿' }] });
  });

  it('that were worked out do not become answers of another kind', () => {
    const worked: Field = { id: 'a', key: 'remark', label: '合计', kind: 'formula', of: 3 };
    expect(over(form(worked, note), form(remark, note), { remark: 3, note: '好' }).data).toEqual({ note: '好' });
  });

  it('are told where the field holds less than the shape of an answer says', () => {
    const rich = (maxLength?: number) => form({ id: 'r', key: 'r', label: '总结', kind: 'rich-text', ...(maxLength === undefined ? {} : { maxLength }) });
    const long = { r: [{ type: 'paragraph', runs: [{ text: '长'.repeat(20) }] }] };
    expect(over(rich(), rich(10), long)).toMatchObject({ data: {}, answers: [{ became: 'lost' }] });
    expect(over(rich(10), rich(), long).answers).toEqual([]);
    const number = (...organs: string[]) => form({ id: 'n', key: 'n', label: '文号', kind: 'document-number', organs });
    expect(over(number(), number('党发'), { n: '办发〔2018〕5号' })).toMatchObject({ data: {}, answers: [{ became: 'lost' }] });
    expect(over(number('党发'), number(), { n: '党发〔2018〕5号' })).toEqual({ data: { n: '党发〔2018〕5号' }, answers: [] });
  });

  it('mean nothing against another version than they were chosen for', () => {
    const after = chosen(form(note), { field: 'a', act: 'move', to: 'b' });
    expect(carryOver(planFormMigration(form(remark, note), after, 2), { remark: '好', note: '' }).data).toEqual({ note: '' });
  });

  it('of a column are carried over row by row, and rows keep their ids', () => {
    const table = Object.values(roomCheck.fields).find(({ kind }) => kind === 'table');
    if (table?.kind !== 'table') throw new Error('findings are a table');
    const measure = Object.values(table.columns).find(({ key }) => key === 'measure');
    const { [measure?.id ?? '']: _gone, ...columns } = table.columns;
    const after = {
      ...roomCheck,
      fields: { ...roomCheck.fields, [table.id]: { ...table, columns, columnOrder: table.columnOrder.filter((id) => id !== measure?.id) } },
    };
    const done = over(roomCheck, after, filled({ findings: [finding(1), finding(2, { measure: '换灯' })] }));
    expect(done.data).toEqual(filled({ findings: [finding(1), finding(2)] }));
    expect(done.answers).toMatchObject([{ row: { id: uuid(2), n: 2 }, value: '换灯', became: 'set-aside' }]);
  });
});

describe('a value of another kind', () => {
  const to = (was: Field, is: Field, value: unknown): unknown => convertValue(was, is, value)?.value ?? null;
  const decimal = base({ kind: 'decimal', scale: 2 } as Field);
  it('is what it was, or nothing: it is never rounded, cut or guessed', () => {
    expect(to(base({ kind: 'integer' }), decimal, 3)).toBe(3);
    expect([to(decimal, base({ kind: 'integer' }), 3), to(decimal, base({ kind: 'integer' }), 3.5)]).toEqual([3, null]);
    expect([to(base({ kind: 'date' }), base({ kind: 'month' }), '2018-10-20'), to(base({ kind: 'month' }), base({ kind: 'date' }), '2018-10')]).toEqual([
      '2018-10',
      '2018-10-01',
    ]);
    expect([to(remark, base({ kind: 'date' }), '2018年10月8日'), to(remark, base({ kind: 'date' }), '10月8日')]).toEqual(['2018-10-08', null]);
    expect([to(remark, base({ kind: 'integer' }), '１２'), to(remark, base({ kind: 'integer' }), '约十二')]).toEqual([12, null]);
    expect(to(note, { ...remark, maxLength: 3 } as Field, '太长的话')).toBeNull();
    const colours = base({ kind: 'choices', options: colour.kind === 'choice' ? colour.options : [] } as Field);
    expect([to(colour, colours, 'red'), to(colours, colour, ['red']), to(colours, colour, ['red', 'blue'])]).toEqual([['red'], 'red', null]);
    expect([to(colours, remark, ['red', 'blue']), foundIn(colours, ['red'])]).toEqual(['红、蓝', [{ from: 'red', text: '红' }]]);
  });
});

describe('what is newly asked for', () => {
  it('is found under its condition, and not where the version before asked as well', () => {
    const asking = form(remark, { ...note, requiredWhen: { filled: { var: 'remark' } } });
    const ask = (was: FormData) => newlyAsked({ before: form(remark, note), after: asking }, { was, is: was }).map(({ field, count }) => [field.id, count]);
    expect([ask({ remark: '好' }), ask({ remark: '' }), ask({ remark: '好', note: '有' })]).toEqual([[['b', 1]], [], []]);
    expect(newlyAsked({ before: asking, after: asking }, { was: { remark: '好' }, is: { remark: '好' } })).toEqual([]);
  });

  it('is found in a matrix whose lines became more', () => {
    const lines = (...values: string[]) => values.map((value) => ({ value, label: value }));
    const matrix = (...rows: string[]) =>
      base({ kind: 'matrix', required: true, cell: 'tick', rows: lines(...rows), columns: lines('good', 'bad') } as unknown as Field); // `base` says the rest
    const [before, after] = [form(matrix('one')), form(matrix('one', 'two'))];
    expect(newlyAsked({ before, after }, { was: { f: { one: 'good' } }, is: { f: { one: 'good' } } })).toMatchObject([{ count: 1 }]);
    expect(over(after, before, { f: { one: 'good', two: 'bad' } }).answers).toMatchObject([{ became: 'lost' }]);
  });
});

it('a list is too long only where it may be less long than before, and is', () => {
  const rows = (maxRows?: number): Field =>
    ({ id: 't', key: 't', label: '清单', kind: 'table', columns: { a: remark }, columnOrder: ['a'], ...(maxRows === undefined ? {} : { maxRows }) }) as Field; // a column is a field
  const ask = (was: number | undefined, is: number | undefined, many: number): number =>
    overfullTables({ before: form(rows(was)), after: form(rows(is)) }, { t: Array.from({ length: many }, (_, n) => ({ rowId: uuid(n) })) }).length;
  expect([ask(undefined, 2, 3), ask(3, 2, 3), ask(3, 2, 2), ask(2, 2, 3), ask(2, undefined, 3)]).toEqual([1, 1, 0, 0, 0]);
  expect(overfullTables({ before: form(remark), after: form(rows(1)) }, {})).toEqual([]);
});

describe('taking it back', () => {
  const field = (id: string) =>
    fc.constantFrom<Field>(
      { id, key: id, label: id, kind: 'text' },
      { id, key: `${id}x`, label: id, kind: 'long-text' },
      { id, key: id, label: id, kind: 'integer' },
      { id, key: id, label: id, kind: 'decimal', scale: 2 },
      { id, key: id, label: id, kind: 'date' },
      { id, key: id, label: id, kind: 'month' },
      { ...colour, id, key: id },
      { ...colour, id, key: `${id}y`, kind: 'choices' } as Field,
    );
  const columns = fc.tuple(field('p'), field('q'));
  const anyForm = fc.tuple(field('a'), field('b'), columns, fc.boolean(), fc.boolean()).map(([a, b, [p, q], hasB, hasTable]) =>
    form(
      a,
      ...(hasB ? [b] : []),
      ...(hasTable ? [{ id: 't', key: 't', label: '行', kind: 'table', columns: { p, q }, columnOrder: ['p', 'q'] } as Field] : []), // columns are no tables
    ),
  );
  const value = fc.oneof(fc.constantFrom<unknown>('', null, 'red', ['red'], ['red', 'blue'], '2018-10-20', '2018-10', 7, 7.25, '7', '话'), fc.string());
  const row = fc.record({ rowId: fc.uuid(), p: value, q: value, px: value, qy: value }, { requiredKeys: ['rowId'] });
  const data = fc.record({ a: value, ax: value, b: value, bx: value, t: fc.array(row, { maxLength: 3 }) }, { requiredKeys: [] });
  const acts = fc.constantFrom<readonly FieldMigration[]>(
    [],
    [{ field: 'a', act: 'move', to: 'b' }],
    [{ field: 'p', table: 't', act: 'move', to: 'q' }],
    [
      { field: 'a', act: 'hide' },
      { field: 'b', act: 'keep' },
    ],
  );

  it('leads from whatever came out to exactly what was there, and says of every answer what became of it', () => {
    fc.assert(
      fc.property(anyForm, anyForm, acts, data, (before, after, fields, was) => {
        const plan = planFormMigration(before, { ...after, migrations: { from: 1, fields } }, 1);
        const done = carryOver(plan, was);
        expect(undoMigration(done.data, undoOfMigration(was, done.data))).toEqual(was);
        for (const { affected, value: given, row: at } of done.answers) {
          const rows = was.t ?? [];
          const object: FormData = at ? (rows[at.n - 1] ?? {}) : was;
          expect(object[affected.was.key]).toBe(given);
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('the choices are part of a definition, and nothing beside them is', () => {
  expect(parseForm(chosen(roomCheck, { field: 'f1', act: 'convert', values: [{ from: 'big', to: 'small' }] }))).toMatchObject({ ok: true });
  expect(parseForm({ ...roomCheck, migrations: { from: 1, fields: [{ field: 'f1', act: 'burn' }] } })).toMatchObject({ ok: false });
});
