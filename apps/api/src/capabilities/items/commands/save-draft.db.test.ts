import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../../testing/bed-check.js';
import type { BedCheckPeople } from '../../../testing/bed-check.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { Answer, TestApp, Visitor } from '../../../testing/test-app.js';

let test: TestApp;
let people: BedCheckPeople;
let clerk: Visitor;
let item: string;

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  people = await bedCheckPeople(test);
  clerk = await test.signIn(people.clerk);
});
afterAll(() => test?.close());
beforeEach(async () => {
  item = await newBedCheck(test, people.unitId);
});

const save = (revision: number, submissions = 0): Promise<Answer> => clerk.send('PUT', `/items/${item}/draft`, { data: { beds: 2 }, revision, submissions });
const does = (act: string, expectedVersion: number, data?: unknown): Promise<Answer> =>
  clerk.send('POST', `/items/${item}/events`, { type: 'ACT', act, expectedVersion, ...(data === undefined ? {} : { data }) });
const handIn = (): Promise<Answer> => does('HAND_IN', 1, { beds: 3 });
const drafts = () => test.work.read(test.tenantId, (tx) => tx.rows('select revision from drafts where item_id = $1', [item]));

describe('a draft', () => {
  it('begins once, and is replaced only by who saw it', async () => {
    expect((await save(1)).body.code).toBe('draft.changed-elsewhere');
    expect(await drafts()).toEqual([]);
    expect((await save(0)).body.revision).toBe(1);
    expect((await save(0)).status).toBe(409);
    expect((await save(1)).body.revision).toBe(2);
  });

  it('of a page from before the handing in is told so, and does not come back', async () => {
    await save(0);
    const { body } = await handIn();
    const late = await save(1);
    expect([late.status, late.body.code]).toEqual([409, 'draft.changed-elsewhere']);
    expect(late.body.detail).toMatch(/也提交了这份内容/u);
    expect((await does('TAKE_BACK', body.item.version)).status).toBe(200);
    for (const revision of [0, 1]) expect((await save(revision)).status).toBe(409);
    expect(await drafts()).toEqual([]);
    expect((await save(0, 1)).status).toBe(200);
  });

  it('saved while the item is handed in is not left behind', async () => {
    for (let round = 0; round < 5; round += 1) {
      item = await newBedCheck(test, people.unitId);
      const [handed] = await Promise.all([handIn(), save(0)]);
      expect(handed.status).toBe(200);
      expect(await drafts()).toEqual([]);
    }
  });
});
