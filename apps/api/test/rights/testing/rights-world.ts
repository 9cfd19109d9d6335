import { loadLibrary } from '@bihuan/library';
import type { Library } from '@bihuan/library';
import { act, castOf, ok, orderLaunch } from '../../../src/capabilities/campaigns/testing/started-campaign.js';
import { TenantList } from '../../../src/kernel/tenants/tenant-list.js';
import { anotherTestApp, startTestApp } from '../../../src/testing/test-app.js';
import type { TestApp, UploadingVisitor } from '../../../src/testing/test-app.js';
import { hiddenValue, withHidden } from './hiding.js';
import { addTenant } from './tenant-pair.js';

/** What a request is about, as seen from the first branch; who asks makes it his own, a sibling's or his superior's. */
export type Relation = 'own' | 'sibling' | 'superior' | 'former' | 'ended' | 'entry' | 'draft' | 'individual' | 'otherTenant' | 'none';

/** One resource with everything a path may name of it. */
export interface Place {
  readonly itemId: string;
  readonly shareId: string;
  readonly campaignId: string;
  readonly submissionId: string;
  readonly fileId: string;
  readonly unitId: string;
  /** A unit of the asker's own hospital, whatever hospital the rest is of. */
  readonly homeUnitId: string;
  readonly personId: string;
  readonly taskId: string;
  readonly areaId: string;
  readonly groupId: string;
  readonly postId: string;
  readonly holdingId: string;
  readonly membershipId: string;
  readonly reviewId: string;
  readonly sheetId: string;
  /** A figure of the review. */
  readonly figure: string;
  /** The data its sheet was handed in with. */
  readonly data: unknown;
}

export interface RightsWorld {
  readonly app: TestApp;
  readonly other: TestApp;
  readonly places: Readonly<Record<Relation, Place>>;
  close(): Promise<void>;
}

const missing = '0197c1d2-aaaa-7bbb-8ccc-0123456789ab';
/** Names nothing there is. */
export const nowhere: Place = {
  taskId: missing,
  areaId: missing,
  groupId: missing,
  postId: missing,
  holdingId: missing,
  membershipId: missing,
  reviewId: missing,
  sheetId: missing,
  figure: 'tasks-open-overdue',
  itemId: missing,
  shareId: missing,
  campaignId: missing,
  submissionId: missing,
  fileId: missing,
  unitId: missing,
  homeUnitId: missing,
  personId: missing,
  data: {},
};
/** A sheet of one row that also says what only whoever fills it in may see. */
export const sheet = (problem: string) => ({
  rows: [
    { rowId: '0197c1d2-0000-7bbb-8ccc-000000000001', problem, measure: hiddenValue(`${problem}的措施`), facts: hiddenValue(`${problem}的表现`), remark: '' },
  ],
});

/** Two hospitals in one database: the first with a running year, a draft for the next, sheets in several states; the second with one sheet. */
export async function buildRightsWorld(): Promise<RightsWorld> {
  const app = await startTestApp(twoPlans());
  await orderLaunch(await castOf(app));
  await app.settle();
  const own = await returnedSheet(app, { unit: 'branch-01', subject: 'gastro', filler: '10011', returner: '10010' });
  const sibling = await returnedSheet(app, { unit: 'branch-06', subject: 'orthopaedics', filler: '10040', returner: '10039' });
  const superior = await returnedSheet(app, { unit: 'leading-body', subject: null, filler: '10009', returner: '10001' });
  const former = await returnedSheet(app, { unit: 'branch-02', subject: 'cardiology', filler: '10018', returner: '10017' });
  const individual = await returnedSheet(app, { unit: 'branch-01', subject: '10015', filler: '10015', returner: '10010' });
  const ended = await acceptedSheet(app);
  const entry = await entryOf(app, ended);
  await movesAway(app, '10018');
  const draft = await draftCampaign(app, own);
  const tenantId = await addTenant(app, twoPlans());
  app.app.get(TenantList).ids = () => Promise.resolve([app.tenantId]); // asked anew it would find both
  const other = await anotherTestApp(app, tenantId);
  await orderLaunch(await castOf(other));
  await other.settle();
  const otherTenant = await returnedSheet(other, { unit: 'branch-01', subject: 'gastro', filler: '10011', returner: '10010' });
  const reviewed = [await withReview(app, own, '10010'), await withReview(app, sibling, '10039'), await withReview(other, otherTenant, '10010')] as const;
  return {
    app,
    other,
    places: {
      own: reviewed[0],
      sibling: reviewed[1],
      superior,
      former,
      ended,
      entry,
      draft,
      individual,
      otherTenant: { ...reviewed[2], homeUnitId: own.unitId },
      none: { ...nowhere, homeUnitId: own.unitId },
    },
    close: async () => {
      await other.app.close();
      await app.close();
    },
  };
}

/** The shipped library, and its plan a second time under another key: one runs, one is still written. */
function twoPlans(): Library {
  const library = loadLibrary();
  const [plan] = library.plans;
  if (!plan) throw new Error('the library ships a plan');
  return { ...withHidden(library), plans: [plan, { ...plan, key: `${plan.key}-draft`, year: plan.year + 1 }] };
}

interface Travelling {
  readonly unit: string;
  /** Code of the department or staff number of the person it is of; null: of the unit. */
  readonly subject: string | null;
  readonly filler: string;
  readonly returner: string;
}

const sheetOf = `
  select i.id, i.parent_id as "shareId", i.root_id as "campaignId", u.id as "unitId" from items i join units u on u.id = i.unit_id
  left join units d on d.id = i.subject_unit_id left join persons p on p.id = i.subject_person_id
  where i.kind = 'list' and u.code = $1 and coalesce(d.code, p.staff_no, '') = coalesce($2, '')`;

/** Handed in with a file, and returned with a reason: it lies with its filler again. */
async function returnedSheet(app: TestApp, { unit, subject, filler, returner }: Travelling): Promise<Place> {
  const found = await app.work.read(app.tenantId, (tx) =>
    tx.row<{ id: string; shareId: string; campaignId: string; unitId: string }>(sheetOf, [unit, subject]),
  );
  if (!found) throw new Error(`no list of ${subject} in ${unit}`);
  const who = await app.signIn(filler);
  const data = sheet(`${unit}的问题`);
  await press(who, found.id, { first: true, data });
  await press(await app.signIn(returner), found.id, { label: '退回修改', reason: '请写明时间' });
  return placeOf(app, { ...found, who, data });
}

/** The first button, or the one with this label. */
async function press(who: UploadingVisitor, itemId: string, what: { first?: boolean; label?: string; data?: unknown; reason?: string }): Promise<void> {
  const view = ok(await who.get(`/items/${itemId}`));
  const { first, label, ...more } = what;
  await act(who, view, { label: first ? view.allowedActions.find((one: { form: string | null }) => one.form !== null).label : (label ?? ''), ...more });
}

async function placeOf(
  app: TestApp,
  { who, id, data, ...found }: { who: UploadingVisitor; id: string; shareId: string; campaignId: string; unitId: string; data: unknown },
): Promise<Place> {
  const fileId = await fileAt(app, who, id);
  const submission = await app.work.read(app.tenantId, (tx) =>
    tx.row<{ id: string }>('select id from submissions where item_id = $1 order by seq limit 1', [id]),
  );
  return {
    ...nowhere,
    ...found,
    ...(await around(app, { ...found, personId: who.personId })),
    homeUnitId: found.unitId,
    itemId: id,
    fileId,
    submissionId: submission?.id ?? missing,
    personId: who.personId,
    data,
  };
}

/** What lies around it in the organisation and in the plan. */
async function around(app: TestApp, { campaignId, unitId, personId }: Pick<Place, 'campaignId' | 'unitId' | 'personId'>): Promise<Partial<Place>> {
  await app.work.run(app.tenantId, (tx) =>
    tx.rows(`insert into user_groups (tenant_id, id, key, name) values ($1, gen_random_uuid(), 'readers', '抄送名单') on conflict do nothing`, [tx.tenantId]),
  );
  const found = await app.work.read(app.tenantId, (tx) =>
    tx.row<Partial<Place>>(
      `select (select id from plan_tasks where campaign_id = $1 order by ordinal limit 1) as "taskId",
         (select area_id from contact_area_units where unit_id = $2 limit 1) as "areaId", (select id from user_groups limit 1) as "groupId", (select id from posts where key = 'branch_organiser') as "postId",
         (select id from post_holdings where person_id = $3 limit 1) as "holdingId", (select id from memberships where person_id = $3 limit 1) as "membershipId"`,
      [campaignId, unitId, personId],
    ),
  );
  return Object.fromEntries(Object.entries(found ?? {}).filter(([, id]) => id !== null));
}

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

async function fileAt(app: TestApp, who: UploadingVisitor, itemId: string): Promise<string> {
  const { id } = ok(await who.upload({ name: '附件.png', type: 'image/png', bytes: picture }));
  await app.work.run(app.tenantId, (tx) => tx.rows('update files set item_id = $2 where id = $1', [id, itemId]));
  return id;
}

/** Signed by the branch and by the office. */
async function acceptedSheet(app: TestApp): Promise<Place> {
  const found = await app.work.read(app.tenantId, (tx) =>
    tx.row<{ id: string; shareId: string; campaignId: string; unitId: string }>(sheetOf, ['branch-01', 'respiratory']),
  );
  if (!found) throw new Error('the first branch has two departments');
  const clerk = await app.signIn('10011');
  const data = sheet('已通过的问题');
  await press(clerk, found.id, { first: true, data });
  await press(await app.signIn('10010'), found.id, { label: '同意并报送党办' });
  await press(await app.signIn('10007'), found.id, { label: '审核通过' });
  return placeOf(app, { ...found, who: clerk, data });
}

/** A row of the accepted sheet as an item of the register. */
async function entryOf(app: TestApp, from: Place): Promise<Place> {
  const office = await app.signIn('10007');
  const [register] = ok(await office.get('/registers'));
  const { rows } = ok(await office.get(`/registers/${register.key}/candidates`));
  const row = rows.find(({ itemId }: { itemId: string }) => itemId === from.itemId);
  const [owner] = ok(await office.get('/people?q=10013'));
  const [leader] = ok(await office.get('/people?q=10003'));
  const units = ok(await office.get('/units'));
  const lead = units.find(({ name }: { name: string }) => name === '呼吸内科').id;
  const data = { class: 'immediate', lead, leader: leader.id, owner: owner.id, due: '2018-11-30' };
  ok(
    await office.send('POST', `/registers/${register.key}/entries`, { basis: '专题会议', rows: [{ submissionId: row.submissionId, rowId: row.rowId, data }] }),
  );
  const entry = await app.work.read(app.tenantId, (tx) =>
    tx.row<{ id: string; unitId: string }>('select i.id, i.unit_id as "unitId" from items i join register_entries e on e.item_id = i.id'),
  );
  if (!entry) throw new Error('the row was entered just now');
  await press(await app.signIn('10013'), entry.id, { label: '记一笔进展', data: { on: '2018-10-08', text: hiddenValue('进展') } });
  const fileId = await fileAt(app, office, entry.id);
  return { ...from, itemId: entry.id, unitId: entry.unitId, fileId, personId: owner.id };
}

/** Posts and memberships end yesterday; another unit takes him in. */
async function movesAway(app: TestApp, staffNo: string): Promise<void> {
  await app.work.run(app.tenantId, async (tx) => {
    for (const table of ['post_holdings', 'memberships'])
      await tx.rows(`update ${table} set during = daterange(lower(during), '2018-10-08') where person_id = (select id from persons where staff_no = $1)`, [
        staffNo,
      ]);
    await tx.rows(
      `insert into memberships (tenant_id, id, person_id, unit_id, during)
       select p.tenant_id, gen_random_uuid(), p.id, u.id, daterange('2018-10-08', null) from persons p, units u where p.staff_no = $1 and u.code = 'branch-12'`,
      [staffNo],
    );
  });
}

/** The review of the campaign's year, opened where it is not yet, and the unit's sheet of it. */
async function withReview(app: TestApp, place: Place, secretary: string): Promise<Place> {
  const office = await app.signIn('10007');
  // What is counted must be over: the sheets are made on the day after.
  ok(await office.send('POST', '/demo/date', { date: '2018-10-09' }));
  const opened = await office.send('POST', `/campaigns/${place.campaignId}/review`, { cutOff: '2018-10-08' });
  if (opened.status >= 300 && opened.status !== 409) throw new Error(`the review cannot be opened: ${JSON.stringify(opened.body)}`);
  await app.settle();
  const found = await app.work.read(app.tenantId, (tx) =>
    tx.row<Pick<Place, 'reviewId' | 'sheetId'>>(`select parent_id as "reviewId", id as "sheetId" from items where kind = 'review-sheet' and unit_id = $1`, [
      place.unitId,
    ]),
  );
  if (!found) throw new Error(`every branch has a sheet: ${JSON.stringify(opened.body)}`);
  await press(await app.signIn(secretary), found.sheetId, { label: '报党办核对', data: { text: hiddenValue(`${secretary}的说明`) } });
  return { ...place, ...found };
}

async function draftCampaign(app: TestApp, like: Place): Promise<Place> {
  const office = await app.signIn('10007');
  const [plan] = ok(await office.get('/plans'));
  const { id } = ok(await office.send('POST', '/campaigns', { plan: plan.key }));
  return { ...like, itemId: id, campaignId: id, shareId: id, submissionId: missing, fileId: missing, ...(await around(app, { ...like, campaignId: id })) };
}
