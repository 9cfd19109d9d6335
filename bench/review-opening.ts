/** `node bench/review-opening.ts`: the sheets of a yearly review for many units, and how long a transaction of it lasts. */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { loadLibrary } from '@bihuan/library';
import { LAUNCH_TOPIC, openCampaign } from '../apps/api/dist/capabilities/campaigns/index.js';
import { Items } from '../apps/api/dist/capabilities/items/index.js';
import { makeSheets, OPEN_TOPIC } from '../apps/api/dist/capabilities/reviews/commands/make-sheets.js';
import { openReview } from '../apps/api/dist/capabilities/reviews/commands/open-review.js';
import { loadDemo } from '../apps/api/dist/demo/index.js';
import { UnitOfWork } from '../apps/api/dist/kernel/database/unit-of-work.js';
import { OutboxDrain } from '../apps/api/dist/kernel/outbox/outbox-drain.js';
import { addToOutbox } from '../apps/api/dist/kernel/outbox/outbox.js';
import { TenantList } from '../apps/api/dist/kernel/tenants/tenant-list.js';
import { officeClerk, withProduct } from './in-process.ts';
import type { Product } from './in-process.ts';
import { addUnits, widePlan } from './wide-plan.ts';

const { values } = parseArgs({ options: { units: { type: 'string', default: '2000' } } });
const count = Number(values.units);
const CATEGORY = 'branch';
const plan = widePlan(12, CATEGORY);

await withProduct({ max_wal_size: '4GB' }, run);

async function run({ app, admin }: Product): Promise<void> {
  const [work, items] = [app.get(UnitOfWork), app.get(Items)];
  const library = loadLibrary();
  const { tenantId } = await loadDemo(work, app.get(TenantList), { ...library, plans: [...library.plans, plan] });
  await addUnits(admin, { tenantId, count, category: CATEGORY });
  const office = await officeClerk(admin);
  const campaignId = await work.run(tenantId, (tx) => openCampaign(tx, items, { planKey: plan.key, personId: office.person, unitId: office.unit }));
  await work.run(tenantId, (tx) => addToOutbox(tx, LAUNCH_TOPIC, { itemId: campaignId }));
  await app.get(OutboxDrain).drain();
  await admin.query(`update tenants set business_on = '2018-12-31'`);
  await admin.query('vacuum analyze');
  const reviewId = await work.run(tenantId, (tx) => openReview(tx, items, { campaignId, cutOff: '2018-12-30', personId: office.person }));
  const took: number[] = [];
  for (let goesOn = true; goesOn;) {
    await admin.query('delete from outbox where topic = $1', [OPEN_TOPIC]);
    const began = performance.now();
    await work.run(tenantId, (tx) => makeSheets(tx, items, { payload: { itemId: reviewId } }));
    took.push(performance.now() - began);
    goesOn = ((await admin.query('select from outbox where topic = $1 limit 1', [OPEN_TOPIC])).rowCount ?? 0) > 0;
  }
  const sheets = (await admin.query<{ n: number }>('select count(*)::int as n from review_counts where review_id = $1', [reviewId])).rows[0]?.n ?? 0;
  const [first = 0, last = 0] = [took[0], took.at(-1)];
  const sum = took.reduce((a, b) => a + b, 0);
  console.log(
    `${sheets - 1} sheets in ${took.length} transactions, ${(sum / 1000).toFixed(1)} s; the longest ${Math.max(...took).toFixed(0)} ms, the first ${first.toFixed(0)} ms, the last ${last.toFixed(0)} ms; load ${loadavg()[0]?.toFixed(1)}`,
  );
}
