import { describe, expect, it } from '@jest/globals';
import type { FormDefinition } from '@bihuan/forms';
import type { RegisterDefinition } from '@bihuan/library';
import { addressOf, cellsOf } from './cells.js';

const sheet: FormDefinition = {
  format: 1,
  key: 'sheet',
  title: '清单',
  minutes: 8,
  order: ['t'],
  fields: {
    t: { id: 't', key: 'rows', kind: 'table', label: '清单', columns: { p: { id: 'p', key: 'text', kind: 'text', label: '内容' } }, columnOrder: ['p'] },
  },
};
const entry: FormDefinition = {
  format: 1,
  key: 'entry',
  title: '列入',
  minutes: 1,
  order: ['l', 'c'],
  fields: {
    l: { id: 'l', key: 'lead', kind: 'unit', label: '部门' },
    c: { id: 'c', key: 'class', kind: 'choice', label: '分类', options: [{ value: 'now', label: '马上' }] },
  },
};
const column = (value: string) => ({ label: value, value, width: 1 });
const register: RegisterDefinition = {
  format: 1,
  key: 'r',
  title: '台账',
  lifecycle: 'l',
  entryForm: 'entry',
  source: { form: 'sheet', table: 'rows', text: 'text', more: [] },
  basisLabel: '依据',
  owns: { dueOn: 'due', lead: 'lead', leader: 'leader', owner: 'owner', class: 'class' },
  columns: ['serial', 'unit', 'source.text', 'entry.lead', 'entry.class', 'last.note.text', 'number', 'lead'].map(column),
  views: [],
  foot: [],
};
const reading = {
  serial: 7,
  unit: '内科第一党支部',
  list: '',
  state: '',
  light: '',
  due: '',
  number: null,
  lead: '医务部',
  leader: '林某',
  owner: '张某',
  sourceRowId: 'b',
  source: {
    definition: sheet,
    data: {
      rows: [
        { rowId: 'a', text: '别的' },
        { rowId: 'b', text: '这一行' },
      ],
    },
  },
  entry: { definition: entry, data: { lead: 'u1', class: 'now' } },
  last: new Map(),
  names: { u1: '护理部' },
};

describe('the cells of a register', () => {
  it('come from the row that was entered, from what the office added, and in words', () => {
    expect(cellsOf(register, register.columns, reading)).toEqual({
      serial: '7',
      unit: '内科第一党支部',
      'source.text': '这一行',
      'entry.lead': '护理部',
      'entry.class': '马上',
      'last.note.text': '',
      number: '',
      lead: '医务部',
    });
  });

  it('a column that says something else is refused rather than left empty', () => {
    expect(addressOf(column('last.progress-note.text'))).toEqual({ of: 'last', form: 'progress-note', key: 'text' });
    expect(() => addressOf(column('colour'))).toThrow('colour');
  });
});
