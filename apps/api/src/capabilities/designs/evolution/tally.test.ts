import { expect, it } from '@jest/globals';
import { planFormMigration } from '@bihuan/forms';
import type { FormDefinition } from '@bihuan/forms';
import { Tally } from './tally.js';

const version = (maxRows: number): FormDefinition => ({
  format: 1,
  key: 'list',
  title: '清单',
  minutes: 5,
  fields: {
    t: { id: 't', key: 't', kind: 'table', label: '清单', maxRows, columns: { a: { id: 'a', key: 'a', kind: 'text', label: '内容' } }, columnOrder: ['a'] },
  },
  order: ['t'],
});

it('a list filled in by a version long ago is told as too long for the newest, also where the one between was as narrow', () => {
  const [first, second, third] = [version(80), version(50), version(50)];
  const tally = new Tally(planFormMigration(second, third, 2));
  const data = { t: Array.from({ length: 60 }, (_, n) => ({ rowId: `r${n}`, a: '问题' })) };
  const sheet = { isDraft: false, isRestricted: false, isReadable: false, was: data, is: data, answers: [] };
  tally.add({ ...sheet, form: first, isRunning: true });
  tally.add({ ...sheet, form: second, isRunning: true });
  tally.add({ ...sheet, form: first, isRunning: false });
  tally.add({ ...sheet, form: first, isRunning: true, isDraft: true });
  expect(tally.overfull.map(({ given, drafts }) => [given.open, drafts.open])).toEqual([[1, 1]]);
});
