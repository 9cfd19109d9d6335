import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { readSpreadsheet } from '../../kernel/spreadsheet/read-spreadsheet.js';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp, Visitor } from '../../testing/test-app.js';
import { castOf, ok } from '../campaigns/testing/started-campaign.js';
import type { Cast } from '../campaigns/testing/started-campaign.js';
import { FireTimers } from '../deadlines/index.js';
import { Items } from '../items/index.js';
import type { Figure } from './count/figures.js';
import { makeSheets } from './commands/make-sheets.js';
import { exportSheets } from './queries/export-sheets.js';
import { reviewReader } from './queries/reader.js';
import { launchLivelyPlan } from './testing/launch-lively-plan.js';
import { naiveFigures } from './testing/naive-figures.js';
import { randomYear } from './testing/random-year.js';
import type { ReviewView, SheetView } from './reviews.contract.js';

let app: TestApp;
let cast: Cast;
let campaignId: string;
let reviewId: string;
let spared: readonly Spared[];
const CUT_OFF = '2018-12-31';

const moveTo = async (day: string): Promise<void> => {
  await app.work.run(app.tenantId, (tx) => tx.rows('update tenants set business_on = $1 where id = $2', [day, app.tenantId]));
  await app.app.get(FireTimers).fire(app.tenantId);
  await app.settle();
};

beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  campaignId = await launchLivelyPlan(cast);
  await app.settle();
  spared = await sharesOfLastUnits();
  const year = randomYear(app, { campaignId, seed: 20181231, spared: spared.map(({ id }) => id) });
  for (const day of ['2018-10-09', '2018-10-19', '2018-10-25', '2018-11-12', '2018-12-03', '2018-12-28', '2019-01-03']) {
    await moveTo(day);
    await year.someActs(28);
    if (day === '2018-12-28') await doneAndTakenUpAgain(spared.filter(({ due }) => due === '2019-01-20'));
  }
  await moveTo('2019-01-07');
}, 300_000);
afterAll(() => app?.close());

interface Spared {
  readonly id: string;
  readonly due: string;
  readonly person: string;
}

/** What chance leaves alone: two tasks of each of two units, one due long before the cut-off and one after it. */
const sharesOfLastUnits = (): Promise<Spared[]> =>
  app.work.read(app.tenantId, (tx) =>
    tx.rows(
      `select i.id, i.due_on::text as due, a.person_id as person from items i join assignments a on a.item_id = i.id and a.closed_at is null
     where i.root_id = $1 and i.kind = 'share' and i.due_on in ('2018-11-15', '2019-01-20')
       and i.unit_id in (select s.unit_id from items s join units u on u.id = s.unit_id where s.root_id = $1 and s.kind = 'share' and s.due_on = '2019-01-20' order by u.code desc limit 2) order by i.unit_id, i.due_on`,
      [campaignId],
    ),
  );

/** Tasks due after the cut-off are done before it and taken up again: by the records they were done in time, and they are open. */
async function doneAndTakenUpAgain(shares: readonly Spared[]): Promise<void> {
  for (const { id, person } of shares)
    await app.work.run(app.tenantId, async (tx) => {
      await app.app.get(Items).apply(tx, {
        itemId: id,
        by: { person },
        expectedVersion: null,
        event: { type: 'ACT', act: 'REGISTER_DONE' },
        data: { on: '2018-12-20', text: '已办' },
      });
      await app.app
        .get(Items)
        .apply(tx, { itemId: id, by: { person: cast.clerk.personId }, expectedVersion: null, event: { type: 'ACT', act: 'REOPEN' }, reason: '没有办完' });
    });
}

const kept = (unit: string | null): Promise<{ figures: Figure[] }[]> =>
  app.work.read(app.tenantId, (tx) =>
    tx.rows('select figures from review_counts where review_id = $1 and unit_id is not distinct from $2 order by edition', [reviewId, unit]),
  );
const values = (figures: readonly Figure[] = []): Record<string, number> => Object.fromEntries(figures.map(({ key, value }) => [key, value]));
const view = async (who: Visitor = cast.clerk): Promise<ReviewView> => ok(await who.get(`/reviews/${reviewId}`));

describe('opening the review of a year', () => {
  it('is the office’s alone, with a cut-off inside the campaign', async () => {
    const secretary = await app.signIn('10010');
    expect((await secretary.send('POST', `/campaigns/${campaignId}/review`, { cutOff: CUT_OFF })).body.code).toBe('review.not-yours');
    const early = await cast.clerk.send('POST', `/campaigns/${campaignId}/review`, { cutOff: '2018-09-30' });
    expect([early.status, early.body.code]).toEqual([422, 'review.cut-off-too-early']);
    const far = await cast.clerk.send('POST', `/campaigns/${campaignId}/review`, { cutOff: '2031-12-31' });
    expect([far.status, far.body.code]).toEqual([422, 'review.cut-off-too-far']);
    expect((await cast.clerk.send('POST', `/campaigns/${campaignId}/review`, { cutOff: '2018-02-30' })).status).toBe(422);
  });

  it('is announced for a cut-off still to come, and may be taken back', async () => {
    const { id } = ok(await cast.clerk.send('POST', `/campaigns/${campaignId}/review`, { cutOff: '2019-01-31' }));
    const announced: ReviewView = ok(await cast.clerk.get(`/reviews/${id}`));
    expect(announced).toMatchObject({ announced: '2月1日（周五）自动取数，生成各支部的表。', sheets: [], mayCancel: true });
    ok(await cast.clerk.send('POST', `/reviews/${id}/cancel`));
  });

  it('opened twice at once, it is there once', async () => {
    const answers = await Promise.all([CUT_OFF, CUT_OFF].map((cutOff) => cast.clerk.send('POST', `/campaigns/${campaignId}/review`, { cutOff })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'review.opened-already', detail: expect.stringContaining('12月31日') });
    reviewId = answers.find(({ status }) => status === 200)?.body.id;
  });

  it('makes its sheets piece by piece and goes on where it was broken off', async () => {
    const message = { payload: { itemId: reviewId } };
    await app.work.run(app.tenantId, (tx) => makeSheets(tx, app.app.get(Items), message, 5));
    expect((await view()).progress).toEqual({ done: 5, total: 12 });
    const broken = app.work.run(app.tenantId, async (tx) => {
      await makeSheets(tx, app.app.get(Items), message, 5);
      throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    await app.settle();
    const made = await view();
    expect(made.progress).toEqual({ done: 12, total: 12 });
    expect(made.sheets.map(({ unit }) => unit.name).slice(0, 3)).toEqual(['内科第一党支部', '内科第二党支部', '内科第三党支部']);
    await app.settle();
    expect((await view()).sheets).toHaveLength(12);
  });
});

describe('every figure', () => {
  it('equals a recount of the records by statements that know nothing of the engine', async () => {
    const { sheets } = await view();
    const seen: Record<string, number> = {};
    for (const { unit } of sheets) {
      const naive = await naiveFigures(app, { campaignId, unitId: unit.id, cutOff: CUT_OFF });
      const [{ figures } = { figures: [] }] = await kept(unit.id);
      expect({ unit: unit.name, ...values(figures) }).toMatchObject({ unit: unit.name, ...naive });
      for (const [key, value] of Object.entries(naive)) seen[key] = (seen[key] ?? 0) + value;
    }
    // The year was lively enough for the comparison to mean something.
    expect(
      [
        'tasks-on-time',
        'tasks-open',
        'tasks-open-overdue',
        'tasks-again',
        'meetings',
        'lists-on-time',
        'lists-late',
        'lists-missing',
        'lists-returned',
        'problems-found',
        'personal-on-time',
      ].filter((key) => (seen[key] ?? 0) === 0),
    ).toEqual([]);
  });

  it('of the whole hospital is the sum of all units, those without a sheet too', async () => {
    const [{ figures } = { figures: [] }] = await kept(null);
    expect(values(figures)).toMatchObject(await naiveFigures(app, { campaignId, unitId: null, cutOff: CUT_OFF }));
  });

  it('stays as it was whatever happens later, which is said beside it', async () => {
    const before = values((await kept(null))[0]?.figures);
    await randomYear(app, { campaignId, seed: 7, spared: spared.map(({ id }) => id) }).someActs(40);
    const { sheets } = await view();
    const sheet: SheetView = ok(await cast.clerk.get(`/review-sheets/${sheets[0]?.id}`));
    const [{ figures } = { figures: [] }] = await kept(sheet.unit.id);
    for (const figure of sheet.groups.flatMap((group) => group.figures))
      if (figure.value !== null) expect({ key: figure.key, value: figure.value }).toEqual({ key: figure.key, value: values(figures)[figure.key] });
    expect(values((await kept(null))[0]?.figures)).toEqual(before);
    await expect(app.work.run(app.tenantId, (tx) => tx.rows('update review_counts set reason = $1', ['x']))).rejects.toThrow();
    await expect(app.asOwner((client) => client.query('update review_counts set reason = $1', ['x']))).rejects.toThrow();
  });

  it('shows the items behind it, and of restricted lists only how many', async () => {
    const { sheets } = await view();
    const [sheet] = sheets;
    const detail = ok(await cast.clerk.get(`/review-sheets/${sheet?.id}/figures/lists-on-time`));
    expect(detail.lines.reduce((sum: number, { times }: { times: number }) => sum + times, 0)).toBe(detail.figure.value);
    const personal = ok(await cast.clerk.get(`/review-sheets/${sheet?.id}/figures/personal-on-time`));
    expect(personal).toMatchObject({ lines: [], hidden: expect.stringContaining('限定范围') });
    const stored = await app.work.read(app.tenantId, (tx) =>
      tx.rows<{ id: string }>(
        `select i.id from review_counts k, jsonb_each(k.behind) b, jsonb_array_elements(b.value) e join items i on i.id = (e ->> 'id')::uuid where i.privacy = 'restricted'`,
      ),
    );
    expect(stored).toEqual([]);
    expect((await cast.clerk.get(`/review-sheets/${sheet?.id}/figures/nothing`)).status).toBe(404);
  });
});

describe('taken along as a workbook', () => {
  it('has a row a unit in official order, how each figure is counted, and who took it', async () => {
    const { bytes } = await app.work.read(app.tenantId, async (tx) => exportSheets(tx, reviewId, await reviewReader(tx, cast.clerk.personId)));
    const [table, definitions] = await readSpreadsheet(bytes);
    const units = (table?.rows ?? []).map((row) => row[1] ?? '').filter((name) => name.endsWith('党支部'));
    expect(units).toEqual((await view()).sheets.map(({ unit }) => unit.name));
    expect(JSON.stringify(table?.rows.at(-1))).toMatch(/刘清和.*导出/u);
    expect(JSON.stringify(definitions?.rows)).toContain('第一次报送的日期不晚于时限');
  });
});

describe('who sees what', () => {
  it('a unit finds its own sheet alone, a leader those of the area, nobody else’s is known', async () => {
    const all = await view();
    const secretary = await app.signIn('10010');
    const own = await view(secretary);
    expect(own.sheets.map(({ unit }) => unit.name)).toEqual(['内科第一党支部']);
    expect([own.whole, own.mayManage]).toEqual([null, false]);
    const other = all.sheets.find(({ unit }) => unit.name === '内科第二党支部');
    expect((await secretary.get(`/review-sheets/${other?.id}`)).status).toBe(404);
    expect((await secretary.get(`/review-sheets/${other?.id}/figures/lists`)).status).toBe(404);
    expect((await secretary.get('/reviews/years')).status).toBe(403);
    expect((await secretary.get(`/campaigns/${campaignId}/closing`)).status).toBe(403);
    const leader = await view(await app.signIn('10003'));
    expect(leader.sheets.length).toBeGreaterThan(0);
    expect(leader.sheets.length).toBeLessThan(12);
  });
});

interface Undone {
  readonly id: string;
  readonly version: number;
  readonly sheet: string;
  readonly due: string | null;
  readonly wasDone: boolean;
}

describe('the way of a sheet', () => {
  const act = async (who: Visitor, id: string, more: Record<string, unknown>) => {
    const { version } = ok(await who.get(`/items/${id}`));
    return who.send('POST', `/items/${id}/events`, { expectedVersion: version, ...more });
  };
  let sheet: string;
  let secretary: Visitor;
  beforeAll(async () => {
    secretary = await app.signIn('10010');
    sheet = (await view(secretary)).sheets[0]?.id ?? '';
  });

  it('the branch may say something or nothing, but not too much', async () => {
    const long = await act(secretary, sheet, { type: 'ACT', act: 'STATE', data: { text: '长'.repeat(301) } });
    expect([long.status, long.body.code]).toEqual([422, 'item.form-invalid']);
    ok(await act(secretary, sheet, { type: 'ACT', act: 'STATE', data: { text: '11月因搬迁迟报一份。' } }));
  });

  it('a wrong figure is put right by the record and counted anew; both counts stay', async () => {
    const undone = await app.work.read(app.tenantId, (tx) =>
      tx.rows<Undone>(
        `select i.id, i.version, k.sheet_id as sheet, i.due_on::text as due, exists (select from item_events e where e.item_id = i.id and e.payload::jsonb -> 'event' ->> 'act' = 'REGISTER_DONE') as "wasDone" from items i join plan_tasks p on p.item_id = i.parent_id join review_counts k on k.unit_id = i.unit_id and k.edition = 1
       where i.root_id = $1 and i.kind = 'share' and i.ended is null and not exists (select from item_events e where e.item_id = i.id and e.happened_at > '2018-12-31T16:00Z') and p.how ->> 'way' in ('register', 'ledger') and k.sheet_id <> $2 order by (select code from units u where u.id = i.unit_id), i.title`,
        [campaignId, sheet],
      ),
    );
    const registered = async (share: Undone | undefined) => {
      if (!share) throw new Error('the random year leaves some task undone');
      const { id, version, sheet: its } = share;
      const sheetNow = async (): Promise<SheetView> => ok(await cast.clerk.get(`/review-sheets/${its}`));
      const recount = (expectedVersion: number, reason: string) => cast.clerk.send('POST', `/review-sheets/${its}/recounts`, { expectedVersion, reason });
      // Others may have entered late what they did in time: counted first, so that only this one is new.
      await recount((await sheetNow()).version, '此前补录的');
      const before = await sheetNow();
      ok(
        await cast.clerk.send('POST', `/items/${id}/events`, {
          type: 'ACT',
          act: 'REGISTER_DONE',
          expectedVersion: version,
          data: { on: '2018-12-20', text: '已办' },
        }),
      );
      return { before, recount, answer: await recount(before.version, '12月20日已办，漏登记') };
    };
    // What was done once and taken up again counts by its first time: done again, and not due before the cut-off, it changes nothing.
    const again = await registered(undone.find(({ wasDone, due }) => wasDone && due === '2019-01-20'));
    expect(again.answer.body.code).toBe('review.recount-same');
    // What was never done is late no longer, or done in time: either changes a figure.
    const { before, recount, answer } = await registered(undone.find(({ wasDone }) => !wasDone));
    const after: SheetView = ok(answer);
    expect(after.editions.at(-1)).toMatchObject({
      reason: '12月20日已办，漏登记',
      changes: expect.arrayContaining([expect.objectContaining({ label: expect.any(String) })]),
    });
    expect(after.editions).toHaveLength(before.editions.length + 1);
    const same = await recount(after.version, '再取一次');
    expect([same.status, same.body.code]).toEqual([409, 'review.recount-same']);
    const parts = await app.work.read(app.tenantId, (tx) =>
      tx.rows<{ unit: string | null; figures: Figure[] }>(
        'select distinct on (unit_id) unit_id as unit, figures from review_counts where review_id = $1 order by unit_id, edition desc',
        [reviewId],
      ),
    );
    const first = await kept(null);
    const moved = (key: string) => (values(parts.find(({ unit }) => unit === null)?.figures)[key] ?? 0) - (values(first[0]?.figures)[key] ?? 0);
    // Either sheet may have been counted anew before for what was entered late, so both units move the whole.
    let together = 0;
    for (const unit of new Set([again.before.unit.id, before.unit.id])) {
      const own = await kept(unit);
      together += (values(own.at(-1)?.figures)['tasks-open-overdue'] ?? 0) - (values(own[0]?.figures)['tasks-open-overdue'] ?? 0);
    }
    expect(moved('tasks-open-overdue')).toBe(together);
  });

  it('is checked by the office, confirmed by the leading group, fed back, and asked about within five working days', async () => {
    const officeSlot = (
      ok(await cast.clerk.get(`/items/${sheet}`)) as { allowedActions: { type: string; slotId: string; step: string }[] }
    ).allowedActions.find(({ type }) => type === 'AGREE');
    ok(await act(cast.clerk, sheet, { type: 'AGREE', step: officeSlot?.step, slotId: officeSlot?.slotId }));
    expect((await cast.clerk.send('POST', `/review-sheets/${sheet}/recounts`, { expectedVersion: 1, reason: '迟了' })).body.code).toBe(
      'review.recount-not-now',
    );
    const leader = await view(cast.deputy);
    const decision = leader.sheets.flatMap(({ id, version, allowedActions }) =>
      allowedActions.filter(({ type }) => type === 'AGREE').map(({ slotId, step }) => ({ itemId: id, slotId, step, expectedVersion: version })),
    );
    expect(decision.map(({ itemId }) => itemId)).toEqual([sheet]);
    expect(ok(await cast.deputy.send('POST', '/decisions', { label: '审定', decisions: decision }))).toMatchObject({ done: 1 });
    expect((await secretary.send('POST', `/reviews/${reviewId}/feedback`)).body.code).toBe('review.not-yours');
    expect(ok(await cast.clerk.send('POST', `/reviews/${reviewId}/feedback`))).toMatchObject({ done: 1 });
    expect((await cast.clerk.send('POST', `/reviews/${reviewId}/feedback`)).body.code).toBe('review.none-to-feed-back');
    await app.settle();
    expect(ok(await secretary.get(`/review-sheets/${sheet}`)).requestText).toBe('1月14日（周一）24时前可以申请复核。');
    expect(JSON.stringify(ok(await secretary.get('/notifications')))).toContain('结果已反馈');
  });

  it('too late, it says until when it was possible', async () => {
    await moveTo('2019-01-15');
    const late = await act(secretary, sheet, { type: 'ACT', act: 'ASK_AGAIN', data: { text: '有一项数字不对' } });
    expect([late.status, late.body.code]).toEqual([422, 'act.requirement-not-met']);
    expect(late.body.detail).toContain('1月14日（周一）24时');
    expect(ok(await secretary.get(`/review-sheets/${sheet}`))).toMatchObject({
      state: { label: '已办结' },
      requestText: '申请复核的期限已于1月14日（周一）24时截止。',
    });
  });
});

describe('closing the year', () => {
  it('lists what is left and lets nothing of the campaign be started anew', async () => {
    const left = ok(await cast.clerk.get(`/campaigns/${campaignId}/closing`));
    expect(left).toMatchObject({ closed: false, mayClose: true });
    expect(left.stages.length).toBeGreaterThan(0);
    const bare = await cast.clerk.send('POST', `/items/${campaignId}/events`, { type: 'ACT', act: 'CLOSE_YEAR', expectedVersion: left.campaign.version });
    expect([bare.status, bare.body.code]).toEqual([422, 'request.malformed']);
    const wrong = await cast.clerk.send('POST', `/campaigns/${campaignId}/closing`, {
      expectedVersion: left.campaign.version,
      entries: [{ id: uuidV7(), carry: true }],
    });
    expect([wrong.status, wrong.body.code]).toEqual([409, 'closing.list-changed']);
    const closed = ok(
      await cast.clerk.send('POST', `/campaigns/${campaignId}/closing`, {
        expectedVersion: left.campaign.version,
        entries: left.entries.map(({ id }: { id: string }) => ({ id, carry: true })),
      }),
    );
    expect(closed).toMatchObject({ closed: true, mayClose: false });
    const stage = left.stages[0];
    const { version } = ok(await cast.clerk.get(`/items/${stage.id}`));
    const opened = await cast.clerk.send('POST', `/items/${stage.id}/events`, { type: 'ACT', act: 'OPEN', expectedVersion: version });
    expect(opened.body).toMatchObject({ code: 'act.requirement-not-met', detail: expect.stringContaining('已经结束') });
    expect((await cast.clerk.send('POST', `/campaigns/${campaignId}/closing`, { expectedVersion: closed.campaign.version, entries: [] })).body.code).toBe(
      'closing.not-now',
    );
  });

  it('the years of the programme stand beside each other for the whole hospital', async () => {
    const { programmes } = ok(await cast.clerk.get('/reviews/years'));
    expect(programmes[0].years.map(({ year }: { year: number }) => year)).toEqual([2018, 2019, 2020]);
    const row = programmes[0].groups[0].figures[0];
    expect(row.values[0]).toMatch(/^\d+$/u);
    expect(row.values.slice(1)).toEqual([null, null]);
  });
});
