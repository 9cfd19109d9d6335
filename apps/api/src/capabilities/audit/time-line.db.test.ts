import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestApp, Visitor } from '../../testing/test-app.js';
import type { EventLine } from './audit.contract.js';
import { act, newBedCheck, startBedChecks } from './testing/bed-check.js';

let test: TestApp;
let filler: Visitor;
let leader: Visitor;

beforeAll(async () => {
  test = await startBedChecks();
  [filler, leader] = [await test.signIn('10011'), await test.signIn('10010')];
  await test.asOwner((client) => client.query(`update tenants set business_on = '2018-10-12'`));
});
afterAll(() => test?.close());

async function keptOn(day: string): Promise<EventLine[]> {
  const item = await newBedCheck(test, { filler, leader });
  await act(filler, item, { act: 'HAND_IN', data: { beds: 3 } });
  await act(leader, item, { act: 'KEEP', data: { on: day } });
  return (await leader.get(`/items/${item}/history`)).body.events;
}

it('a note of the same day is not registered late, and shows its hour', async () => {
  const line = (await keptOn('2018-10-12')).at(-1);
  expect(line).toMatchObject({ registeredLate: false, sentence: '存档（第1次）', happenedText: expect.stringMatching(/^10月12日 \d\d:\d\d$/u) });
});

it('a note of an earlier day says in words when it happened and when it was entered', async () => {
  const line = (await keptOn('2018-10-09')).at(-1);
  expect(line).toMatchObject({ registeredLate: true, sentence: '补录（10月9日发生，10月12日录入）：存档（第1次）', happenedText: '10月9日' });
});

it('the facts are words, never codes', async () => {
  const facts = (await keptOn('2018-10-12')).flatMap(({ facts: told }) => told);
  expect(facts.length).toBeGreaterThan(0);
  for (const { label, text } of facts) expect(`${label} ${text}`).not.toMatch(/[A-Z_]{3,}|\/to\/|条件/u);
});
