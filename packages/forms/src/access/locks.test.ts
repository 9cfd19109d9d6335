import { describe, expect, it } from '@jest/globals';
import type { FormData, FormDefinition, TableField } from '../definition.js';
import { differenceOf } from '../difference/difference.js';
import { parseForm } from '../parsing/parse-form.js';
import { uuid } from '../testing/room-check.js';
import { lettingGo, lockIssues, withLocks } from './locks.js';
import { edited } from './edits.js';
import { rightOfCell, mayDeleteRow, rightsAmong, rightsAt, seesEverything } from './rights.js';
import { dataFor, definitionFor } from './shown.js';
import { writtenOver } from './written.js';

type Json = Record<string, unknown>;

const json = (change: (form: Json) => void = () => undefined): Json => {
  const form: Json = {
    format: 1,
    key: 'aid',
    title: '帮扶登记表',
    minutes: 3,
    order: ['f1', 'f2', 'f3', 'f4', 'f5'],
    fields: {
      f1: { id: 'f1', key: 'state', kind: 'text', label: '状态' },
      f2: { id: 'f2', key: 'sum', kind: 'integer', label: '金额', default: 100, readOnlyWhen: { '==': [{ var: 'state' }, '已定'] } },
      f3: { id: 'f3', key: 'idCard', kind: 'text', label: '身份证号', privacy: 'sensitive' },
      f4: {
        id: 'f4',
        key: 'rows',
        kind: 'table',
        label: '明细',
        columnOrder: ['c1', 'c2', 'c3'],
        columns: {
          c1: { id: 'c1', key: 'done', kind: 'yes-no', label: '已办' },
          c2: { id: 'c2', key: 'what', kind: 'text', label: '事项', readOnlyWhen: { '==': [{ var: 'row.done' }, true] } },
          c3: { id: 'c3', key: 'phone', kind: 'text', label: '电话', privacy: 'personal' },
        },
      },
      f5: { id: 'f5', key: 'day', kind: 'date', label: '日期' },
    },
  };
  change(form);
  return form;
};

function formOf(change?: (form: Json) => void): FormDefinition {
  const parsed = parseForm(json(change));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.definition;
}

const row = (n: number, more: Json): Json => ({ rowId: uuid(n), ...more });
const codes = (issues: readonly { pointer: string; code: string }[]) => issues.map(({ pointer, code }) => `${code} ${pointer}`);

describe('a field that is locked by what stands in the form', () => {
  const form = formOf();

  it('goes with its row while that was not handed in, and stays with one that was', () => {
    const held = { rows: [row(1, { done: true, what: '换灯' }), row(2, { done: true, what: '修门' })] };
    const locked = withLocks(form, null, held);
    const goes = (before: FormData | null): readonly boolean[] => {
      const rights = lettingGo(form, locked, before);
      return [uuid(1), uuid(2)].map((id) => rights === null || mayDeleteRow(rights, 'f4', id));
    };
    expect(locked && [uuid(1), uuid(2)].map((id) => mayDeleteRow(locked, 'f4', id))).toEqual([false, false]);
    expect([goes(null), goes({ rows: [row(2, { done: true, what: '修门' })] }), goes(held)]).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ]);
    // As the server judges it.
    expect(codes(lockIssues(form, { before: { rows: [held.rows[1]] }, after: { rows: [] } }))).toEqual(['form.locked /rows']);
    expect(lockIssues(form, { before: { rows: [held.rows[1]] }, after: { rows: [held.rows[1]] } })).toEqual([]);
  });

  it('holds what it held while the condition held and still holds', () => {
    const before = { state: '已定', sum: 100 };
    expect(codes(lockIssues(form, { before, after: { state: '已定', sum: 101 } }))).toEqual(['form.locked /sum']);
    expect(lockIssues(form, { before, after: { state: '未定', sum: 101 } })).toEqual([]);
    expect(lockIssues(form, { before: { state: '未定', sum: 100 }, after: { state: '已定', sum: 101 } })).toEqual([]);
  });

  it('holds what the form begins with before anything was handed in', () => {
    const begun = formOf((one) => Object.assign(Reflect.get(one['fields'] as Json, 'f1') as Json, { default: '已定' }));
    expect(codes(lockIssues(begun, { before: null, after: { state: '已定', sum: 7 } }))).toEqual(['form.locked /sum']);
    expect(lockIssues(begun, { before: null, after: { state: '已定', sum: 100 } })).toEqual([]);
  });

  it('is locked in its own row alone, and the row stays', () => {
    const before = { rows: [row(1, { done: true, what: '走访' }), row(2, { done: false, what: '慰问' })] };
    const after = { rows: [row(2, { done: false, what: '改了' })] };
    expect(codes(lockIssues(form, { before, after }))).toEqual(['form.locked /rows']);
    const changed = { rows: [row(2, { done: false, what: '改了' }), row(1, { done: true, what: '改了' })] };
    expect(lockIssues(form, { before, after: changed })).toMatchObject([
      { pointer: '/rows/1/what', code: 'form.locked', message: '第2行：“事项”已锁定，不能修改，请改回原来的内容' },
    ]);
  });

  it('is shown locked to whoever writes the form, where it is locked', () => {
    const data = { state: '已定', rows: [row(1, { done: true, what: '走访' }), row(2, { done: true })] };
    const rights = withLocks(form, null, data);
    if (!rights) throw new Error('something is locked');
    expect([rights.fields['f2'], rights.fields['f1'], rights.fields['f4']]).toEqual(['read', 'write', 'write']);
    expect(rightOfCell(rights, 'f4', { row: uuid(1), column: 'c2' })).toBe('read');
    expect(rightOfCell(rights, 'f4', { row: uuid(1), column: 'c3' })).toBe('write');
    expect([mayDeleteRow(rights, 'f4', uuid(1)), mayDeleteRow(rights, 'f4', uuid(2))]).toEqual([false, true]);
    expect(withLocks(form, null, { state: '未定' })).toBeNull();
  });

  it('is no fault in a row that comes from elsewhere', () => {
    const after = { rows: [row(1, { done: true, what: '去年的' })] };
    const brings = (prefill: object) => formOf((one) => Object.assign(Reflect.get(one['fields'] as Json, 'f4') as Json, { prefill }));
    const locked = formOf((one) =>
      Object.assign(Reflect.get((Reflect.get(one['fields'] as Json, 'f4') as Json)['columns'] as Json, 'c1') as Json, { default: true }),
    );
    expect(codes(lockIssues(locked, { before: null, after }))).toEqual(['form.locked /rows/0/what']);
    const withDefault = (prefill: object): FormDefinition => {
      const [brought, table] = [brings(prefill), locked.fields['f4']];
      return { ...brought, fields: { ...brought.fields, f4: { ...brought.fields['f4'], ...table, prefill } as TableField } }; // it is the table
    };
    const [all, picked] = [{ from: 'last-year' }, { from: 'last-year', rows: 'choose' }].map(withDefault);
    expect([all, picked].map((one) => one && codes(lockIssues(one, { before: null, after })))).toEqual([[], []]);
    expect([all, picked].map((one) => one && codes(lockIssues(one, { before: { rows: [] }, after })))).toEqual([['form.locked /rows/0/what'], []]);
  });

  it('is handed in as its draft is read, without signs nobody sees that stood there', () => {
    const wordy = formOf((one) => Object.assign(Reflect.get(one['fields'] as Json, 'f2') as Json, { kind: 'text', default: '' }));
    const before = { state: '已定', sum: '壹\u200B佰', rows: [row(1, { done: true, what: '换\u200B灯' })] };
    const read = { state: '已定', sum: '壹佰', rows: [row(1, { done: true, what: '换灯' })] };
    expect(lockIssues(wordy, { before, after: read })).toEqual([]);
    expect(lockIssues(wordy, { before, after: before })).toEqual([]);
    const typed = { state: '已定', sum: '贰佰', rows: [row(1, { done: true, what: '修门' })] };
    expect(codes(lockIssues(wordy, { before, after: typed }))).toEqual(['form.locked /sum', 'form.locked /rows/0/what']);
  });

  it('does not go with a nil report', () => {
    const nilled = formOf((one) => Object.assign(one, { nil: { label: '没有', table: 'f4', explain: ['f1'] } }));
    const before = { rows: [row(1, { done: true, what: '走访' })], nil: false };
    const after = { nil: true, state: '没有帮扶' };
    expect(codes(lockIssues(nilled, { before, after }))).toEqual(['form.locked /rows']);
    expect(lockIssues(nilled, { before: { rows: [row(1, { done: true })] }, after })).toEqual([]);
    const rights = withLocks(nilled, null, before);
    expect(rights && codes(writtenOver({ definition: nilled, rights, current: before }, { ...before, nil: true }).issues)).toContain('form.not-writable /nil');
  });

  it('may not be locked by itself, nor by what it locks or what is worked out from it', () => {
    const worked = json((one) => {
      Object.assign(Reflect.get(one['fields'] as Json, 'f2') as Json, { readOnlyWhen: { '>': [{ var: 'twice' }, 5] } });
      Object.assign(one['fields'] as Json, { f6: { id: 'f6', key: 'twice', kind: 'formula', label: '两倍', of: { '*': [{ var: 'sum' }, 2] } } });
      Object.assign(one, { order: [...(one['order'] as string[]), 'f6'] });
    });
    const told = parseForm(worked);
    expect(told.ok ? [] : codes(told.problems)).toEqual(['definition.condition-cycle /fields/f2/readOnlyWhen']);
    const circle = json((one) => Object.assign(Reflect.get(one['fields'] as Json, 'f1') as Json, { readOnlyWhen: { '>': [{ var: 'sum' }, 5] } }));
    const parsed = parseForm(circle);
    expect(parsed.ok ? [] : codes(parsed.problems)).toEqual([
      'definition.condition-cycle /fields/f1/readOnlyWhen',
      'definition.condition-cycle /fields/f2/readOnlyWhen',
    ]);
  });
});

describe('an answer of which only the end is sent', () => {
  const form = formOf((one) =>
    Object.assign(one, {
      access: {
        others: { fields: { f3: 'masked', f5: 'masked', f4: { right: 'read', columns: { c3: 'masked' } } } },
        steps: { check: { fields: { f3: 'read' } } },
      },
    }),
  );
  const rights = rightsAt(form, { type: 'others' });
  const data = { idCard: '340102197001014321', day: '2018-10-08', rows: [row(1, { what: '走访', phone: '13955512345' })] };

  it('shows no more than its last signs; what has no end is not sent', () => {
    const sent = dataFor(form, rights, data);
    expect(sent).toEqual({ idCard: '**************4321', rows: [{ rowId: uuid(1), what: '走访', phone: '*******2345' }] });
    expect(JSON.stringify(sent)).not.toContain('3401');
    expect(seesEverything(rights)).toBe(false);
    expect(definitionFor(form, rights).fields['f3']).toMatchObject({ masked: true });
    expect(definitionFor(form, rights).order).toEqual(['f1', 'f2', 'f3', 'f4']);
  });

  it('shows no difference but at its end', () => {
    const shown = (idCard: string) => dataFor(form, rights, { idCard });
    const between = (before: string, after: string) => differenceOf(definitionFor(form, rights), { before: shown(before), after: shown(after) }).length;
    expect([between('340102197001014321', '340102197001024321'), between('340102197001014321', '340102197001014325')]).toEqual([0, 1]);
  });

  it('decides nothing for whoever knows its end alone, and is whole for whoever reads it elsewhere too', () => {
    const told = (one: Json) =>
      Object.assign(one, {
        rules: [{ id: 'r', holds: { '==': [{ var: 'idCard' }, '1'] }, severity: 'error', message: '不对' }],
        access: { filling: { fields: { f3: 'masked' } } },
      });
    const filling = formOf(told);
    expect(definitionFor(filling, rightsAt(filling, { type: 'filling' })).rules).toEqual([]);
    expect(rightsAmong(form, [{ type: 'others' }, { type: 'step', step: 'check' }]).fields['f3']).toBe('read');
  });

  it('may not be written by whoever sees its end', () => {
    expect(codes(writtenOver({ definition: form, rights, current: data }, { idCard: '1' }).issues)).toContain('form.not-writable /idCard');
    // Nor does it tell a right guess from a wrong one.
    const told = (idCard: string) => codes(writtenOver({ definition: form, rights: { ...rights, only: {} }, current: data }, { idCard }).issues);
    expect([told(data.idCard), told('1')]).toEqual([['form.not-writable /idCard'], ['form.not-writable /idCard']]);
    expect(codes(edited({ definition: form, rights, current: data }, [{ type: 'set', field: 'idCard', value: '1', revision: 1 }]).issues)).toEqual([
      'form.not-writable /idCard',
    ]);
  });
});
