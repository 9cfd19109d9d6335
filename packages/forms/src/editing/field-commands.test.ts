import { describe, expect, it } from '@jest/globals';
import type { AccessPlace, FieldRight } from '../access/form-access.js';
import { rightsAt } from '../access/rights.js';
import type { FieldId, FormDefinition, TableField } from '../definition.js';
import { parseForm } from '../parsing/parse-form.js';
import type { FieldPlace, FormCommand } from './command.js';
import { editForm } from './edit-form.js';
import { copyOf, relocationOf, removalOf } from './field-commands.js';
import { manyOf } from './many.js';

const form: FormDefinition = {
  format: 1,
  key: 'list',
  title: '清单',
  minutes: 5,
  order: ['secret', 'note', 'rows', 'more'],
  fields: {
    secret: { id: 'secret', key: 'secret', kind: 'text', label: '内情' },
    note: { id: 'note', key: 'note', kind: 'text', label: '备注' },
    rows: {
      id: 'rows',
      key: 'rows',
      kind: 'table',
      label: '问题',
      columns: { who: { id: 'who', key: 'who', kind: 'text', label: '谁' }, what: { id: 'what', key: 'what', kind: 'text', label: '何事' } },
      columnOrder: ['who', 'what'],
    },
    more: {
      id: 'more',
      key: 'more',
      kind: 'table',
      label: '附表',
      columns: { cell: { id: 'cell', key: 'cell', kind: 'text', label: '格' } },
      columnOrder: ['cell'],
    },
  },
  rules: [{ id: 'r', holds: { filled: { var: 'note' } }, severity: 'error', message: '请写内情', at: 'secret' }],
  access: {
    filling: { fields: { rows: { right: 'write', rows: ['add'] } } },
    steps: { sign: { otherwise: 'hidden', fields: { note: 'read' } } },
    others: { fields: { secret: 'hidden', rows: { right: 'read', columns: { who: 'hidden' } }, more: 'hidden' } },
  },
};
const places: readonly AccessPlace[] = [{ type: 'filling' }, { type: 'step', step: 'sign' }, { type: 'others' }];

function done(definition: FormDefinition, command: FormCommand | null | undefined): FormDefinition {
  const result = command ? editForm(definition, command) : null;
  if (result?.type !== 'edited') throw new Error(JSON.stringify(result));
  const undone = editForm(result.document, result.inverse);
  expect(undone.type === 'edited' && undone.document).toEqual(definition);
  return result.document;
}

const rightsOf = (definition: FormDefinition, { field, table }: FieldPlace): readonly (FieldRight | undefined)[] =>
  places.map((place) => {
    const rights = rightsAt(definition, place);
    return table === undefined ? rights.fields[field] : rights.tables[table]?.columns[field];
  });
const moved = (place: FieldPlace, table?: FieldId): FormDefinition =>
  done(form, relocationOf(form, place, { to: table === undefined ? {} : { table }, key: 'new' }));
const inTable = (field: FieldId, table: FieldId): FieldPlace => ({ field, table });

describe('a field that is put elsewhere', () => {
  it('stays hidden, in a table and out of one, from whomever it was hidden from', () => {
    expect(rightsOf(moved({ field: 'secret' }, 'rows'), inTable('secret', 'rows'))).toEqual(['write', 'hidden', 'hidden']);
    expect(rightsOf(moved(inTable('who', 'rows')), { field: 'who' })).toEqual(['write', 'hidden', 'hidden']);
    expect(rightsOf(moved(inTable('cell', 'more')), { field: 'cell' })).toEqual(['write', 'hidden', 'hidden']);
    expect(rightsOf(moved(inTable('cell', 'more'), 'rows'), inTable('cell', 'rows'))).toEqual(['write', 'hidden', 'hidden']);
  });

  it('keeps what was said of it, and opens nothing of a table nobody sees where nothing was', () => {
    expect(rightsOf(moved({ field: 'note' }, 'rows'), inTable('note', 'rows'))).toEqual(['write', 'read', 'read']);
    expect(rightsOf(moved({ field: 'note' }, 'more'), inTable('note', 'more'))).toEqual(['write', 'read', 'hidden']);
  });

  it('leaves the rights of everything else as they were, and names nothing that is gone', () => {
    for (const [place, table] of [
      [{ field: 'secret' }, 'rows'],
      [{ field: 'secret' }, 'more'],
      [inTable('who', 'rows'), undefined],
      [inTable('who', 'rows'), 'more'],
    ] as const) {
      const after = moved(place, table);
      expect(parseForm(after)).toMatchObject({ ok: true });
      expect(rightsOf(after, inTable('what', 'rows'))).toEqual(rightsOf(form, inTable('what', 'rows')));
      expect(rightsOf(after, inTable('cell', 'more'))).toEqual(rightsOf(form, inTable('cell', 'more')));
      expect(rightsAt(after, { type: 'filling' }).tables['rows']?.rows).toEqual(['add']);
    }
  });

  it('is complained about at the table it went into', () => expect(moved({ field: 'secret' }, 'rows').rules).toMatchObject([{ id: 'r', at: 'rows' }]));
});

describe('a copy', () => {
  const copied = (place: FieldPlace): FormDefinition => done(form, copyOf(form, place, { fresh: (old) => `${old}2`, label: '又一个' })?.command);

  it('is hidden from whomever the field is hidden from', () => {
    expect(rightsOf(copied({ field: 'secret' }), { field: 'secret2' })).toEqual(['write', 'hidden', 'hidden']);
    expect(rightsOf(copied(inTable('who', 'rows')), inTable('who2', 'rows'))).toEqual(['write', 'hidden', 'hidden']);
  });

  it('of a table has its columns and rows as open as they are', () => {
    const after = copied({ field: 'rows' });
    expect(parseForm(after)).toMatchObject({ ok: true });
    expect(rightsOf(after, inTable('who2', 'rows2'))).toEqual(['write', 'hidden', 'hidden']);
    expect(rightsOf(after, inTable('what2', 'rows2'))).toEqual(['write', 'hidden', 'read']);
    expect(rightsAt(after, { type: 'filling' }).tables['rows2']?.rows).toEqual(['add']);
    expect(after.access?.others?.fields?.['rows']).toEqual(form.access?.others?.fields?.['rows']);
  });
});

describe('the columns that come from last year', () => {
  const brings = (...columns: string[]): FormDefinition => ({
    ...form,
    fields: { ...form.fields, rows: { ...form.fields['rows'], prefill: { from: 'last-year', columns } } as TableField }, // it is the table
  });
  const left = (definition: FormDefinition) => definition.fields['rows']?.prefill;

  it('are those of the copy in a copy', () => {
    const after = done(brings('who'), copyOf(brings('who'), { field: 'rows' }, { fresh: (old) => `${old}2`, label: '又一个' })?.command);
    expect(after.fields['rows2']?.prefill).toEqual({ from: 'last-year', columns: ['who2'] });
    expect(parseForm(after)).toMatchObject({ ok: true });
  });

  it('name none that is gone, and nothing comes where none is left', () => {
    expect(left(done(brings('who', 'what'), removalOf(brings('who', 'what'), inTable('who', 'rows'))))).toEqual({ from: 'last-year', columns: ['what'] });
    expect(left(done(brings('who'), removalOf(brings('who'), inTable('who', 'rows'))))).toBeUndefined();
    expect(left(done(brings('who', 'what'), relocationOf(brings('who', 'what'), inTable('who', 'rows'), { to: {}, key: 'new' })))).toEqual({
      from: 'last-year',
      columns: ['what'],
    });
    const both = manyOf(brings('who', 'what'), [inTable('who', 'rows')], { type: 'move', to: { table: 'more' }, fresh: () => 'new' });
    expect(both?.places).toEqual([inTable('who', 'more')]);
  });
});
