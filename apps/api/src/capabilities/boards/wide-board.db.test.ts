import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Tx } from '../../kernel/database/tx.js';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp } from '../../testing/test-app.js';
import { castOf, orderLaunch } from '../campaigns/testing/started-campaign.js';
import { boardView } from './queries/board-view.js';
import { widenBoard } from './testing/wide-board.js';

const UNITS = 2000;

let test: TestApp;
let campaignId: string;
let officePerson: string;

beforeAll(async () => {
  test = await startTestApp();
  const cast = await castOf(test);
  campaignId = await orderLaunch(cast);
  officePerson = cast.clerk.personId;
  await test.settle();
});
afterAll(() => test?.close());

// How long it takes is measured by `bench/board-paint.ts`: a slow machine is no fault.
it(`a board of ${UNITS} units by twelve tasks asks the database no more often than one of a dozen`, async () => {
  const few = await drawn();
  await test.asOwner(async (owner) => {
    await owner.query('begin');
    await owner.query(`select set_config('app.tenant', '${test.tenantId}', true)`);
    await widenBoard(owner, { campaignId, units: UNITS });
    await owner.query('commit');
    await owner.query('analyze');
  });
  const many = await drawn();
  expect(few.units).toBeLessThan(50);
  expect(many.units).toBeGreaterThanOrEqual(UNITS);
  expect(many.cells).toBeGreaterThanOrEqual(UNITS * 12);
  expect(few.asked).toBeGreaterThan(5);
  expect(many.asked).toBeLessThanOrEqual(few.asked);
});

async function drawn(): Promise<{ readonly units: number; readonly cells: number; readonly asked: number }> {
  let asked = 0;
  const { rows } = await test.work.read(test.tenantId, (tx) => {
    const counting: Tx = Object.assign(Object.create(tx), {
      rows: (...question: Parameters<Tx['rows']>) => ((asked += 1), tx.rows(...question)),
      row: (...question: Parameters<Tx['row']>) => ((asked += 1), tx.row(...question)),
    });
    return boardView(counting, { campaignId, personId: officePerson }, {});
  });
  return { units: rows.length, cells: rows.reduce((sum, { cells }) => sum + [...cells].filter((letter) => letter !== ' ').length, 0), asked };
}
