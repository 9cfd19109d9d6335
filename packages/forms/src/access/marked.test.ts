import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormData } from '../definition.js';
import { filled, finding, roomCheck as form, uuid } from '../testing/room-check.js';
import { validate } from '../validation/validate.js';
import { mergeDraft, NO_MARKS, pageOf, pendingOf, type Draft } from '../drafts/index.js';
import { editsBetween } from './edits-between.js';
import { edited } from './edits.js';
import { draftWithin, marksLeft, marksTogether, narrowed, unchangedMarks, withoutStanding } from './marked.js';
import { changedPlaces } from './revisions.js';
import { rightOfField, rightsAt, type Rights } from './rights.js';
import { writablePart, writtenOver } from './written.js';

const all = rightsAt(form, { type: 'filling' });
const data = filled({ seats: 40, findings: [finding(1, { measure: '联系维修' }), finding(2), finding(3)] });
const cell = (row: number, column: string) => `findings/${uuid(row)}/${column}`;
const only = (...marks: string[]): Rights => narrowed({ definition: form, rights: all, data }, marks);
const rowsWith = (row: number, more: FormData): FormData => ({
  ...data,
  findings: [1, 2, 3].map((n) => ({ ...(data['findings'] as FormData[])[n - 1], ...(n === row ? more : {}) })),
}); // three rows above
const refused = (rights: Rights, sent: FormData): string[] =>
  writtenOver({ definition: form, rights, current: data }, sent).issues.map(({ pointer, message }) => `${pointer} ${message}`);

describe('a form that came back for some places alone', () => {
  it('opens the marked cell and nothing else', () => {
    const rights = only(cell(1, 'measure'));
    expect(refused(rights, rowsWith(1, { measure: '周五前换灯' }))).toEqual([]);
    expect(refused(rights, rowsWith(2, { measure: '换灯' }))).toEqual(['/findings/1/measure 第2行：“处理办法”已锁定，未要求修改']);
    expect(refused(rights, rowsWith(1, { what: '另一盏灯' }))).toEqual([`/findings/0/what 第1行：“${columnLabel('what')}”已锁定，未要求修改`]);
    expect(refused(rights, { ...data, seats: 41 })).toEqual([`/seats “${form.fields['f5']?.label}”已锁定，未要求修改`]);
  });

  it('adds, deletes and reorders no row, unless the table was marked', () => {
    const rows = data['findings'] as FormData[]; // as built above
    const changes = [[...rows, finding(4)], rows.slice(1), rows.toReversed()];
    for (const findings of changes) {
      expect(refused(only(cell(1, 'measure')), { ...data, findings })).not.toEqual([]);
      expect(refused(only('findings'), { ...data, findings })).toEqual([]);
    }
  });

  it('lets a row that was marked as a whole be rewritten or taken away, and no other', () => {
    const rights = only(`findings/${uuid(2)}`);
    const rows = data['findings'] as FormData[]; // as built above
    expect(refused(rights, rowsWith(2, { what: '第2盏灯装反了', measure: '重装' }))).toEqual([]);
    expect(refused(rights, { ...data, findings: [rows[0], rows[2]] })).toEqual([]);
    expect(refused(rights, { ...data, findings: [rows[1], rows[2]] })).not.toEqual([]);
  });

  it('lets a row that was marked as a whole be put back where it was, after its deletion was saved, and no other come', () => {
    const typing = { definition: form, rights: only(`findings/${uuid(2)}`) };
    const rows = data['findings'] as FormData[]; // as built above
    const saving = { by: 'a', at: '', page: 'page-a' };
    const save = (draft: Draft, after: FormData) =>
      mergeDraft({ ...typing, newId: () => 'aside' }, draft, { saving, edits: pendingOf(typing, pageOf({ ...draft, held: [] }), after) });
    const begun: Draft = { data, revision: 0, marks: NO_MARKS, asides: [] };
    const gone = save(begun, { ...data, findings: [rows[0], rows[2]] });
    expect(gone.draft.data['findings']).toEqual([rows[0], rows[2]]);
    const back = save(gone.draft, data);
    expect([back.issues, back.draft.data['findings']]).toEqual([[], rows]);
    expect(save(begun, { ...data, findings: [...rows, finding(4)] }).draft).toBe(begun);
    const added = mergeDraft({ ...typing, newId: () => 'aside' }, begun, {
      saving,
      edits: [4, 1].map((n) => ({ type: 'add', table: 'findings', row: { rowId: uuid(n) }, revision: 0 })),
    });
    expect([added.issues.length, added.draft]).toEqual([2, begun]);
  });

  it('opens everything where nothing that was marked is there any more, and never what was not his', () => {
    expect(only(cell(9, 'measure'), 'gone', `findings/${uuid(1)}/gone`)).toBe(all);
    expect(marksLeft({ definition: form, rights: all, data }, [cell(1, 'what'), cell(9, 'what'), 'room', 'room/x'])).toEqual([cell(1, 'what'), 'room']);
    const read: Rights = { ...all, fields: { ...all.fields, f5: 'read', f1: 'hidden' } };
    expect(marksLeft({ definition: form, rights: read, data }, ['seats', 'room', cell(1, 'what')])).toEqual([cell(1, 'what')]);
    expect(rightOfField(narrowed({ definition: form, rights: read, data }, ['seats', cell(1, 'what')]), 'f5')).toBe('read');
  });

  it('takes together what two marked, and everything where one of them marked nothing', () => {
    expect(marksTogether(['a', 'b'], ['b', 'c'])).toEqual(['a', 'b', 'c']);
    expect(marksTogether(['a'], null)).toBeNull();
  });

  it('counts the marked places in which nothing was changed yet', () => {
    const marks = [cell(1, 'measure'), `findings/${uuid(2)}`, 'room'];
    expect(unchangedMarks(form, marks, { before: data, after: rowsWith(2, { measure: '换灯' }) })).toEqual([cell(1, 'measure'), 'room']);
  });

  it('does not count signs nobody sees, which a draft is read without, as put right', () => {
    const old = { ...data, ...rowsWith(1, { measure: '换\u200B灯' }) };
    const draft = { ...data, ...rowsWith(1, { measure: '换灯' }) };
    expect(unchangedMarks(form, [cell(1, 'measure')], { before: old, after: draft })).toEqual([cell(1, 'measure')]);
    expect(unchangedMarks(form, [cell(1, 'measure')], { before: old, after: { ...data, ...rowsWith(1, { measure: '换灯泡' }) } })).toEqual([]);
  });

  it('sends and keeps only what is open, and edits lead there again', () => {
    const rights = only(cell(1, 'measure'));
    const after = rowsWith(1, { measure: '周五前换灯', what: '改了不该改的' });
    expect(writablePart(form, rights, after)).toEqual({ findings: [{ rowId: uuid(1), measure: '周五前换灯' }, { rowId: uuid(2) }, { rowId: uuid(3) }] });
    const edits = editsBetween({ definition: form, rights, revisions: {} }, { before: data, after });
    expect(edits.map((edit) => edit.type)).toEqual(['cell']);
    expect(edited({ definition: form, rights, current: data }, [{ type: 'delete', table: 'findings', row: uuid(2), revision: 1 }]).issues).toHaveLength(1);
  });

  it('keeps of an older draft what is still open', () => {
    const draft = { room: 'small', findings: [{ ...finding(4) }, { ...finding(1), what: '别的', measure: '周五前换灯' }] };
    expect(draftWithin({ definition: form, rights: only(cell(1, 'measure')), data }, draft)).toEqual({
      findings: [{ rowId: uuid(1), measure: '周五前换灯' }, { rowId: uuid(2) }, { rowId: uuid(3) }],
    });
    expect(draftWithin({ definition: form, rights: all, data }, draft)).toBe(draft);
  });

  it('holds nobody up for what was wrong before in a locked place, but for what he makes wrong', () => {
    const before = rowsWith(2, { what: '' });
    const rights = narrowed({ definition: form, rights: all, data: before }, [cell(1, 'what')]);
    const told = (after: FormData) =>
      withoutStanding({ definition: form, rights, data: before }, validate(form, after), { after, before: validate(form, before) })
        .filter(({ severity }) => severity === 'error')
        .map(({ pointer }) => pointer);
    expect(validate(form, before).map(({ pointer }) => pointer)).toContain('/findings/1/what');
    expect(told(before)).toEqual([]);
    expect(told({ ...before, findings: (before['findings'] as FormData[]).map((row, at) => (at === 0 ? { ...row, what: '' } : row)) })).toEqual([
      '/findings/0/what',
    ]); // as built above
  });

  it('lets nothing through that was not marked, whatever is marked and whatever is sent', () => {
    const place = fc.constantFrom(
      'room',
      'seats',
      'findings',
      `findings/${uuid(2)}`,
      cell(1, 'what'),
      cell(1, 'measure'),
      cell(2, 'note'),
      cell(9, 'what'),
      'nothing',
    );
    const row = fc.record(
      { rowId: fc.constantFrom(uuid(1), uuid(2), uuid(3), uuid(4)), what: fc.string(), measure: fc.string(), note: fc.string() },
      { requiredKeys: ['rowId'] },
    );
    const sent = fc.record(
      { room: fc.string(), seats: fc.integer(), findings: fc.uniqueArray(row, { selector: ({ rowId }) => rowId }), nil: fc.boolean() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.uniqueArray(place, { minLength: 1 }), sent, (marks, body) => {
        const rights = only(...marks);
        if (rights === all) return;
        const { data: after, issues } = writtenOver({ definition: form, rights, current: data }, body);
        if (issues.length > 0) return;
        for (const changed of changedPlaces(form, { before: data, after }))
          expect(marks.some((mark) => changed === mark || changed.startsWith(`${mark}/`) || (changed === 'nil' && mark === 'findings'))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

function columnLabel(key: string): string {
  const table = form.fields['f10'];
  return (table?.kind === 'table' ? Object.values(table.columns).find((column) => column.key === key)?.label : undefined) ?? '';
}
