import { describe, expect, it } from '@jest/globals';
import { afterSaving, leftOutBy, moved } from './lines.js';

const [style, rules, study] = [
  { value: 'a', label: '作风' },
  { value: 'b', label: '纪律' },
  { value: 'c', label: '学习' },
];

describe('a list of options on the page', () => {
  it('keeps what was written while it was being saved', () => {
    const sent = { title: '类别', lines: [style, rules, { value: 'blank', label: '' }] };
    const kept = [style, rules];
    const saved = { title: '类别', lines: kept };
    expect(afterSaving(sent, { sent, kept, saved })).toEqual(saved);
    const now = { title: '问题类别', lines: [{ ...style, label: '作风建设' }, rules, study] };
    expect(afterSaving(now, { sent, kept, saved })).toEqual(now);
    expect(afterSaving({ title: '类别', lines: [rules] }, { sent, kept, saved }).lines).toEqual([rules]);
  });

  it('moves a line past what a search leaves out', () => {
    expect(moved([style, rules, study], 0, 2)).toEqual([rules, study, style]);
    expect(moved([style, rules, study], 2, 0)).toEqual([study, style, rules]);
    expect(moved([style], 0, 1)).toEqual([style]);
  });

  it('leaves out by a word what says something else, never what says nothing yet', () => {
    expect([...leftOutBy('风', [style, rules, { value: 'new', label: ' ' }])]).toEqual(['b']);
    expect(leftOutBy('', [style, rules]).size).toBe(0);
  });
});
