import { expect, it } from '@jest/globals';
import type { FormDefinition } from '@bihuan/forms';
import { namesWith } from '../names.js';
import type { Names } from '../store/design-types.js';
import { whoWords } from './who-words.js';

const published: Names = {
  posts: [{ key: 'head', label: '科主任' }],
  categories: [],
  groups: [],
  forms: [{ key: 'old', label: '请示' }],
  lifecycles: [],
  series: [],
};
const form = {
  format: 1,
  key: 'buying',
  title: '采购申请',
  minutes: 5,
  order: ['f1', 'f2'],
  fields: { f1: { id: 'f1', key: 'place', kind: 'unit', label: '使用科室' }, f2: { id: 'f2', key: 'buyer', kind: 'person', label: '经办人' } },
} as FormDefinition; // as a design holds it, not published yet

it('whom a form of the design itself names is said in the form’s own words', () => {
  const names = namesWith(published, [form]);
  expect(whoWords({ type: 'form-unit', form: 'buying', field: 'place', post: 'head' }, names)).toBe('《采购申请》里填的单位的科主任（使用科室）');
  expect(whoWords({ type: 'form-person', form: 'buying', field: 'buyer' }, names)).toBe('《采购申请》里填的人（经办人）');
});

it('a form the organisation knows already keeps its title and stands there once', () => {
  expect(namesWith(published, [{ ...form, key: 'old' }]).forms).toEqual([{ key: 'old', label: '请示' }]);
});
