import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormDefinition } from '../definition.js';
import { parseForm } from '../parsing/parse-form.js';
import { filled, finding, roomCheckJson, uuid } from '../testing/room-check.js';
import { validate } from '../validation/validate.js';
import { editsBetween } from './edits-between.js';
import { edited, type Edit } from './edits.js';
import type { AccessPlace, FormAccess } from './form-access.js';
import { changedPlaces, conflictsOf, revisionsOf } from './revisions.js';
import { rightsAmong, rightsAt, seesEverything, writesAnything } from './rights.js';
import { dataFor, definitionFor } from './shown.js';
import { isWritableAt } from './writable-at.js';
import { writablePart, writtenOver } from './written.js';

/** The keeper writes measures, adds no rows and sees no seats; nobody but the filler and the keeper sees the note. */
const ACCESS: FormAccess = {
  filling: { fields: { f10: { right: 'write', columns: { c2: 'read' } } } },
  steps: {
    keeper: { fields: { f5: 'hidden', f4: 'write', f10: { right: 'read', columns: { c2: 'write' } } } },
    chief: { fields: { f5: 'hidden', f10: { right: 'read', columns: { c3: 'hidden' } } } },
    porter: { otherwise: 'hidden', fields: { f1: 'read' } },
  },
  others: { fields: { f10: { right: 'read', columns: { c2: 'hidden', c3: 'hidden' } } } },
};

function withAccess(access: unknown = ACCESS, change: (json: ReturnType<typeof roomCheckJson>) => void = () => undefined) {
  const json = roomCheckJson();
  json['access'] = access;
  change(json);
  return parseForm(json);
}

function definition(): FormDefinition {
  const parsed = withAccess();
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.definition;
}

const form = definition();
const FILLING: AccessPlace = { type: 'filling' };
const step = (id: string): AccessPlace => ({ type: 'step', step: id });
const data = filled({ seats: 12345, findings: [finding(1, { note: 'CANARY-NOTE', measure: '联系维修' }), finding(2)] });
const codesOf = (issues: readonly { code: string; pointer: string }[]): string[] => issues.map(({ code, pointer }) => `${code} ${pointer}`);

describe('rights at a step', () => {
  it('are everything for the filler and reading for everybody else where a form says nothing', () => {
    const { access: _, ...silent } = form;
    expect(writesAnything(rightsAt(silent, FILLING))).toBe(true);
    expect([
      writesAnything(rightsAt(silent, step('any'))),
      seesEverything(rightsAt(silent, step('any'))),
      seesEverything(rightsAt(silent, { type: 'others' })),
    ]).toEqual([false, true, true]);
  });

  it('send what is hidden to nobody: neither value nor field, nor what looks at it', () => {
    const rights = rightsAt(form, step('chief'));
    expect(JSON.stringify(dataFor(form, rights, data))).not.toMatch(/CANARY|12345/u);
    const shown = definitionFor(form, rights);
    expect(Object.keys(shown.fields)).not.toContain('f5');
    expect([shown.rules?.map(({ id }) => id), shown.paper?.columns.map(({ field }) => field), 'access' in shown]).toEqual([[], ['serial', 'c1', 'c2'], false]);
  });

  it('leave a rule to whoever changes what it looks at, also by what is worked out, and wherever its sentence stands', () => {
    const parsed = parseForm({
      format: 1,
      key: 'sum',
      title: '表',
      minutes: 1,
      order: ['a', 'limit', 'total'],
      fields: {
        a: { id: 'a', key: 'a', kind: 'integer', label: '数' },
        limit: { id: 'limit', key: 'limit', kind: 'integer', label: '限额' },
        total: { id: 'total', key: 'total', kind: 'formula', label: '合计', of: { '*': [{ var: 'a' }, 2] } },
      },
      rules: [
        { id: 'r1', holds: { '<=': [{ var: 'total' }, 10] }, severity: 'error', message: '太多', at: 'total' },
        { id: 'r2', holds: { '<=': [{ var: 'a' }, { var: 'limit' }] }, severity: 'error', message: '超限', at: 'limit' },
      ],
      access: { filling: { fields: { limit: 'read' } }, steps: { keeper: { fields: { limit: 'write' } } } },
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const told = (place: AccessPlace): string[] => {
      const rights = rightsAt(parsed.definition, place);
      return codesOf(validate(definitionFor(parsed.definition, rights), { a: 6, limit: 5 }).filter((issue) => isWritableAt(parsed.definition, rights, issue)));
    };
    expect([told(FILLING), told(step('keeper')), told({ type: 'others' })]).toEqual([['form.rule /total', 'form.rule /limit'], ['form.rule /limit'], []]);
  });

  it('leave of a form only what is named where the rest is hidden', () => {
    const rights = rightsAt(form, step('porter'));
    expect(dataFor(form, rights, { ...data, nil: false })).toEqual({ room: 'big' });
    expect(definitionFor(form, rights)).toMatchObject({ order: ['f1'], summary: [] });
    expect(definitionFor(form, rights)).not.toHaveProperty('paper');
  });

  it('show whoever had it in hand at several places the most of them, and a reader what is left to readers', () => {
    expect(rightsAmong(form, [step('chief'), step('keeper')]).tables['f10']?.columns).toMatchObject({ c2: 'write', c3: 'read' });
    expect(rightsAmong(form, []).tables['f10']?.columns).toMatchObject({ c2: 'hidden', c3: 'hidden' });
  });

  it('give the same object for the same rights', () => {
    expect(definitionFor(form, rightsAt(form, step('chief')))).toBe(definitionFor(form, rightsAt(form, step('chief'))));
  });
});

describe('handing in', () => {
  const rights = rightsAt(form, FILLING);

  it('keeps what the filler may not write as it stands, in rows by their ids', () => {
    const sent = writablePart(form, rights, { ...data, findings: [finding(2, { what: '第2盏灯修好了' }), finding(1, { note: 'n' })] });
    const { data: after, issues } = writtenOver({ definition: form, rights, current: data }, sent);
    expect(issues).toEqual([]);
    expect(after['findings']).toEqual([
      { rowId: uuid(2), what: '第2盏灯修好了' },
      { rowId: uuid(1), what: finding(1)['what'], note: 'n', measure: '联系维修' },
    ]);
  });

  it('names each cell that was sent though it may only be read', () => {
    const { issues } = writtenOver({ definition: form, rights, current: data }, { ...data });
    expect(codesOf(issues)).toEqual(['form.not-writable /findings/0/measure']);
    expect(issues[0]?.message).toBe('第1行：“处理办法”在这一步不能填写');
  });

  it('says of what is hidden that there is no such thing, as of what there never was', () => {
    const chief = rightsAt(form, step('keeper'));
    const { issues, data: after } = writtenOver({ definition: form, rights: chief, current: data }, { seats: 1, nothing: 2 });
    expect(codesOf(issues)).toEqual(['form.unknown-property /seats', 'form.unknown-property /nothing']);
    expect(after['seats']).toBe(12345);
  });

  it('refuses rows that may not be added, taken away or put in another order', () => {
    const keeper = rightsAt(form, step('keeper'));
    const rows = (findings: readonly unknown[]) =>
      codesOf(writtenOver({ definition: form, rights: keeper, current: data }, { findings: findings as unknown[] }).issues);
    const bare = (n: number) => ({ rowId: uuid(n) });
    expect(rows([bare(1), bare(2)])).toEqual([]);
    expect(rows([bare(2), bare(1)])).toEqual(['form.not-writable /findings']);
    expect(rows([bare(1)])).toEqual(['form.not-writable /findings']);
    expect(rows([bare(1), bare(2), bare(3)])).toEqual(['form.not-writable /findings/2']);
  });

  it('asks nobody for what he may not write', () => {
    const shown = definitionFor(form, rightsAt(form, step('keeper')));
    expect(validate(shown, {}).map(({ code }) => code)).not.toContain('form.required');
  });

  it('lets nothing through that may not be written, whatever is sent', () => {
    const places: AccessPlace[] = [FILLING, step('keeper'), step('chief'), step('porter'), { type: 'others' }];
    const row = fc.record(
      { rowId: fc.constantFrom(uuid(1), uuid(2), uuid(3)), what: fc.string(), measure: fc.string(), note: fc.string(), strange: fc.string() },
      { requiredKeys: ['rowId'] },
    );
    const sent = fc.record(
      { room: fc.string(), seats: fc.integer(), unit: fc.string(), findings: fc.array(row), nil: fc.boolean(), strange: fc.string() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), sent, (place, body) => {
        const own = rightsAt(form, place);
        const { data: after, issues } = writtenOver({ definition: form, rights: own, current: data }, body);
        if (issues.length > 0) return;
        for (const changed of changedPlaces(form, { before: data, after })) expect(writable(own, changed)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

/** Whether a changed place is one these rights open. */
function writable(rights: ReturnType<typeof rightsAt>, place: string): boolean {
  if (place === 'nil') return rights.tables['f10']?.rows.includes('add') ?? false;
  const [key = '', row, column] = place.split('/');
  const field = Object.values(form.fields).find((one) => one.key === key);
  if (!field) return false;
  if (row === undefined) return field.kind === 'table' ? (rights.tables[field.id]?.rows.includes('reorder') ?? false) : rights.fields[field.id] === 'write';
  if (field.kind !== 'table') return false;
  if (column === undefined) return (rights.tables[field.id]?.rows.length ?? 0) > 0;
  const named = Object.values(field.columns).find((one) => one.key === column);
  return named !== undefined && (rights.tables[field.id]?.columns[named.id] === 'write' || (rights.tables[field.id]?.rows.length ?? 0) > 0);
}

describe('editing at a step', () => {
  const rights = rightsAt(form, step('keeper'));
  const cell = (row: number, column: string, value: unknown, revision = 1): Edit => ({
    type: 'cell',
    table: 'findings',
    row: uuid(row),
    column,
    value,
    revision,
  });

  it('changes exactly the places named', () => {
    const { data: after, issues } = edited({ definition: form, rights, current: data }, [
      cell(2, 'measure', '换灯'),
      { type: 'set', field: 'unit', value: uuid(9), revision: 0 },
    ]);
    expect(issues).toEqual([]);
    expect(changedPlaces(form, { before: data, after })).toEqual(['unit', `findings/${uuid(2)}/measure`]);
  });

  it('refuses what may only be read, is hidden, or is not there', () => {
    const edits: Edit[] = [
      cell(1, 'what', 'x'),
      { type: 'set', field: 'seats', value: 1, revision: 1 },
      cell(9, 'measure', 'x'),
      { type: 'delete', table: 'findings', row: uuid(1), revision: 1 },
      { type: 'set', field: 'findings', value: [], revision: 1 },
    ];
    const { data: after, issues } = edited({ definition: form, rights, current: data }, edits);
    expect(codesOf(issues)).toEqual([
      'form.not-writable /findings/0/what',
      'form.unknown-property /seats',
      'form.row-gone /findings',
      'form.not-writable /findings',
      'form.unknown-property /findings',
    ]);
    expect(after).toEqual(data);
  });

  it('A38 finds that somebody else wrote the same cell since one looked, and nothing else', () => {
    const second = edited({ definition: form, rights, current: data }, [cell(1, 'measure', '换灯')]).data;
    const versions = [
      { revision: 1, data },
      { revision: 2, data: second },
    ];
    expect(revisionsOf(form, versions)).toMatchObject({ room: 1, [`findings/${uuid(1)}/measure`]: 2, [`findings/${uuid(2)}`]: 1 });
    const found = (edits: Edit[]) => conflictsOf({ definition: form, versions }, edits).map(({ place, revision }) => `${place} ${revision}`);
    expect(found([cell(1, 'measure', '修灯')])).toEqual([`findings/${uuid(1)}/measure 2`]);
    expect(found([cell(1, 'measure', '修灯', 2), cell(2, 'measure', '修灯', 0), cell(1, 'measure', '换灯')])).toEqual([]);
    expect(found([{ type: 'delete', table: 'findings', row: uuid(1), revision: 1 }])).toEqual([`findings/${uuid(1)}/measure 2`]);
  });

  it('A38 finds that the row went', () => {
    const versions = [
      { revision: 1, data },
      { revision: 2, data: { ...data, findings: [finding(2)] } },
    ];
    expect(conflictsOf({ definition: form, versions }, [cell(1, 'measure', '修灯')])).toMatchObject([{ place: `findings/${uuid(1)}`, revision: 2 }]);
  });
});

describe('what somebody typed', () => {
  it('is told in edits that lead there again, and in none where he may not write', () => {
    const everything = rightsAt(form, FILLING);
    const row = fc.record(
      { rowId: fc.constantFrom(uuid(1), uuid(2), uuid(3)), what: fc.string(), measure: fc.string(), note: fc.constantFrom('', 'n') },
      { requiredKeys: ['rowId'] },
    );
    const typed = fc.record(
      { room: fc.constantFrom('big', 'small', ''), seats: fc.integer(), findings: fc.uniqueArray(row, { selector: ({ rowId }) => rowId }) },
      { requiredKeys: ['findings'] },
    );
    fc.assert(
      fc.property(typed, typed, (before, after) => {
        const edits = editsBetween({ definition: form, rights: everything, revisions: {} }, { before, after });
        const { data: led, issues } = edited({ definition: form, rights: everything, current: before }, edits);
        expect(issues).toEqual([]);
        expect(changedPlaces(form, { before: led, after }).filter((place) => !place.endsWith('/measure'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(editsBetween({ definition: form, rights: rightsAt(form, step('chief')), revisions: {} }, { before: data, after: {} })).toEqual([]);
  });

  it('carries the revision of each place that was seen, of a deleted row the newest in it', () => {
    const revisions = { room: 3, [`findings/${uuid(1)}`]: 1, [`findings/${uuid(1)}/note`]: 4 };
    const edits = editsBetween(
      { definition: form, rights: rightsAt(form, FILLING), revisions },
      { before: data, after: { ...data, room: 'small', findings: [finding(2)] } },
    );
    expect(edits).toEqual([
      { type: 'set', field: 'room', value: 'small', revision: 3 },
      { type: 'delete', table: 'findings', row: uuid(1), revision: 4 },
    ]);
  });
});

describe('parsing rights', () => {
  const problems = (access: unknown, change?: (json: ReturnType<typeof roomCheckJson>) => void): string[] => {
    const parsed = withAccess(access, change);
    return parsed.ok ? [] : codesOf(parsed.problems);
  };

  it.each<[string, unknown, string]>([
    ['a right nobody knows', { filling: { fields: { f1: 'own' } } }, 'definition.wrong-shape /access/filling/fields/f1'],
    ['a place nobody knows', { everybody: {} }, 'definition.unknown-property /access/everybody'],
    [
      'a row operation nobody knows',
      { filling: { fields: { f10: { right: 'read', rows: ['paint'] } } } },
      'definition.wrong-shape /access/filling/fields/f10/rows',
    ],
    ['a table without a right of its own', { filling: { fields: { f10: { rows: [] } } } }, 'definition.missing-property /access/filling/fields/f10'],
    ['a field that does not exist', { steps: { s: { fields: { f99: 'read' } } } }, 'definition.unknown-field /access/steps/s/fields/f99'],
    [
      'a column that does not exist',
      { steps: { s: { fields: { f10: { right: 'read', columns: { c99: 'read' } } } } } },
      'definition.unknown-field /access/steps/s/fields/f10/columns/c99',
    ],
    ['columns of what is no table', { steps: { s: { fields: { f1: { right: 'read' } } } } }, 'definition.wrong-shape /access/steps/s/fields/f1'],
    ['a reader who writes', { others: { fields: { f1: 'write' } } }, 'definition.access-reader-writes /access/others'],
    ['a field shown by what is hidden', { others: { fields: { f7: 'hidden' } } }, 'definition.access-blind-condition /access/others'],
    ['a required field that nobody may write', { filling: { fields: { f3: 'read' } } }, 'definition.required-unwritable /fields/f3/required'],
    [
      'a required column that nobody may write',
      { filling: { fields: { f10: { right: 'write', columns: { c1: 'read' } } } } },
      'definition.required-unwritable /fields/f10/columns/c1/required',
    ],
  ])('refuses %s', (_what, access, problem) => expect(problems(access)).toEqual([problem]));

  it('lets a required field be written at a later step', () => {
    expect(problems({ filling: { fields: { f3: 'hidden' } }, steps: { keeper: { fields: { f3: 'write' } } } })).toEqual([]);
  });
});
