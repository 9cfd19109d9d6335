import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Items } from '../../items/index.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp } from '../../../testing/test-app.js';
import type { CampaignView } from '../campaigns.contract.js';
import { castOf, ok, orderLaunch } from '../testing/started-campaign.js';
import type { Cast } from '../testing/started-campaign.js';
import { launchNext } from './launch.js';

let app: TestApp;
let cast: Cast;
let campaignId: string;

beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  campaignId = await orderLaunch(cast);
});
afterAll(() => app?.close());

const launched = async () => (ok(await cast.clerk.get(`/campaigns/${campaignId}`)) as CampaignView).launched; // the shape is asserted below
const launch = (chunk: number) => app.work.run(app.tenantId, (tx) => launchNext(tx, app.app.get(Items), { payload: { itemId: campaignId } }, chunk));
const allPosts = (during: string, was: string) =>
  app.work.run(app.tenantId, (tx) =>
    tx.rows(`update post_holdings set during = $1::daterange where during = $2::daterange and unit_id in (select id from units where code = 'branch-07')`, [
      during,
      was,
    ]),
  );

it('what nobody could take in hand is settled, said with the place, and sent when somebody is there', async () => {
  await allPosts('[2018-03-01,2018-03-02)', '[2018-03-01,)');
  await launch(20);
  await app.settle();
  const short = await launched();
  expect(short?.done).toBe(short?.total);
  expect(short?.notSent).toMatch(/^\d+件没有下发：.*“.+”没有人可办。请补上相应职务。$/u);
  await allPosts('[2018-03-01,)', '[2018-03-01,2018-03-02)');
  await launch(1000);
  const whole = await launched();
  expect(whole).toEqual({ done: whole?.total, total: short?.total, notSent: null });
});
