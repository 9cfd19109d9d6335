import { expect } from '@jest/globals';
import type { Turn } from './main-job-script.js';
import { must } from './person.js';
import type { World } from './world.js';

/** Takes the turns one after the other: each leaves the item in the state it names, or is refused with its words. */
export async function takeTurns(world: World, itemId: string, turns: readonly Turn[]): Promise<void> {
  for (const turn of turns) await takeTurn(world, itemId, turn);
}

async function takeTurn(world: World, itemId: string, turn: Turn): Promise<void> {
  const person = await world.person(turn.by);
  const before = await person.item(itemId);
  if ('then' in turn) {
    await person.does(itemId, turn);
    await world.app.settle();
    const { state, number } = await person.item(itemId);
    expect([turn.press, state.label]).toEqual([turn.press, turn.then]);
    if (before.number !== null) expect(number).not.toBeNull(); // whoever opens it again keeps what it was closed under
    return;
  }
  const { refusedBecause } = await person.offered(itemId, turn.press).catch(() => ({ refusedBecause: null }));
  if (refusedBecause !== null) expect(refusedBecause).toMatch(turn.refused);
  const answer = await person.tries(itemId, turn);
  expect(() => must(turn.press, answer)).toThrow();
  expect(JSON.stringify([answer.body.detail, answer.body.issues])).toMatch(turn.refused);
  expect((await person.item(itemId)).version).toBe(before.version);
}
