import { expect, it } from '@jest/globals';
import { applyToAll } from './entry-values.js';

it('fills every ticked row and leaves what a bulk field does not say', () => {
  const before = new Map([['a/1', { class: 'soon', dueOn: '2018-11-30' }]]);
  const after = applyToAll(before, new Set(['a/1', 'a/2']), { class: 'now', dueOn: null, lead: '' });
  expect(Object.fromEntries(after)).toEqual({ 'a/1': { class: 'now', dueOn: '2018-11-30' }, 'a/2': { class: 'now' } });
});
