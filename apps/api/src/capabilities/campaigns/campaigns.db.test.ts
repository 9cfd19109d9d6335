import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadLibrary } from '@bihuan/library';
import type { Client } from 'pg';
import { clockOf } from '../../kernel/clock/clock.js';
import { FireTimers } from '../deadlines/index.js';
import { Items } from '../items/index.js';
import { untilWaiting } from '../../testing/sent-at-once.js';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp, Visitor } from '../../testing/test-app.js';
import type { CampaignView } from './campaigns.contract.js';
import { launchNext } from './launch/launch.js';
import { act, castOf, ok } from './testing/started-campaign.js';
import type { Cast } from './testing/started-campaign.js';

let app: TestApp;
let cast: Cast;
let secretary: Visitor;
let campaign: CampaignView;

beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  secretary = await app.signIn('10010');
});
afterAll(() => app?.close());

const reload = async (): Promise<CampaignView> => ok(await cast.clerk.get(`/campaigns/${campaign.id}`));
const sent = (): Promise<{ kind: string; n: number }[]> =>
  app.work.read(app.tenantId, (tx) =>
    tx.rows(`select kind, count(*)::int as n from items where root_id = $1 and kind in ('task', 'share', 'list') group by kind order by kind`, [campaign.id]),
  );
/** Stages whose day has come while they still wait. */
const dueStages = (): Promise<string[]> =>
  app.work.read(app.tenantId, async (tx) => {
    const { today } = await clockOf(tx);
    return (await tx.rows<{ id: string }>('select item_id as id from deadlines where due_on <= $1', [today])).map(({ id }) => id);
  });

describe('a plan before its start', () => {
  it('says what is missing, and cannot be submitted until it is there', async () => {
    const [plan] = ok(await cast.clerk.get('/plans'));
    expect(plan.title).toContain('南岭省人民医院');
    campaign = ok(await cast.clerk.send('POST', '/campaigns', { plan: plan.key }));
    expect(campaign.title).toContain('南岭省人民医院');
    expect(campaign.blockers.map(({ text }) => text)).toEqual(['9项任务没有责任部门', '11项任务没有写明办理方式']);
    expect(campaign.allowedActions.find(({ primary }) => primary)?.refusedBecause).toContain('责任部门');
    expect(campaign.notices.map(({ text }) => text)).toEqual(expect.arrayContaining(['10月20日是周六']));
    expect(campaign.notices.some(({ text }) => text.includes('9月30日截止，已办的事可补录，不亮红灯'))).toBe(true);
  });

  it('offers every way a list may go, each with its title', async () => {
    const { lifecycles } = ok(await cast.clerk.get('/choices'));
    const keys = lifecycles.map(({ key }: { key: string }) => key).sort();
    const used = loadLibrary()
      .plans.flatMap(({ tasks }) => tasks.flatMap(({ how }) => how?.lists ?? []))
      .map(({ lifecycle }) => lifecycle);
    expect(keys).toEqual([...new Set(used)].sort());
  });

  it('offers the forms somebody fills in, and none that comes with an act', async () => {
    const { forms } = ok(await cast.clerk.get('/choices'));
    expect(forms.map(({ key }: { key: string }) => key)).toEqual(['problem-list']);
  });

  it('lets none of its stages begin, neither by hand nor by their day', async () => {
    const refusals = (await reload()).stages.map(({ allowedActions }) => allowedActions.find(({ primary }) => primary)?.refusedBecause);
    for (const refusal of refusals) expect(refusal).toContain('活动还没有启动');
    await app.work.run(app.tenantId, (tx) => tx.rows(`update deadlines set due_on = '2018-10-01'`));
    expect((await dueStages()).length).toBeGreaterThan(0);
    await app.app.get(FireTimers).fire(app.tenantId);
    expect(new Set((await reload()).stages.map(({ state }) => state.label))).toEqual(new Set(['未开始']));
  });

  it('takes a task without a date only when that is said on purpose', async () => {
    const taskId = campaign.tasks[1]?.id;
    const change = async (cells: object) =>
      cast.clerk.send('PATCH', `/campaigns/${campaign.id}/tasks`, { expectedVersion: (await reload()).version, changes: [{ taskId, ...cells }] });
    const forgotten: CampaignView = ok(await change({ dueOn: null }));
    expect(forgotten.blockers.map(({ text }) => text)).toContain('1项任务没有时限');
    const meant: CampaignView = ok(await change({ dueOn: null, noDue: true }));
    expect(meant.tasks[1]).toMatchObject({ dueOn: null, noDue: true });
    expect(meant.blockers.map(({ text }) => text)).not.toContain('1项任务没有时限');
    expect(meant.notices).toContainEqual({ text: '1项任务不设日期', taskIds: [taskId] });
    expect((await change({ dueOn: '2018-09-30', noDue: true })).status).toBe(422);
    campaign = ok(await change({ dueOn: '2018-09-30' }));
    expect(campaign.tasks[1]).toMatchObject({ dueOn: { on: '2018-09-30' }, noDue: false });
  });

  it('is opened once', async () => {
    const again = await cast.clerk.send('POST', '/campaigns', { plan: 'model-organ-2018' });
    expect([again.status, again.body.code]).toEqual([409, 'campaign.opened-already']);
  });

  it('is not to be written by a branch, and not on an older version', async () => {
    const change = { expectedVersion: campaign.version, changes: [{ taskId: campaign.tasks[1]?.id, dueOn: '2018-10-30' }] };
    expect((await secretary.send('PATCH', `/campaigns/${campaign.id}/tasks`, change)).status).toBe(403);
    expect((await cast.clerk.send('PATCH', `/campaigns/${campaign.id}/tasks`, { ...change, expectedVersion: 99 })).body.code).toBe('item.changed');
    expect((await reload()).tasks[1]?.dueOn?.on).toBe('2018-09-30');
  });

  it('keeps each changed cell with its old and new words in the history of the campaign', async () => {
    const { units } = ok(await cast.clerk.get('/choices'));
    const office = units.find((unit: { category: string }) => unit.category === 'office').id;
    const changes = campaign.tasks
      .filter(({ lead, how }) => !lead || !how)
      .map((task) => ({
        taskId: task.id,
        ...(task.lead ? {} : { lead: { type: 'units', units: [office] }, leadSource: '沿用第1行' }),
        ...(task.how ? {} : { how: { way: 'register', lists: [] } }),
      }));
    campaign = ok(await cast.clerk.send('PATCH', `/campaigns/${campaign.id}/tasks`, { expectedVersion: campaign.version, changes }));
    expect(campaign.blockers).toEqual([]);
    expect(campaign.tasks[1]).toMatchObject({ lead: { label: '党办' }, leadSource: '沿用第1行', how: { sentence: '登记办结' } });
    const { events } = ok(await cast.clerk.get(`/items/${campaign.id}/history`));
    expect(events.at(-1).facts).toEqual(expect.arrayContaining([{ label: '第2项 责任部门', text: '（空） → 党办（沿用第1行）' }]));
  });

  it('refuses a list each cadre fills in that everybody could read', async () => {
    const task = campaign.tasks.find(({ how }) => how?.lists.some(({ filler }) => filler === 'cadres'));
    if (!task?.how) throw new Error('the plan has such a list');
    const { sentence: _sentence, ...how } = task.how as NonNullable<typeof task.how> & { sentence: string }; // what is said of it is not sent back
    const lists = how.lists.map(({ key, label, form, lifecycle, filler, more, category }) => ({
      key,
      label,
      form,
      lifecycle,
      filler,
      more,
      privacy: 'normal' as const,
      ...(category ? { category } : {}),
    }));
    const { status, body } = await cast.clerk.send('PATCH', `/campaigns/${campaign.id}/tasks`, {
      expectedVersion: campaign.version,
      changes: [{ taskId: task.id, how: { way: how.way, lists } }],
    });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'plan.list-not-restricted' });
    expect(body.detail).toContain('“党员干部个人”由党员干部个人填写，查看范围须设为限定范围');
  });

  it('names no cadre of a branch to those outside, and counts them only where that says nothing of whose', async () => {
    const { units } = ok(await cast.clerk.get('/choices'));
    const cadres = await app.work.read(app.tenantId, (tx) => tx.rows<{ name: string }>('select name from persons where is_cadre'));
    const counted = new Set<string>();
    const individualOf = (preview: any): { filler: string; who: string }[] =>
      preview.lines.filter(({ list }: { list: string | null }) => list === '党员干部个人');
    const office = await app.signIn('10006'); // the one named office role may
    for (const branch of units.filter(({ category }: { category: string }) => category === 'branch')) {
      const own = individualOf(ok(await cast.clerk.get(`/campaigns/${campaign.id}/preview?unit=${branch.id}`)));
      if (branch.name === '内科第一党支部')
        expect(individualOf(ok(await office.get(`/campaigns/${campaign.id}/preview?unit=${branch.id}`))).map(({ filler }) => filler)).toContain('何映雪');
      expect(own.length).toBeLessThanOrEqual(1);
      for (const { filler, who } of own) counted.add(`${filler.replace(/^\d+/u, (n: string) => (Number(n) >= 3 ? 'n' : 'few'))}|${who}`);
      for (const { name } of cadres) expect(JSON.stringify(own)).not.toContain(name);
    }
    expect([...counted].filter((one) => !['n份（限定范围）|', '限定范围，不显示份数|'].includes(one))).toEqual([]);
    expect(counted.size).toBeGreaterThan(0);
  });

  it('is no campaign yet to those it will concern', async () => {
    const before = secretary;
    expect((await before.get('/campaigns')).body).toEqual([]);
    for (const path of ['', '/plan.json', `/preview?unit=${before.personId}`]) expect((await before.get(`/campaigns/${campaign.id}${path}`)).status).toBe(404);
  });

  it('shows a branch what it will get, and for how long', async () => {
    const { units } = ok(await cast.clerk.get('/choices'));
    const branch = units.find((unit: { category: string }) => unit.category === 'branch');
    const preview = ok(await cast.clerk.get(`/campaigns/${campaign.id}/preview?unit=${branch.id}`));
    expect(preview.unit.name).toBe(branch.name);
    expect(preview.lines.filter(({ list }: { list: string | null }) => list === '内设机构')).toHaveLength(2);
    expect(preview.minutes).toBeGreaterThan(0);
    const { groups } = ok(await cast.clerk.get(`/campaigns/${campaign.id}/loads`));
    const own = groups.flatMap(({ lines }: { lines: { unit: string }[] }) => lines).find(({ unit }: { unit: string }) => unit === branch.name);
    // The preview counts the time of restricted lists too, which is their fillers' own.
    const restricted = preview.lines.filter(({ list }: { list: string | null }) => list === '党员干部个人');
    expect(own.minutes).toBe(preview.minutes - restricted.reduce((sum: number, { minutes }: { minutes: number }) => sum + minutes, 0));
    expect(campaign.sends).toMatch(/向\d+个党支部各下发\d+件（清单：.*），每个约\d+(至\d+)?分钟/u);
  });

  it('says how many sheets of each kind will go out, as many as are there afterwards', async () => {
    const sheets = new Map([...campaign.sends.matchAll(/([^：、（）；]+?)(\d+)份/gu)].map(([, label = '', count]) => [label, Number(count)]));
    const { units } = ok(await cast.clerk.get('/choices'));
    const labels = new Map<string, number>();
    for (const { id } of units)
      for (const { list, filler } of ok(await cast.clerk.get(`/campaigns/${campaign.id}/preview?unit=${id}`)).lines as {
        list: string | null;
        filler: string;
      }[])
        if (list !== null) labels.set(list, (labels.get(list) ?? 0) + Number(/^(\d+)份（限定范围）/u.exec(filler)?.[1] ?? 1));
    const open = [...labels].filter(([label]) => sheets.has(label) && label === '内设机构');
    expect(open.length).toBe(1);
    for (const [label, count] of open) expect([label, sheets.get(label)]).toEqual([label, count]);
  });
});

describe('the launch', () => {
  it('killed midway and started again gives each item exactly once', async () => {
    await act(cast.clerk, await reload(), { label: '送审' });
    await act(cast.deputy, ok(await cast.deputy.get(`/items/${campaign.id}`)), { label: '审定同意' });
    await act(cast.clerk, await reload(), { label: '启动' });
    const preparing = await reload();
    expect([
      preparing.launched?.total,
      preparing.stages.map(({ allowedActions }) => allowedActions.find(({ primary }) => primary)?.refusedBecause ?? null),
    ]).toEqual([0, preparing.stages.map(() => null)]);
    const items = app.app.get(Items);
    const message = { payload: { itemId: campaign.id } };
    await app.work.run(app.tenantId, (tx) => launchNext(tx, items, message, 17));
    await expect(
      app.work.run(app.tenantId, async (tx) => {
        await launchNext(tx, items, message, 9);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect((await sent()).reduce((sum, { n }) => sum + n, 0)).toBe(17);
    expect((await reload()).launched).toMatchObject({ done: 17 });
    // Three messages wait by now: the order itself and what the first chunk left; any of them alone would do.
    await app.settle();
    const all = await sent();
    const { launched } = await reload();
    expect(launched?.done).toBe(launched?.total);
    expect(all.find(({ kind }) => kind === 'task')?.n).toBe(campaign.tasks.length);
    await app.work.run(app.tenantId, (tx) => launchNext(tx, items, message));
    await app.settle();
    expect(await sent()).toEqual(all);
  });

  it('reaches the inbox of those who fill in, restricted lists only their own', async () => {
    const head = await app.signIn('10013');
    const inbox = ok(await head.get('/inbox'));
    const cards = inbox.sections.flatMap(({ cards: own }: { cards: unknown[] }) => own);
    expect(inbox.headline).toMatch(/^本周要办\d+件|本周没有要办的事$/u);
    expect(cards.length).toBeGreaterThan(0);
    const outsider = ok(await (await app.signIn('10039')).get('/inbox'));
    const persons = cards.filter(({ filler }: { filler: string }) => filler.endsWith('朱文澜'));
    expect(persons).toHaveLength(1);
    expect(JSON.stringify(outsider)).not.toContain('朱文澜');
  });

  it('lets a filler add one more list where the plan says so, and nobody from outside', async () => {
    const { personId } = await app.signIn('10013');
    const row = await app.work.read(app.tenantId, (tx) =>
      tx.row<{ id: string }>(`select i.parent_id as id from items i where i.root_id = $1 and i.subject_person_id = $2`, [campaign.id, personId]),
    );
    const share = row?.id ?? '';
    const before = ok(await secretary.get(`/items/${share}`));
    expect(before.listsLine).toMatch(/^本单位应报：内设机构2份（已报0） · 党员干部个人\d+份（已报0）$/u); // the secretary may read them
    const clerkSees = ok(await (await app.signIn('10011')).get(`/items/${share}`));
    const told = before.children.filter(({ list }: { list: string }) => list === 'cadres').length;
    expect(clerkSees.children.filter(({ hidden }: { hidden: boolean }) => hidden)).toHaveLength(told >= 3 ? told : 0);
    expect(clerkSees.listsLine).toContain(told >= 3 ? `党员干部个人${told}份` : '党员干部个人（限定范围，不显示份数）');
    const list = before.addable.find(({ label }: { label: string }) => label === '内设机构').list;
    expect(ok(await secretary.send('POST', `/items/${share}/children`, { list })).title).toMatch(/清单$/u);
    expect(ok(await secretary.get(`/items/${share}`)).listsLine).toContain('内设机构3份');
    const stranger = await app.signIn('10039');
    expect((await stranger.send('POST', `/items/${share}/children`, { list })).status).toBe(404);
    expect((await secretary.send('POST', `/items/${share}/children`, { list: 'nonsense' })).status).toBe(409);
  });
});

it('a department head adds one more list from the one he has, and reads the share of the branch no more than before', async () => {
  const row = await app.work.read(app.tenantId, (tx) =>
    tx.row<{ id: string; parent: string; unit: string }>(
      `select i.id, i.parent_id as parent, u.code as unit from items i join units u on u.id = i.subject_unit_id
     join post_holdings h on h.unit_id = u.id join persons p on p.id = h.person_id where i.root_id = $1 and i.kind = 'list' and p.staff_no = '10014' limit 1`,
      [campaign.id],
    ),
  );
  const head = await app.signIn('10014');
  const list = ok(await head.get(`/items/${row?.id ?? ''}`));
  expect(list).toMatchObject({ listsLine: '还可以再填一份', addable: [{ list: 'departments', label: '内设机构' }] });
  const added = ok(await head.send('POST', `/items/${row?.id ?? ''}/children`, { list: 'departments' }));
  expect(added.filler).toBe(list.filler);
  expect((await head.send('POST', `/items/${row?.id ?? ''}/children`, { list: 'cadres' })).status).toBe(409);
  expect((await head.get(`/items/${row?.parent ?? ''}`)).status).toBe(404);
});

it('whoever heads two departments adds one more list for the department of the list he asks from', async () => {
  const head = await app.signIn('10014');
  const lists = await app.work.run(app.tenantId, async (tx) => {
    const share = await tx.row<{ id: string }>(
      `select l.parent_id as id from items l join post_holdings h on h.unit_id = l.subject_unit_id where l.root_id = $1 and l.kind = 'list' and h.person_id = $2 limit 1`,
      [campaign.id, head.personId],
    );
    const found = await tx.rows<{ id: string; department: string }>(
      `select distinct on (subject_unit_id) id, subject_unit_id as department from items where parent_id = $1 and list_key = 'departments' order by subject_unit_id, id`,
      [share?.id],
    );
    await tx.rows(
      `insert into post_holdings (tenant_id, id, person_id, unit_id, post_id, during)
       select h.tenant_id, gen_random_uuid(), h.person_id, d.id, h.post_id, h.during from post_holdings h join unnest($2::uuid[]) as d (id) on d.id <> h.unit_id
       where h.person_id = $1 and h.unit_id = any($2::uuid[])`,
      [head.personId, found.map(({ department }) => department)],
    );
    return found;
  });
  expect(lists).toHaveLength(2);
  for (const { id, department } of lists) {
    const added = ok(await head.send('POST', `/items/${id}/children`, { list: 'departments' }));
    const made = await app.work.read(app.tenantId, (tx) => tx.row('select subject_unit_id as department from items where id = $1', [added.id]));
    expect(made).toEqual({ department });
  }
});

it('no list is begun below a share that somebody ends at that moment', async () => {
  const { share = '' } =
    (await app.work.read(app.tenantId, (tx) =>
      tx.row<{ share: string }>(
        `select i.id as share from items i join units u on u.id = i.unit_id where i.root_id = $1 and u.code = 'branch-01'
           and exists (select from items l where l.parent_id = i.id and l.list_key = 'departments')`,
        [campaign.id],
      ),
    )) ?? {};
  const end = (db: Client, as: 'void' | null): Promise<unknown> => db.query('update items set ended = $2 where id = $1', [share, as]);
  const answer = await app.asOwner(async (db) => {
    await db.query('begin');
    await db.query(`select set_config('app.tenant', $1, true)`, [app.tenantId]);
    await end(db, 'void');
    const sent = secretary.send('POST', `/items/${share}/children`, { list: 'departments' });
    await untilWaiting(db, 1);
    await db.query('commit');
    return sent;
  });
  expect([answer.status, answer.body.code]).toEqual([409, 'children.not-offered']);
  await app.asOwner(async (db) => {
    await db.query(`select set_config('app.tenant', $1, false)`, [app.tenantId]);
    await end(db, null);
  });
});

describe('a stage with a gate', () => {
  it('is waited for by the next one', async () => {
    await app.work.run(app.tenantId, (tx) => tx.rows('update plan_stages set is_gate = true where campaign_id = $1 and ordinal = 1', [campaign.id]));
    const [first, second] = (await reload()).stages;
    expect(second?.allowedActions.find(({ primary }) => primary)?.refusedBecause).toContain('上一阶段');
    if (!first) throw new Error('a plan has stages');
    await act(cast.clerk, { ...first, id: first.itemId }, { label: '开始本阶段' });
    const [opened] = (await reload()).stages;
    if (!opened) throw new Error('a plan has stages');
    await act(cast.clerk, { ...opened, id: opened.itemId }, { label: '结束本阶段' });
    expect((await reload()).stages[1]?.allowedActions.find(({ primary }) => primary)?.refusedBecause).toBeNull();
  });
});

describe('a stage whose day had come before the start', () => {
  it('begins when its day is looked at again', async () => {
    const due = await dueStages();
    await app.app.get(FireTimers).fire(app.tenantId);
    const opened = (await reload()).stages.filter(({ itemId }) => due.includes(itemId));
    expect(new Set(opened.map(({ state }) => state.label))).toEqual(new Set(['进行中']));
    expect(await dueStages()).toEqual([]);
  });
});
