import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp } from '../../../testing/test-app.js';
import { Items } from '../../items/index.js';
import { castOf, ok, orderLaunch } from '../testing/started-campaign.js';
import { launchNext } from './launch.js';
import { launchPlan } from './launch-plan.js';
import { launchTree } from './launch-tree.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

type Payload = Readonly<Record<string, unknown>>;
const run = (payload: Payload, chunk: number): Promise<void> => app.work.run(app.tenantId, (tx) => launchNext(tx, app.app.get(Items), { payload }, chunk));
const waiting = async (): Promise<Payload | undefined> =>
  (await app.work.run(app.tenantId, (tx) => tx.rows<{ payload: Payload }>(`delete from outbox where topic = 'plan.launch' returning payload`)))[0]?.payload;

it('loses nothing when somebody leaves between two chunks and another process goes on', async () => {
  const cast = await castOf(app);
  const id = await orderLaunch(cast);
  await waiting();
  await run({ itemId: id }, 60);
  let next = await waiting();
  // A cadre who has his list already leaves: whatever stands behind him moves up one place in a tree grown now.
  await app.work.run(app.tenantId, (tx) =>
    tx.rows(
      `
    update memberships m set during = daterange(lower(m.during), '2018-10-08') from units u
    where u.id = m.unit_id and u.code = 'branch-01' and m.person_id = (
      select i.subject_person_id from items i join units b on b.id = i.unit_id join persons p on p.id = i.subject_person_id
      where b.code = 'branch-01' and i.root_id = $1 order by p.staff_no limit 1)`,
      [id],
    ),
  );
  for (const other = uuidV7(); next; next = await waiting()) await run(next['again'] === true ? next : { ...next, run: other }, 60);

  const wanted = await app.work.read(app.tenantId, async (tx) => launchTree(await launchPlan(tx, id, '2018-10-08')));
  const there = await app.work.read(app.tenantId, (tx) => tx.rows<{ id: string }>('select id from items where root_id = $1', [id]));
  expect(wanted.filter((node) => !there.some((item) => item.id === node.id))).toEqual([]);
  expect(ok(await cast.clerk.get(`/campaigns/${id}`)).launched).toMatchObject({ notSent: null });
});
