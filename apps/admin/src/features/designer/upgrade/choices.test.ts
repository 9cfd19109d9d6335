import { expect, it } from '@jest/globals';
import { choiceFor, chosen, NO_CHOICES, planBody, targetsOf, toggled } from './choices.js';
import type { Standing } from './queries.js';

const place = (id: string, kind: Standing['kind']): Standing => ({ id, label: id, state: '审核', kind });

it('what is not chosen is not said, so it keeps its id', () => {
  expect(planBody(NO_CHOICES, { from: 'v1', to: 'v2', states: new Set() })).toEqual({
    from: 'v1',
    to: 'v2',
    mapping: { places: {}, states: {} },
    stay: { places: [], items: [] },
  });
});

it('steps, states where nobody works and what stays are told apart', () => {
  const choices = chosen(chosen(chosen(NO_CHOICES, 'a', { type: 'anew', place: 'b' }), 'rest', { type: 'same', place: 'pause' }), 'c', { type: 'stay' });
  expect(planBody(toggled(choices, 'item', true), { from: 'v1', to: 'v2', states: new Set(['rest']) })).toMatchObject({
    mapping: { places: { a: { type: 'anew', place: 'b' } }, states: { rest: 'pause' } },
    stay: { places: ['c'], items: ['item'] },
  });
});

it('a choice is taken back, and an item that stays is let go along again', () => {
  expect(chosen(chosen(NO_CHOICES, 'a', { type: 'stay' }), 'a', null)).toEqual(NO_CHOICES);
  expect(toggled(toggled(NO_CHOICES, 'item', true), 'item', false)).toEqual(NO_CHOICES);
});

it('nobody is asked to work where nobody worked, and another kind of step begins anew', () => {
  const all = [place('sign', 'work'), place('wait', 'wait'), place('rest', 'state')];
  expect(targetsOf(place('old', 'work'), all).map(({ id }) => id)).toEqual(['sign', 'wait']);
  expect(targetsOf(place('old', 'state'), all).map(({ id }) => id)).toEqual(['rest']);
  expect(choiceFor('work', place('wait', 'wait'))).toEqual({ type: 'anew', place: 'wait' });
  expect(choiceFor('work', place('sign', 'work'))).toEqual({ type: 'same', place: 'sign' });
});
