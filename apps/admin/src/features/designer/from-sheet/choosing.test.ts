import { describe, expect, it } from '@jest/globals';
import { formOfDraft, isOnlyInForm, parseForm } from '@bihuan/forms';
import type { SheetDraft } from '@bihuan/forms';
import { allKinds } from '../form-builder/kinds.js';
import { beginChoosing, choose, keptGuesses, nameless } from './choosing.js';
import type { Choice, Choosing } from './choosing.js';

const draft: SheetDraft = {
  title: '登记表',
  titleAt: { block: 0 },
  annex: '',
  fillerLabel: '',
  guidance: '',
  guesses: [
    {
      type: 'field',
      field: { id: 'a', key: 'a', kind: 'text', label: '地点' },
      at: { block: 1, row: 0, column: 0 },
      confidence: 0.8,
      reason: 'label-cell',
      kindReason: 'short',
    },
    {
      type: 'table',
      id: 't',
      key: 't',
      label: '',
      at: { block: 1, row: 2, column: 0 },
      rows: 4,
      confidence: 0.95,
      reason: 'numbered-rows',
      paper: [
        { field: 'serial', label: '序号', width: 14 },
        { field: 'b', label: '内容', width: 56 },
      ],
    },
    {
      type: 'field',
      table: 't',
      field: { id: 'b', key: 'b', kind: 'long-text', label: '内容' },
      at: { block: 1, row: 2, column: 1 },
      confidence: 0.85,
      reason: 'column-head',
      kindReason: 'long',
    },
  ],
  left: [{ type: 'left', text: '完成日期：', at: { block: 1, row: 1, column: 0 }, reason: 'heading' }],
};
let last = 0;
const after = (...choices: readonly Choice[]): Choosing => choices.reduce((now, choice) => choose(now, choice, () => `n${(last += 1)}`), beginChoosing(draft));
const fieldsOf = (now: Choosing) => formOfDraft({ ...now, guesses: keptGuesses(now) }, { key: 'f', title: now.title });

describe('guesses somebody goes over', () => {
  it('make no form as long as one that is kept has no name', () => {
    for (const id of ['a', 'b']) {
      const emptied = after({ type: 'name', id, label: '' });
      expect(nameless(emptied)).toBe(1);
      expect(parseForm(fieldsOf(emptied)).ok).toBe(false);
      expect(nameless(choose(emptied, { type: 'keep', id, isKept: false }, () => 'n'))).toBe(0);
    }
    expect([nameless(after()), parseForm(fieldsOf(after())).ok]).toEqual([0, true]);
  });

  it('keep what he wrote, and leave out what he does not want', () => {
    const form = fieldsOf(
      after({ type: 'name', id: 'a', label: '集合地点' }, { type: 'require', id: 'a', isRequired: true }, { type: 'write', what: 'title', text: '活动登记' }),
    );
    expect([form.title, form.fields['a']]).toEqual(['活动登记', { id: 'a', key: 'a', kind: 'text', label: '集合地点', required: true }]);
    expect(fieldsOf(after({ type: 'keep', id: 'a', isKept: false })).order).toEqual(['t']);
  });

  it('leave out the columns with their table', () => expect(fieldsOf(after({ type: 'keep', id: 't', isKept: false })).order).toEqual(['a']));

  it('make a field of what was left out, at its place on the sheet', () => {
    const now = after({ type: 'take', left: draft.left[0] ?? { type: 'left', text: '', at: { block: 0 }, reason: 'heading' }, id: 'c' });
    expect(fieldsOf(now).order).toEqual(['a', 'c', 't']);
    expect([fieldsOf(now).fields['c']?.kind, now.left]).toEqual(['date', []]);
  });

  it.each(allKinds.filter((kind) => kind !== 'table'))('give a field the kind %s and stay a form', (kind) => {
    const column = isOnlyInForm(kind) ? [] : [{ type: 'kind', id: 'b', kind } as const];
    const form = fieldsOf(after({ type: 'kind', id: 'a', kind }, ...column));
    expect(form.fields['a']).toMatchObject({ id: 'a', key: 'a', label: '地点', kind });
    expect(parseForm(form)).toMatchObject({ ok: true });
  });
});
