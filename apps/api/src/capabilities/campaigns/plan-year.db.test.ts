import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp } from '../../testing/test-app.js';
import type { Answer, TestApp, Visitor } from '../../testing/test-app.js';
import type { CampaignView, PlanEdit } from './campaigns.contract.js';
import { act, castOf, ok } from './testing/started-campaign.js';
import type { Cast } from './testing/started-campaign.js';

let app: TestApp;
let cast: Cast;
let clerk: Visitor;
let secretary: Visitor;
let campaign: CampaignView;
let units: { id: string; name: string; category: string }[];

beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  ({ clerk } = cast);
  secretary = await app.signIn('10010');
  ({ units } = ok(await clerk.get('/choices')));
});
afterAll(() => app?.close());

const reload = async (): Promise<CampaignView> => (campaign = ok(await clerk.get(`/campaigns/${campaign.id}`)));
const send = (edits: readonly PlanEdit[] | readonly object[], more: { reason?: string; expectedVersion?: number } = {}): Promise<Answer> =>
  clerk.send('PATCH', `/campaigns/${campaign.id}/plan`, { expectedVersion: campaign.version, edits, ...more });
const edit = async (...edits: readonly object[]): Promise<CampaignView> => (campaign = ok(await send(edits)));
const change = (taskId: string, cells: object, reason?: string): Promise<Answer> =>
  clerk.send('PATCH', `/campaigns/${campaign.id}/tasks`, { expectedVersion: campaign.version, changes: [{ taskId, ...cells }], ...(reason ? { reason } : {}) });
const facts = async (id = campaign.id): Promise<{ label: string; text: string }[]> => ok(await clerk.get(`/items/${id}/history`)).events.at(-1).facts;
const taskOf = (printedNo: string) =>
  campaign.tasks.find((task) => task.printedNo === printedNo) ??
  (() => {
    throw new Error(`no task ${printedNo}`);
  })();
const sharesOf = (printedNo: string) =>
  app.work.read(app.tenantId, (tx) =>
    tx.rows<{ unit: string; dueOn: string; ended: string | null }>(
      `select u.name as unit, s.due_on as "dueOn", s.ended from items s join units u on u.id = s.unit_id where s.parent_id = $1 order by u.ordinal`,
      [taskOf(printedNo).taskItemId],
    ),
  );
/** Nothing stored of any item says something else than its records. */
const record = async (): Promise<unknown> => ok(await (await app.signIn('10077')).send('POST', '/audit/check'));

const register = { way: 'register', lists: [] };
const branches = { type: 'category', category: 'branch' };

describe('a campaign from a blank page', () => {
  it('begins as a draft with nothing in it, and says so', async () => {
    campaign = ok(await clerk.send('POST', '/campaigns', { from: 'blank', title: '2018年“初心”主题活动', year: 2018, theme: '学习', basis: ['某通知'] }));
    expect(campaign).toMatchObject({ year: 2018, programme: '“初心”主题活动', stages: [], tasks: [], editable: true, amendable: false });
    expect(campaign.blockers.map(({ text }) => text)).toEqual(['还没有任务']);
    expect(campaign.allowedActions.find(({ primary }) => primary)?.refusedBecause).toContain('还没有任务');
  });

  it('is not for a branch to begin', async () => {
    const answer = await secretary.send('POST', '/campaigns', { from: 'blank', title: 'x', year: 2018, theme: '', basis: [] });
    expect([answer.status, answer.body.code]).toEqual([403, 'campaign.not-yours']);
  });

  it('takes stages, chapters and tasks, each cell named in its history', async () => {
    const stage = {
      label: '（一）',
      title: '动员',
      focus: '学文件',
      paths: [{ no: '1.', text: '开会' }],
      startsOn: '2018-10-10',
      dueText: '10月底前',
      dueOn: '2018-10-31',
      gate: false,
    };
    await edit(
      { type: 'add-stage', ...stage },
      { type: 'add-stage', ...stage, label: '（二）', title: '整改', startsOn: null, dueOn: null, dueText: '年底前' },
    );
    const [first, second] = campaign.stages;
    await edit(
      { type: 'add-task', stageId: first?.id, printedNo: '1', title: '学文件' },
      { type: 'add-task', stageId: first?.id, printedNo: '3', title: '谈体会' },
      { type: 'add-task', stageId: second?.id, printedNo: '4', title: '改问题' },
    );
    expect(campaign.tasks.map(({ printedNo }) => printedNo)).toEqual(['1', '3', '4']);
    expect(await facts()).toContainEqual({ label: '第3项 新加', text: expect.stringContaining('主要任务：谈体会') });
    await edit({ type: 'chapters', chapters: [{ no: '一', title: '要求', paragraphs: [{ level: 0, no: '', text: '逐字照录。' }] }] });
    expect(await facts()).toContainEqual({ label: '第一章 第1段', text: '（空） → 逐字照录。' });
    expect(campaign.blockers.map(({ text }) => text)).toEqual(['3项任务没有责任部门', '3项任务没有写明办理方式', '3项任务没有时限']);
  });

  it('renames itself and its stages, and the record of each stays sound', async () => {
    const [first] = campaign.stages;
    await edit({ type: 'head', title: '“初心”主题活动（2018年）' }, { type: 'stage', stageId: first?.id, title: '学习动员', startsOn: '2018-10-09' });
    expect(campaign.title).toBe('“初心”主题活动（2018年）');
    expect(await app.work.read(app.tenantId, (tx) => tx.rows('select title, starts_on from items where id = $1', [first?.itemId]))).toEqual([
      { title: '（一）学习动员', starts_on: '2018-10-09' },
    ]);
    expect(await app.work.read(app.tenantId, (tx) => tx.rows('select due_on from deadlines where item_id = $1', [first?.itemId]))).toEqual([
      { due_on: '2018-10-09' },
    ]);
    expect(await record()).toMatchObject({ sound: true, itemId: null });
  });

  it('names days that contradict each other, and takes them back', async () => {
    const [first] = campaign.stages;
    await edit({ type: 'stage', stageId: first?.id, dueOn: '2018-10-01' });
    expect(campaign.blockers.map(({ text }) => text)).toContain('（一）学习动员的时限早于开始日期');
    await edit({ type: 'stage', stageId: first?.id, dueOn: '2018-10-31' });
    expect((await send([{ type: 'stage', stageId: first?.id, dueOn: '2018-02-30' }])).status).toBe(422);
  });

  it('removes a stage and a task, and puts rows in another order', async () => {
    await edit({ type: 'add-stage', label: '（三）', title: '多余', focus: '', paths: [], startsOn: null, dueText: '', dueOn: null, gate: false });
    const [first, second, third] = campaign.stages;
    expect((await send([{ type: 'remove-stage', stageId: second?.id }])).body.code).toBe('plan.stage-not-empty');
    await edit({ type: 'order-stages', stageIds: [third?.id, first?.id, second?.id] });
    expect(campaign.stages.map(({ title }) => title)).toEqual(['多余', '学习动员', '整改']);
    await edit({ type: 'remove-stage', stageId: third?.id });
    expect(campaign.stages.map(({ title }) => title)).toEqual(['学习动员', '整改']);
    await edit({ type: 'order-tasks', taskIds: [taskOf('3').id, taskOf('1').id, taskOf('4').id] });
    expect(campaign.tasks.map(({ printedNo }) => printedNo)).toEqual(['3', '1', '4']);
    expect(await facts()).toContainEqual({ label: '任务顺序', text: '1、3、4 → 3、1、4' });
    expect(await record()).toMatchObject({ sound: true, itemId: null });
  });

  it('is changed through its own door alone: the bare act of a stage is refused and leaves nothing', async () => {
    const [stage] = campaign.stages;
    const answer = await clerk.send('POST', `/items/${stage?.itemId ?? ''}/events`, { type: 'ACT', act: 'REMOVE', expectedVersion: stage?.version });
    expect([answer.status, answer.body.code]).toEqual([422, 'request.malformed']);
    expect((await reload()).stages).toHaveLength(2);
  });

  it('loses nothing when two people write at once: the second is told and sees the present state', async () => {
    const seen = campaign.version;
    await edit({ type: 'head', theme: '学做结合' });
    const late = await send([{ type: 'head', theme: '别的' }], { expectedVersion: seen });
    expect([late.status, late.body.code]).toEqual([409, 'item.changed']);
    expect((await reload()).theme).toBe('学做结合');
  });

  it('leaves a unit out with its reason, in the preview as well', async () => {
    const [branch] = units.filter(({ category }) => category === 'branch');
    for (const no of ['1', '3', '4']) campaign = ok(await change(taskOf(no).id, { lead: branches, how: register, dueOn: '2018-10-26' }));
    expect(campaign.blockers).toEqual([]);
    expect(ok(await clerk.get(`/campaigns/${campaign.id}/preview?unit=${branch?.id}`)).lines).toHaveLength(3);
    await edit({ type: 'scope', excluded: [{ unitId: branch?.id, reason: '正在换届' }] });
    expect(campaign.excluded).toEqual([{ unitId: branch?.id, name: branch?.name, reason: '正在换届' }]);
    expect(ok(await clerk.get(`/campaigns/${campaign.id}/preview?unit=${branch?.id}`)).lines).toEqual([]);
  });
});

describe('the year', () => {
  it('sends out what was approved, without the unit that stays out', async () => {
    const all = units.filter(({ category }) => category === 'branch').length;
    await act(clerk, campaign, { label: '送审' });
    await act(cast.deputy, ok(await cast.deputy.get(`/items/${campaign.id}`)), { label: '审定同意' });
    await act(clerk, await reload(), { label: '启动' });
    // Ordered and not begun: what was approved is not a draft again for the moment in between.
    expect(await reload()).toMatchObject({ editable: false, launched: { done: 0, total: 0 } });
    expect((await send([{ type: 'head', theme: 'x' }], { reason: '想改' })).body.code).toBe('plan.not-while-running');
    await app.settle();
    await reload();
    expect(campaign).toMatchObject({ editable: false, amendable: true, blockers: [] });
    expect(await sharesOf('1')).toHaveLength(all - 1);
  });

  it('asks a reason for every change, and changes nothing of what was sent out', async () => {
    const stageId = campaign.stages[0]?.id;
    expect((await send([{ type: 'add-task', stageId, title: '追加' }])).body.code).toBe('plan.reason-missing');
    expect((await send([{ type: 'head', theme: 'x' }], { reason: '想改' })).body.code).toBe('plan.not-while-running');
    expect((await change(taskOf('1').id, { title: '换个说法' }, '想改')).body.code).toBe('plan.task-sent');
    expect((await send([{ type: 'add-task', stageId, title: '追加' }], { reason: '上级要求' })).body.detail).toContain('责任部门、办理方式、时限');
  });

  it('appends a task and sends it to its units alone', async () => {
    const office = units.find(({ category }) => category === 'office')?.id;
    const counted = () => app.work.read(app.tenantId, (tx) => tx.rows<{ n: number }>(`select count(*)::int as n from items where root_id = $1`, [campaign.id]));
    const [before] = await counted();
    campaign = ok(
      await send(
        [
          {
            type: 'add-task',
            stageId: campaign.stages[1]?.id,
            printedNo: '5',
            title: '报小结',
            lead: { type: 'units', units: [office] },
            how: register,
            dueOn: '2018-11-30',
            dueText: '11月底前',
          },
        ],
        { reason: '上级要求' },
      ),
    );
    await app.settle();
    await reload();
    expect(await sharesOf('5')).toEqual([{ unit: '党办', dueOn: '2018-11-30', ended: null }]);
    expect(taskOf('5').addedOn?.on).toBe('2018-10-08');
    expect((await counted())[0]?.n).toBe((before?.n ?? 0) + 2);
    expect(campaign.launched).toMatchObject({ notSent: null });
    expect(campaign.launched?.done).toBe(campaign.launched?.total);
    const { events } = ok(await clerk.get(`/items/${campaign.id}/history`));
    expect(events.at(-1)).toMatchObject({ reason: '上级要求' });
  });

  it('moves a deadline: what was sent out follows only where the office says so, what is finished stays', async () => {
    const [done] = await sharesDone('1');
    expect((await change(taskOf('1').id, { dueOn: '2018-11-09' }, '推迟')).body.code).toBe('plan.issued-undecided');
    const issued = ok(await clerk.get(`/campaigns/${campaign.id}/tasks/${taskOf('1').id}/issued?dueOn=2018-11-09`));
    expect(issued).toMatchObject({ finished: 1, isEarlier: false, hits: [] });
    campaign = ok(await change(taskOf('1').id, { dueOn: '2018-11-09', dueText: '11月9日前', issued: 'move' }, '推迟'));
    await app.settle();
    const shares = await sharesOf('1');
    expect(shares.filter(({ ended }) => ended === 'done')).toEqual([{ unit: done?.unit, dueOn: '2018-10-26', ended: 'done' }]);
    expect(shares.filter(({ ended }) => ended === null).every(({ dueOn }) => dueOn === '2018-11-09')).toBe(true);
    campaign = ok(await change(taskOf('3').id, { dueOn: '2018-11-09', issued: 'keep' }, '推迟'));
    await app.settle();
    expect((await sharesOf('3')).every(({ dueOn }) => dueOn === '2018-10-26')).toBe(true);
    expect((await reload()).tasks.find(({ printedNo }) => printedNo === '3')?.dueOn?.on).toBe('2018-11-09');
    expect(await record()).toMatchObject({ sound: true, itemId: null });
  });

  it('moves a day again only when all that was sent out has come to the day before it, so that none is left on the day between', async () => {
    campaign = ok(await change(taskOf('1').id, { dueOn: '2018-11-14', issued: 'move' }, '推迟'));
    const refused = await change(taskOf('1').id, { dueOn: '2018-11-16', issued: 'move' }, '改正');
    expect([refused.status, refused.body.code]).toEqual([409, 'plan.moving-now']);
    expect((await reload()).tasks.find(({ printedNo }) => printedNo === '1')?.dueOn?.on).toBe('2018-11-14');
    await app.settle();
    campaign = ok(await change(taskOf('1').id, { dueOn: '2018-11-16', issued: 'move' }, '改正'));
    await app.settle();
    expect(new Set((await sharesOf('1')).filter(({ ended }) => ended === null).map(({ dueOn }) => dueOn))).toEqual(new Set(['2018-11-16']));
  });

  it('asks before an earlier day, and says whom it hits', async () => {
    const asked = ok(await clerk.get(`/campaigns/${campaign.id}/tasks/${taskOf('1').id}/issued?dueOn=2018-10-20`));
    expect(asked).toMatchObject({ isEarlier: true, open: expect.any(Number) });
    expect(asked.hits).toHaveLength(asked.open);
    const refused = await change(taskOf('1').id, { dueOn: '2018-10-20', issued: 'move' }, '提前');
    expect([refused.status, refused.body.code]).toEqual([422, 'plan.earlier-unconfirmed']);
    campaign = ok(await change(taskOf('1').id, { dueOn: '2018-10-20', issued: 'move', earlierConfirmed: true }, '提前'));
    await app.settle();
    expect((await sharesOf('1')).filter(({ ended }) => ended === null).every(({ dueOn }) => dueOn === '2018-10-20')).toBe(true);
  });

  it('sends a unit that now takes part what it missed', async () => {
    const [left] = campaign.excluded;
    campaign = ok(await send([{ type: 'scope', excluded: [] }], { reason: '换届已毕' }));
    await app.settle();
    expect((await sharesOf('3')).some(({ unit }) => unit === left?.name)).toBe(true);
  });

  it('closes a stage with the list of what is left in its record, and sets a start day after the start', async () => {
    await reload();
    const [first, second] = campaign.stages;
    campaign = ok(await send([{ type: 'stage', stageId: second?.id, startsOn: '2018-11-05' }], { reason: '定下日期' }));
    expect(campaign.stages[1]?.startsOn?.on).toBe('2018-11-05');
    if (!first) throw new Error('there is a first stage');
    if (first.state.label === '未开始') await act(clerk, { ...first, id: first.itemId }, { label: '开始本阶段' });
    await reload();
    const [open] = campaign.stages;
    if (!open) throw new Error('there is a first stage');
    expect(open.left.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^第3项 谈体会：\d+个单位未办结$/u));
    await act(clerk, { ...open, id: open.itemId }, { label: '结束本阶段', reason: '到期' });
    expect(await facts(open.itemId)).toContainEqual({ label: '未办结 第3项 谈体会', text: expect.stringMatching(/^\d+个单位：.*党支部/u) });
    await reload();
    expect((await send([{ type: 'stage', stageId: open.id, dueOn: '2018-12-01' }], { reason: '晚了' })).body.code).toBe('plan.stage-over');
  });

  it('has nothing to send again where nothing was left out', async () => {
    expect((await clerk.send('POST', `/campaigns/${campaign.id}/send-left-out`, {})).body.code).toBe('plan.nothing-left-out');
  });
});

/** One share of a task is registered as done by its unit. */
async function sharesDone(printedNo: string): Promise<{ unit: string }[]> {
  const [share] = await app.work.read(app.tenantId, (tx) =>
    tx.rows<{ id: string; unit: string; person: string; staffNo: string }>(
      `select s.id, u.name as unit, p.staff_no as "staffNo" from items s join units u on u.id = s.unit_id join assignments a on a.item_id = s.id and a.closed_at is null join persons p on p.id = a.person_id where s.parent_id = $1 order by u.ordinal limit 1`,
      [taskOf(printedNo).taskItemId],
    ),
  );
  if (!share) throw new Error('a share is open');
  const holder = await app.signIn(share.staffNo);
  const item = ok(await holder.get(`/items/${share.id}`));
  const done = item.allowedActions.find((action: { primary: boolean }) => action.primary);
  ok(
    await holder.send('POST', `/items/${share.id}/events`, {
      type: 'ACT',
      act: done.act,
      expectedVersion: item.version,
      data: { on: '2018-10-08', text: '学完' },
    }),
  );
  return [share];
}

describe('export, import and another year', () => {
  let file: any; // a plan file, looked at field by field

  it('gives a file that, read back, gives the same file', async () => {
    file = ok(await clerk.get(`/campaigns/${campaign.id}/plan.json`));
    expect(file).toMatchObject({ format: 1, year: 2018, tasks: expect.any(Array) });
    const text = JSON.stringify(file);
    expect(ok(await clerk.send('POST', '/plan-files', { file: text }))).toMatchObject({ year: 2018, stages: 2, tasks: 4, unknown: [], notices: [] });
    const copy: CampaignView = ok(
      await clerk.send('POST', '/campaigns', { from: 'file', file: text, matched: { units: {}, categories: {}, ways: {}, forms: {}, lifecycles: {} } }),
    );
    expect(copy).toMatchObject({ editable: true, launched: null });
    expect(ok(await clerk.get(`/campaigns/${copy.id}/plan.json`))).toEqual(file);
  });

  it('keeps the shipped plan word for word on the way out and back', async () => {
    const [plan] = ok(await clerk.get('/plans'));
    const opened: CampaignView = ok(await clerk.send('POST', '/campaigns', { plan: plan.key }));
    const out = ok(await clerk.get(`/campaigns/${opened.id}/plan.json`));
    const copy: CampaignView = ok(
      await clerk.send('POST', '/campaigns', {
        from: 'file',
        file: JSON.stringify(out),
        matched: { units: {}, categories: {}, ways: {}, forms: {}, lifecycles: {} },
      }),
    );
    expect(ok(await clerk.get(`/campaigns/${copy.id}/plan.json`))).toEqual(out);
    expect(out.basisText).toContain('现就开展模范机关创建活动提出如下工作方案');
  });

  it('asks what strange names stand for, and takes nothing until each is answered', async () => {
    const strange = JSON.stringify(file).replaceAll('"party-office"', '"their-office"');
    const seen = ok(await clerk.send('POST', '/plan-files', { file: strange }));
    expect(seen.unknown).toEqual([{ kind: 'units', key: 'their-office', name: '党办', places: ['第5项责任部门'] }]);
    const none = { units: {}, categories: {}, ways: {}, forms: {}, lifecycles: {} };
    expect((await clerk.send('POST', '/campaigns', { from: 'file', file: strange, matched: none })).body.code).toBe('plan-file.unmatched');
    const made: CampaignView = ok(
      await clerk.send('POST', '/campaigns', { from: 'file', file: strange, matched: { ...none, units: { 'their-office': null } } }),
    );
    expect(made.blockers.map(({ text }) => text)).toContain('1项任务没有责任部门');
    expect((await secretary.send('POST', '/plan-files', { file: strange })).status).toBe(403);
  });

  it('makes next year from this one: days shifted, waiting to be looked at, one by one or all', async () => {
    const next: CampaignView = ok(
      await clerk.send('POST', '/campaigns', { from: 'campaign', campaignId: campaign.id, title: '“初心”主题活动（2019年）', year: 2019, theme: '巩固' }),
    );
    campaign = next;
    expect(next).toMatchObject({ year: 2019, programme: '“初心”主题活动', theme: '巩固', derivedFrom: { year: 2018, title: '“初心”主题活动（2018年）' } });
    expect(next.tasks.map(({ printedNo, dueOn, unchecked }) => [printedNo, dueOn?.on, unchecked])).toEqual([
      ['3', '2019-11-09', true],
      ['1', '2019-10-20', true],
      ['4', '2019-10-26', true],
      ['5', '2019-11-30', true],
    ]);
    expect(next.tasks.map(({ lead, how }) => [lead?.label, how?.label])).toEqual([
      ['各党支部', '登记办结'],
      ['各党支部', '登记办结'],
      ['各党支部', '登记办结'],
      ['党办', '登记办结'],
    ]);
    expect(next.blockers.map(({ text }) => text)).toEqual(['第4项任务的时限早于（二）整改开始的日期', '6处顺延的日期待核对']);
    expect(next.notices.map(({ text }) => text)).toEqual(expect.arrayContaining([expect.stringContaining('10月20日是周日')]));
    expect(await facts()).toContainEqual({ label: '底稿', text: '（空） → “初心”主题活动（2018年）' });
    campaign = ok(await change(taskOf('3').id, { checked: true }));
    expect(campaign.blockers.map(({ text }) => text)).toContain('5处顺延的日期待核对');
    await edit({ type: 'check-all' }, { type: 'stage', stageId: campaign.stages[1]?.id, startsOn: '2019-10-08' });
    expect(campaign.blockers).toEqual([]);
    expect(await record()).toMatchObject({ sound: true, itemId: null });
  });
});
