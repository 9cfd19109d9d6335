import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { columnsOf, copyOf, fieldsOf, formShapeProblems, parseForm, relocationOf, removalOf, type FormDefinition } from '@bihuan/forms';
import { editDesign, parseEditCommand, rebase, withSeen, type Design, type EditCommand, type LifecycleDefinition } from '../index.js';
import { equalJson } from '@bihuan/forms/changes';

const lifecycle: LifecycleDefinition = {
  format: 1,
  key: 'small',
  title: '小',
  noun: '事项',
  create: { to: 'draft', record: '新建' },
  start: { label: '发起', posts: [], form: 'list' },
  order: ['draft', 'done'],
  states: {
    draft: { label: '填写中', tone: 'grey', on: { SEND: { label: '提交', to: 'done', who: [{ type: 'submitter' }], record: '提交' } } },
    done: { label: '已办结', tone: 'teal', end: 'done' },
  },
};
const list: FormDefinition = {
  format: 1,
  key: 'list',
  title: '清单',
  minutes: 5,
  order: ['kind', 'note', 'rows'],
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
    note: { id: 'note', key: 'note', kind: 'text', label: '备注', visible: { '==': [{ var: 'kind' }, 'a'] } },
    rows: {
      id: 'rows',
      key: 'rows',
      kind: 'table',
      label: '问题',
      columns: {
        what: { id: 'what', key: 'what', kind: 'long-text', label: '问题' },
        how: { id: 'how', key: 'how', kind: 'long-text', label: '措施', required: true },
      },
      columnOrder: ['what', 'how'],
    },
  },
  rules: [{ id: 'r1', table: 'rows', holds: { filled: { var: 'row.how' } }, severity: 'error', message: '请写措施', at: 'how' }],
  nil: { label: '没有', explain: ['note'], table: 'rows' },
  paper: {
    title: '清单',
    fillerLabel: '单位：',
    table: 'rows',
    columns: [
      { field: 'serial', label: '序号', width: 1 },
      { field: 'how', label: '措施', width: 9 },
    ],
    minRows: 6,
  },
  summary: [{ label: '问题', count: 'rows', unit: '条' }],
  access: { filling: { fields: { note: 'read', rows: { right: 'write', columns: { how: 'read' } } } }, steps: { sign: { fields: { rows: 'hidden' } } } },
};
const begin: Design = { lifecycle, forms: [list, { ...list, key: 'other', title: '另一张' }] };

const chance = fc.record({ kind: fc.nat(10), a: fc.nat(99), b: fc.nat(99) });
type Chance = typeof chance extends fc.Arbitrary<infer T> ? T : never;
const chances = fc.array(chance, { minLength: 1, maxLength: 10 });
const at = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];
const nothing: EditCommand = { type: 'all', commands: [] };

/** What the builder sends, made for whatever forms there are. */
function commandFrom({ kind, a, b }: Chance, design: Design, name: string): EditCommand {
  const form = at(design.forms, a) ?? list;
  const places = fieldsOf(form).flatMap((field) => [
    { field: field.id },
    ...(field.kind === 'table' ? columnsOf(field).map((column) => ({ field: column.id, table: field.id })) : []),
  ]);
  const place = at(places, b) ?? { field: 'none' };
  const tables = fieldsOf(form)
    .filter(({ kind: one }) => one === 'table')
    .map(({ id }) => id);
  const table = a % 2 === 0 ? at(tables, b) : undefined;
  const inForm = (command: Extract<EditCommand, { type: 'form' }>['command'] | null | undefined): EditCommand =>
    command ? { type: 'form', form: form.key, command } : nothing;
  switch (kind) {
    case 0:
      return { type: 'insert-form', value: { ...list, key: name, title: name }, ...(b % 2 === 0 ? {} : { after: form.key }) };
    case 1:
      return { type: 'remove-form', form: form.key };
    case 2:
      return inForm({ type: 'insert-field', at: table === undefined ? {} : { table }, field: { id: name, key: name, kind: 'text', label: name } });
    case 3:
    case 4:
      return inForm(removalOf(form, place));
    case 5:
      return inForm(copyOf(form, place, { fresh: (old) => `${name}-${old}`.slice(0, 60), label: '又一个' })?.command);
    case 6:
    case 7:
      return inForm(relocationOf(form, place, { to: table === undefined ? {} : { table }, key: name }));
    case 8:
      return inForm({ type: 'set', target: { type: 'field', ...place }, path: ['label'], value: name });
    case 9:
      return {
        type: 'set-access',
        form: form.key,
        at: { type: 'others' },
        ...(a % 3 === 0 ? {} : { value: { fields: { [fieldsOf(form)[0]?.id ?? 'none']: 'hidden' } } }),
      };
    default:
      return {
        type: 'all',
        commands: [commandFrom({ kind: a % 10, a: b, b: a }, design, `${name}x`), { type: 'set', target: { type: 'lifecycle' }, path: ['title'], value: name }],
      };
  }
}

interface Done {
  readonly design: Design;
  readonly commands: readonly EditCommand[];
  readonly inverses: readonly EditCommand[];
}

const doAll = (first: Design, random: readonly Chance[], author: string): Done =>
  random.reduce<Done>(
    (done, one, n) => {
      const command = withSeen(done.design, commandFrom(one, done.design, `${author}${n}`));
      const result = editDesign(done.design, command);
      return result.type === 'refused'
        ? done
        : { design: result.document, commands: [...done.commands, command], inverses: [result.inverse, ...done.inverses] };
    },
    { design: first, commands: [], inverses: [] },
  );

const undone = ({ design, inverses }: Done): Design =>
  inverses.reduce((now, inverse) => {
    const result = editDesign(now, inverse);
    if (result.type === 'refused') throw new Error(`${result.code} ${JSON.stringify(inverse)}`);
    return result.document;
  }, design);

describe('editing the forms of a design', () => {
  it('always leaves forms in shape, which lint reads, and undoing everything leads back to the beginning', () => {
    let made = 0;
    fc.assert(
      fc.property(chances, (random) => {
        const done = doAll(begin, random, 'n');
        made += done.commands.length;
        for (const form of done.design.forms) expect([formShapeProblems(form), typeof parseForm(form).ok]).toEqual([[], 'boolean']);
        expect(equalJson(undone(done), begin)).toBe(true);
      }),
      { numRuns: 40 },
    );
    expect(made).toBeGreaterThan(100);
  });

  it('goes over the wire and is the same command again', () => {
    fc.assert(
      fc.property(chances, (random) => {
        for (const command of doAll(begin, random, 'n').commands) expect(parseEditCommand(JSON.parse(JSON.stringify(command)))).toMatchObject({ ok: true });
      }),
      { numRuns: 10 },
    );
  });

  it('done over somebody else’s changes, undoes none of them', () => {
    fc.assert(
      fc.property(chances, chances, (mine, theirs) => {
        const [me, they] = [doAll(begin, mine, 'm'), doAll(begin, theirs, 't')];
        const both = rebase({ document: they.design, theirs: they.commands, mine: me.commands });
        expect(both.done.length + both.conflicts.length).toBe(me.commands.length);
        const again = both.done.reduce<Done>(
          (done, command) => {
            const result = editDesign(done.design, command);
            return result.type === 'refused' ? done : { ...done, design: result.document, inverses: [result.inverse, ...done.inverses] };
          },
          { design: they.design, commands: [], inverses: [] },
        );
        expect(equalJson(undone(again), they.design)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  const form = (command: EditCommand): FormDefinition | string => {
    const result = editDesign(begin, command);
    return result.type === 'refused' ? result.code : (result.document.forms[0] ?? list);
  };
  const problems = (command: EditCommand): readonly string[] => {
    const changed = form(command);
    const parsed = parseForm(changed);
    return parsed.ok ? [] : parsed.problems.map(({ code, pointer }) => `${code} ${pointer}`);
  };

  it('takes away with a field what was said of it alone, and names the conditions that still read it', () => {
    expect(problems({ type: 'form', form: 'list', command: removalOf(list, { field: 'rows' }) })).toEqual([]);
    expect(problems({ type: 'form', form: 'list', command: removalOf(list, { field: 'kind' }) })).toEqual(['definition.unknown-variable /fields/note/visible']);
    expect(problems({ type: 'form', form: 'list', command: removalOf(list, { field: 'how', table: 'rows' }) })).toEqual([
      'definition.unknown-variable /rules/0/holds',
    ]);
    expect(form({ type: 'form', form: 'list', command: removalOf(list, { field: 'how', table: 'rows' }) })).toMatchObject({
      paper: { columns: [{ field: 'serial' }] },
    });
  });

  it('moves a field into a table and gives it another name in the data where its own is taken', () => {
    const twice: FormDefinition = {
      ...list,
      order: [...list.order, 'f9'],
      fields: { ...list.fields, f9: { id: 'f9', key: 'what', kind: 'text', label: '又' } },
    };
    expect(relocationOf(twice, { field: 'f9' }, { to: { table: 'rows', after: 'what' }, key: 'new' })).toMatchObject({
      type: 'all',
      commands: [{ type: 'remove-field' }, { type: 'insert-field', at: { table: 'rows', after: 'what' }, field: { id: 'f9', key: 'new' } }],
    });
  });

  it.each<[string, EditCommand, string]>([
    [
      'another key for a form',
      { type: 'form', form: 'list', command: { type: 'set', target: { type: 'form' }, path: ['key'], value: 'new' } },
      'edit.path-unknown',
    ],
    ['taking away a form the process asks for', { type: 'remove-form', form: 'list' }, 'edit.form-used'],
    ['a form twice', { type: 'insert-form', value: list }, 'edit.id-taken'],
    ['what is no form', { type: 'insert-form', value: { ...list, key: 'x', title: '' } }, 'edit.breaks-shape'],
    ['a form nobody knows', { type: 'form', form: 'none', command: { type: 'all', commands: [] } }, 'edit.form-unknown'],
  ])('refuses %s', (_what, command, code) => expect(form(command)).toBe(code));

  it('refuses over the wire what no form takes', () => {
    for (const command of [{ type: 'fly' }, { type: 'set', target: { type: 'form' } }, null])
      expect(parseEditCommand({ type: 'form', form: 'list', command }).ok).toBe(false);
    expect(parseEditCommand({ type: 'insert-form', value: { key: 'x' } }).ok).toBe(false);
  });
});
