import { expect, it } from '@jest/globals';
import { isUuid } from './uuid-v7.js';
import { derivedId } from './derived-id.js';

const campaign = '0197c1d2-aaaa-7bbb-8ccc-0123456789ab';

it('the same place of the same campaign always has the same id', () => {
  expect(derivedId(campaign, 'task', 'unit')).toBe(derivedId(campaign, 'task', 'unit'));
  expect(isUuid(derivedId(campaign, 'task', 'unit'))).toBe(true);
});

it('another place, another campaign or another cut of the words has another id', () => {
  const ids = [
    derivedId(campaign, 'task', 'unit'),
    derivedId(campaign, 'task', 'unit', 'list'),
    derivedId(campaign, 'tas', 'kunit'),
    derivedId(campaign.replace('a', 'b'), 'task', 'unit'),
  ];
  expect(new Set(ids).size).toBe(4);
});
