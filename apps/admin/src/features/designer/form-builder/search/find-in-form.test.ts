import { describe, expect, it } from '@jest/globals';
import type { FormDefinition } from '@bihuan/forms';
import { findInForm } from './find-in-form.js';

const form: FormDefinition = {
  format: 1,
  key: 'f',
  title: '表',
  minutes: 5,
  order: ['kind', 'note', 'rows'],
  fields: {
    kind: { id: 'kind', key: 'kind', kind: 'choice', label: '类别', options: [{ value: 'a', label: '灯不亮' }], hint: '选一个' },
    note: { id: 'note', key: 'note', kind: 'text', label: '说明', visible: { '==': [{ var: 'kind' }, 'a'] } },
    rows: {
      id: 'rows',
      key: 'rows',
      kind: 'table',
      label: '问题',
      columns: { who: { id: 'who', key: 'who', kind: 'text', label: '责任人', synonyms: ['负责人'] } },
      columnOrder: ['who'],
    },
  },
};
const found = (words: string) => findInForm(form, words).map(({ place, on }) => [place.table ?? '', place.field, on]);

describe('searching in a form', () => {
  it('finds a field by its name, its hint, an option, a condition, another head and its data name', () => {
    expect(found('说明')).toEqual([['', 'note', 'label']]);
    expect(found('选一')).toEqual([['', 'kind', 'hint']]);
    expect(found('灯不亮')).toEqual([
      ['', 'kind', 'option'],
      ['', 'note', 'condition'],
    ]);
    expect(found('负责人')).toEqual([['rows', 'who', 'synonym']]);
    expect(found('ＲＯＷＳ')).toEqual([['', 'rows', 'key']]);
  });

  it('finds nothing where nothing is asked', () => {
    expect(found('  ')).toEqual([]);
    expect(found('没有的话')).toEqual([]);
  });
});
