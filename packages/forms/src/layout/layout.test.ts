import { describe, expect, it } from '@jest/globals';
import { rightsAt } from '../access/rights.js';
import { definitionFor } from '../access/shown.js';
import { fieldsOf } from '../definition-reading.js';
import type { Field, FormDefinition, TableField } from '../definition.js';
import { differenceOfForms } from '../difference/difference-of-forms.js';
import type { FormCommand } from '../editing/command.js';
import { editForm } from '../editing/edit-form.js';
import { copyOf, relocationOf, removalOf } from '../editing/field-commands.js';
import { insertionOf, placingOf, sectionFrom, sectionRemovalOf, spanSet, widthSet } from '../editing/layout-commands.js';
import { parseForm } from '../parsing/parse-form.js';
import { toRjsf } from '../to-rjsf.js';
import { columnShares } from './column-widths.js';

const text = (id: string): Field => ({ id, key: id, kind: 'text', label: id.toUpperCase() });
const rows: TableField = {
  id: 'rows',
  key: 'rows',
  kind: 'table',
  label: '表',
  columns: { what: { id: 'what', key: 'what', kind: 'text', label: '事' }, who: { id: 'who', key: 'who', kind: 'text', label: '人' } },
  columnOrder: ['what', 'who'],
};
const plain: FormDefinition = {
  format: 1,
  key: 'form',
  title: '表',
  minutes: 5,
  order: ['a', 'b', 'c', 'd', 'rows'],
  fields: { a: text('a'), b: text('b'), c: text('c'), d: text('d'), rows },
};
const form: FormDefinition = {
  ...plain,
  layout: {
    sections: [
      { id: 's1', title: '基本情况' },
      { id: 's2', title: '问题', help: '逐条写' },
    ],
    // Not in the order of the form: c is read before b.
    fields: { b: { section: 's2', span: 6 }, c: { section: 's1' }, d: { section: 's2' }, rows: { section: 's2' } },
    columns: { what: { width: 3 } },
  },
};

const read = (of: FormDefinition): string =>
  fieldsOf(of)
    .map(({ id }) => id)
    .join(' ');
const sections = (of: FormDefinition): unknown => of.layout?.sections?.map(({ id }) => id);

function done(definition: FormDefinition, command: FormCommand | null | undefined): FormDefinition {
  const result = command ? editForm(definition, command) : null;
  if (result?.type !== 'edited') throw new Error(JSON.stringify(result));
  const undone = editForm(result.document, result.inverse);
  expect(undone.type === 'edited' && undone.document).toEqual(definition);
  expect(parseForm(result.document)).toMatchObject({ ok: true });
  return result.document;
}

describe('the layout of a form', () => {
  it('is read section by section, fields of none first; without a layout a form is read as it always was', () => {
    expect([read(plain), read(form)]).toEqual(['a b c d rows', 'a c b d rows']);
    expect(parseForm(form)).toMatchObject({ ok: true });
  });

  it('of more parts than there may be is refused by counting them, before any is looked at', () => {
    const names = Array.from({ length: 501 }, (_, n) => `s${n}`);
    const problems = (layout: object) => {
      const read = parseForm({ ...plain, layout });
      return read.ok ? [] : read.problems.map(({ pointer }) => pointer);
    };
    expect(problems({ sections: names.map(() => 'no section') })).toEqual(['/layout/sections']);
    expect(problems({ fields: Object.fromEntries(names.map((id) => [id, 'nothing of a field'])) })).toEqual(['/layout/fields']);
    expect(problems({ sections: ['no section'] })).toEqual(['/layout/sections/0']);
  });

  it('draws a section as soon as one of its fields is shown, and says nothing of those whose fields are not', () => {
    const hidden: FormDefinition = { ...form, fields: { ...form.fields, c: { ...text('c'), visible: { filled: { var: 'a' } } } } };
    const parts = (data: Record<string, unknown>): unknown => {
      const options = toRjsf(hidden, data).uiSchema['ui:options'] as { parts: { id: string }[] }; // just compiled
      return options.parts.map(({ id }) => id);
    };
    expect([parts({}), parts({ a: '有' })]).toEqual([
      ['', 's2'],
      ['', 's1', 's2'],
    ]);
    expect(toRjsf(plain, {}).uiSchema).not.toHaveProperty('ui:options');
  });

  it('tells nobody of fields hidden from him, nor of a section that holds nothing else', () => {
    const kept = { ...form, access: { others: { fields: { c: 'hidden', rows: { right: 'read', columns: { what: 'hidden' } } } } } } as const;
    const shown = definitionFor(kept, rightsAt(kept, { type: 'others' }));
    expect(shown.layout).toEqual({
      sections: [{ id: 's2', title: '问题', help: '逐条写' }],
      fields: { b: { section: 's2', span: 6 }, d: { section: 's2' }, rows: { section: 's2' } },
    });
  });

  it('gives columns the width that is said, else the paper’s, else the average', () => {
    const paper = { title: '表', fillerLabel: '人', table: 'rows', minRows: 1, columns: [{ field: 'what', label: '事', width: 9 }] };
    expect(columnShares(form, rows)).toEqual({ what: 50, who: 50 });
    expect(columnShares({ ...plain, paper }, rows)).toEqual({ what: 50, who: 50 });
    expect(columnShares(done(form, widthSet('rows', 'who', 1)), rows)).toEqual({ what: 75, who: 25 });
  });

  it.each<[string, FormDefinition['layout'] | object, string]>([
    ['a field that is not there', { fields: { z: { span: 6 } } }, 'definition.unknown-field /layout/fields/z'],
    ['a column that is not there', { columns: { a: { width: 1 } } }, 'definition.unknown-field /layout/columns/a'],
    ['a section that is not there', { fields: { a: { section: 's9' } } }, 'definition.unknown-section /layout/fields/a/section'],
    [
      'one section twice',
      {
        sections: [
          { id: 's', title: '一' },
          { id: 's', title: '二' },
        ],
      },
      'definition.id-repeated /layout/sections/1/id',
    ],
    ['a width no row has', { fields: { a: { span: 5 } } }, 'definition.wrong-shape /layout/fields/a/span'],
    ['a part that says nothing', { sections: [] }, 'definition.wrong-shape /layout/sections'],
    ['a word nobody knows', { rows: 3 }, 'definition.unknown-property /layout/rows'],
  ])('refuses %s', (_what, layout, problem) => {
    const parsed = parseForm({ ...plain, layout });
    expect(parsed.ok ? [] : parsed.problems.map(({ code, pointer }) => `${code} ${pointer}`)).toContain(problem);
  });
});

describe('laying out a form', () => {
  it('puts a field after another one, under the heading of that one, or first in a section', () => {
    expect(read(done(form, placingOf(form, 'a', { after: 'd' })))).toBe('c b d a rows');
    expect(read(done(form, placingOf(form, 'rows', { section: 's1' })))).toBe('a rows c b d');
    expect(read(done(form, placingOf(form, 'd', {})))).toBe('d a c b rows');
    const moved = done(form, relocationOf(form, { field: 'd' }, { to: { after: 'c' }, key: 'x' }));
    expect([read(moved), moved.layout?.fields?.['d']]).toEqual(['a c d b rows', { section: 's1' }]);
    expect(read(done(form, relocationOf(form, { field: 'who', table: 'rows' }, { to: { section: 's2' }, key: 'x' })))).toBe('a c who b d rows');
  });

  it('puts a new field where it is asked for, whoever asks', () => {
    expect(read(done(form, insertionOf(form, { section: 's1' }, text('n'))))).toBe('a n c b d rows');
    expect(read(done(form, { type: 'insert-field', at: { after: 'b' }, field: text('n') }))).toBe('a c b n d rows');
    expect(read(done(plain, insertionOf(plain, { after: 'a' }, text('n'))))).toBe('a n b c d rows');
  });

  it('takes a section away, its fields going up in their order', () => {
    const one = done(form, sectionRemovalOf(form, 's2'));
    expect([read(one), sections(one)]).toEqual(['a c b d rows', ['s1']]);
    const none = done(one, sectionRemovalOf(one, 's1'));
    expect([read(none), none.layout?.sections]).toEqual(['a c b d rows', undefined]);
    expect(editForm(form, { type: 'remove-section', section: 's1' })).toMatchObject({ code: 'edit.section-in-use' });
  });

  it('begins a section at a field, with what follows it', () => {
    const split = done(form, sectionFrom(form, 'd', { id: 's3', title: '后面' }));
    expect([read(split), sections(split), split.layout?.fields?.['rows']?.section]).toEqual(['a c b d rows', ['s1', 's2', 's3'], 's3']);
    expect(sections(done(plain, sectionFrom(plain, 'c', { id: 's', title: '节' })))).toEqual(['s']);
  });

  it('leaves nothing of a field that is taken away, and copies one as wide as it is', () => {
    expect(done(form, removalOf(form, { field: 'rows' })).layout).not.toHaveProperty('columns');
    const copied = copyOf(form, { field: 'b' }, { fresh: (id) => `${id}2`, label: '又' });
    expect(done(form, copied?.command).layout?.fields?.['b2']).toEqual({ section: 's2', span: 6 });
    const table = copyOf(form, { field: 'rows' }, { fresh: (id) => `${id}2`, label: '又' });
    expect(done(form, table?.command).layout?.columns?.['what2']).toEqual({ width: 3 });
  });

  it('lays nobody under a heading that is gone, and says nothing of the whole row', () => {
    expect(editForm(form, { type: 'set', target: { type: 'layout', field: 'a' }, path: ['section'], value: 's9' })).toMatchObject({
      code: 'edit.section-unknown',
    });
    expect(done(form, spanSet('b', 12)).layout?.fields?.['b']).toEqual({ section: 's2' });
  });

  it('is told of in words', () => {
    const steps: readonly ((now: FormDefinition) => FormCommand)[] = [
      (now) => sectionFrom(now, 'rows', { id: 's3', title: '明细' }),
      () => ({ type: 'set', target: { type: 'section', section: 's1' }, path: ['title'], value: '基本信息' }),
      (now) => placingOf(now, 'a', { section: 's1' }),
      () => spanSet('a', 4),
      () => widthSet('rows', 'who', 2),
      () => ({ type: 'move-section', section: 's2' }),
    ];
    const after = steps.reduce((now, step) => done(now, step(now)), form);
    expect(differenceOfForms(form, after)).toEqual([
      '分节“基本情况”改名为“基本信息”',
      '新增分节“明细”，内有“表”',
      '分节换了顺序',
      '字段“A”移到“基本信息”这一节',
      '字段“A”由整行改为三分之一行',
      '“表”的列“人”改了宽度',
    ]);
    expect(differenceOfForms(form, done(form, placingOf(form, 'd', { section: 's2' })))).toEqual(['字段换了顺序']);
  });
});

describe('a layout with far too many sections', () => {
  it('is refused for their number alone, before anybody looks at each of them', () => {
    const parsed = parseForm({ ...plain, layout: { sections: Array.from({ length: 101 }, () => ({ id: 's1', title: '节' })) } });
    expect(parsed.ok ? [] : parsed.problems.map(({ pointer }) => pointer)).toEqual(['/layout/sections']);
  });

  it('names the one whose id is there already', () => {
    const parsed = parseForm({ ...plain, layout: { sections: ['s0', 's1', 's2', 's1'].map((id) => ({ id, title: '节' })) } });
    expect(parsed.ok ? [] : parsed.problems.map(({ pointer, code }) => `${code} ${pointer}`)).toEqual(['definition.id-repeated /layout/sections/3/id']);
  });
});
