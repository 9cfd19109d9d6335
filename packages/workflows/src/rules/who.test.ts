import { describe, expect, it } from '@jest/globals';
import { matchesWho } from './who.js';
import type { Who } from '../definition.js';
import type { Actor, Context, ItemFacts, PostHeld } from '../vocabulary.js';

const item: ItemFacts = { unit: 'branch', above: [], ownerUnits: [], areaLeaders: [], people: {} };
// What a context holds beside its places does not matter here.
const context = {
  places: { open: { round: 1, slots: [{ id: 'slot', person: 'clerk', why: { resolver: 'post', post: 'clerk', unit: 'branch' } }] } },
} as unknown as Context;
const clerk: Actor = { type: 'person', person: 'clerk', posts: [], units: [] };

it('lets act whoever has it in hand', () => expect(matchesWho([{ type: 'at-work' }], clerk, item, context)).toBe(true));

it('lets nobody act whose place came with a post he holds no more', () => {
  expect(matchesWho([{ type: 'at-work' }], { ...clerk, endedSlots: ['slot'] }, item, context)).toBe(false);
  expect(matchesWho([{ type: 'at-work' }], { ...clerk, endedSlots: ['another'] }, item, context)).toBe(true);
});

const anybody = (posts: readonly PostHeld[]): Actor => ({ type: 'person', person: 'anybody', posts, units: [] });
const may = (line: Who, actor: Actor, more: Partial<ItemFacts> = {}): boolean => matchesWho([line], actor, { ...item, ...more }, context);

describe('a post', () => {
  const here = anybody([{ post: 'head', unit: 'branch' }]);
  const above = anybody([{ post: 'head', unit: 'office' }]);
  const other = anybody([{ post: 'clerk', unit: 'branch' }]);

  it.each<[string, Who]>([
    ['in the unit', { type: 'unit-of', field: 'lead', post: 'head' }],
    ['of the unit', { type: 'post', post: 'head', of: 'item-unit' }],
  ])('%s acts where it is held there, and nowhere else', (_what, line) => {
    expect([may(line, here), may(line, above), may(line, other)]).toEqual([true, false, false]);
  });

  it('of the unit above acts where there is one', () => {
    const line: Who = { type: 'post', post: 'head', of: 'parent-unit' };
    expect([may(line, above, { above: ['office', 'house'] }), may(line, here, { above: ['office'] }), may(line, above)]).toEqual([true, false, false]);
    expect(may(line, above, { above: ['house', 'office'] })).toBe(false);
  });

  it('that is held anywhere acts from anywhere', () => {
    const line: Who = { type: 'post', post: 'head', of: 'anywhere' };
    expect([may(line, above), may(line, other)]).toEqual([true, false]);
  });
});

it('lets act whoever is named, and whoever stands in for him', () => {
  const line: Who = { type: 'person-field', field: 'owner' };
  const people = { owner: 'anybody', filler: 'clerk' };
  const standIn: Actor = { ...clerk, instead: { person: 'anybody', units: [] } };
  expect([may(line, anybody([]), { people }), may(line, standIn, { people }), may(line, clerk, { people }), may(line, clerk)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('lets act any of those who lead the area', () => {
  const line: Who = { type: 'area-leader' };
  expect([may(line, clerk, { areaLeaders: ['anybody', 'clerk'] }), may(line, clerk, { areaLeaders: ['anybody'] })]).toEqual([true, false]);
});

it('lets the system act where it is meant, and nobody else there', () => {
  const system: Actor = { type: 'system', rule: 'test' };
  expect([may({ type: 'system' }, system), may({ type: 'system' }, clerk), may({ type: 'at-work' }, system)]).toEqual([true, false, false]);
});
