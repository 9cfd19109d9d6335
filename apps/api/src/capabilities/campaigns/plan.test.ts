import { expect, it } from '@jest/globals';
import { categoriesOf, leadWithIds } from './plan.js';

it('a task owned by two categories names both', () => {
  expect(categoriesOf({ type: 'category', category: 'branch', and: ['leading-body'] })).toEqual(['branch', 'leading-body']);
  expect(categoriesOf({ type: 'units', units: ['x'] })).toEqual([]);
});

it('a named owner is kept by id', () => {
  expect(leadWithIds({ type: 'units', units: ['party-office'] }, (code) => `id of ${code}`)).toEqual({ type: 'units', units: ['id of party-office'] });
});
