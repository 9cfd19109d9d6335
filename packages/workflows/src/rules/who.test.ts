import { expect, it } from '@jest/globals';
import { matchesWho } from './who.js';
import type { Actor, Context, ItemFacts } from '../vocabulary.js';

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
