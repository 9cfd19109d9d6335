import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp } from '../../testing/test-app.js';
import { act, castOf, ok } from '../campaigns/testing/started-campaign.js';
import type { Cast } from '../campaigns/testing/started-campaign.js';
import type { Figure } from './count/figures.js';
import type { ClosingView, ReviewLines, ReviewView } from './reviews.contract.js';
import { launchLivelyPlan } from './testing/launch-lively-plan.js';
import { ledgerFates } from './testing/ledger-fates.js';
import type { Fates } from './testing/ledger-fates.js';
import { launchNextYear, moveTo } from './testing/moving-year.js';
import { naiveFigures } from './testing/naive-figures.js';
import { randomYear } from './testing/random-year.js';

type Entry = Awaited<ReturnType<Fates['fixing']>>[number];
const fatesOfEntries = ['closed', 'closed before and taken up later', 'taken up again', 'closed again', 'merged', 'taken apart', 'extended', 'asked for more', 'suspended', 'resumed', 'standing', 'over its day'] as const;

let app: TestApp;
let cast: Cast;
let campaignId: string;
let review: ReviewView;
const entries = new Map<(typeof fatesOfEntries)[number], Entry>();
const entry = (fate: (typeof fatesOfEntries)[number]): Entry => entries.get(fate) ?? (() => { throw new Error(`no entry is ${fate}`); })();
const values = (figures: readonly Figure[] = []): Record<string, number> => Object.fromEntries(figures.map(({ key, value }) => [key, value]));
const closing = async (): Promise<ClosingView> => ok(await cast.clerk.get(`/campaigns/${campaignId}/closing`));

/** One entry of every fate, three meetings held, and the year over. */
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  campaignId = await launchLivelyPlan(cast);
  await app.settle();
  await moveTo(app, '2018-10-09');
  const year = randomYear(app, { campaignId, seed: 20181231 });
  await year.someActs(120);
  const fates = await ledgerFates(app, '2018-10-09');
  // Chance decides how soon there are rows enough.
  for (let n = 0; n < 12 && (await fates.fixing()).length < fatesOfEntries.length; n += 1) {
    await year.someActs(30);
    await fates.enter('2018-11-05');
  }
  for (const [at, found] of (await fates.fixing()).entries()) {
    const fate = fatesOfEntries[at];
    if (fate) entries.set(fate, found);
  }
  for (const fate of ['closed', 'closed before and taken up later', 'taken up again', 'closed again'] as const) await fates.closed(entry(fate));
  for (const fate of ['taken up again', 'closed again'] as const) await fates.reopened(entry(fate), '2018-12-10');
  await fates.closedAgain(entry('closed again'));
  for (const fate of ['merged', 'taken apart'] as const) await fates.merged(entry(fate), entry('over its day'));
  await fates.unmerged(entry('taken apart'));
  await fates.extended(entry('extended'), '2019-02-01');
  await fates.askedForMore(entry('asked for more'), '2019-02-01');
  for (const fate of ['suspended', 'resumed'] as const) await fates.suspended(entry(fate), '2019-03-01');
  await fates.resumed(entry('resumed'), '2019-01-31');
  await fates.standing(entry('standing'), '2019-10-01');
  await registerMeetings();
  await moveTo(app, '2018-10-25');
  await year.someActs(30);
  // Chance decides as well how soon somebody hands a list in after its day.
  for (let n = 0; n < 12 && (await naiveFigures(app, { campaignId, unitId: null, cutOff: '2018-12-31' }))['lists-late'] === 0; n += 1) await year.someActs(30);
  await moveTo(app, '2019-01-07');
  const { id } = ok(await cast.clerk.send('POST', `/campaigns/${campaignId}/review`, { cutOff: '2018-12-31' }));
  await app.settle();
  review = ok(await cast.clerk.get(`/reviews/${id}`));
}, 400_000);
afterAll(() => app?.close());

/** Three branches hold the meeting of task 10: one in time, one late, and one whose registration was taken back by the office. */
async function registerMeetings(): Promise<void> {
  const shares = await app.work.read(app.tenantId, (tx) => tx.rows<{ id: string; staffNo: string }>(
    `select distinct on (i.id) i.id, p.staff_no as "staffNo" from items i join plan_tasks t on t.item_id = i.parent_id join assignments a on a.item_id = i.id and a.closed_at is null join persons p on p.id = a.person_id
     where i.root_id = $1 and t.how ->> 'way' = 'meeting' and i.ended is null order by i.id, p.staff_no`, [campaignId]));
  for (const { id, staffNo } of shares.slice(0, 3)) {
    const clerk = await app.signIn(staffNo);
    await act(clerk, ok(await clerk.get(`/items/${id}`)), { label: '登记办结', data: { on: '2018-10-09', text: '已开会' } });
  }
  const [, , back] = shares;
  if (back) await act(cast.clerk, ok(await cast.clerk.get(`/items/${back.id}`)), { label: '退回继续办理', reason: '没有开成' });
}

const figuresOf = async (unitId: string | null): Promise<Record<string, number>> => {
  const rows = await app.work.read(app.tenantId, (tx) => tx.rows<{ figures: Figure[] }>('select figures from review_counts where review_id = $1 and unit_id is not distinct from $2 order by edition', [review.id, unitId]));
  return values(rows.at(-1)?.figures);
};

describe('the figures of a year with entries of every fate', () => {
  it('equal a recount of the records, for each unit and the whole hospital', async () => {
    for (const { unit } of review.sheets)
      expect({ unit: unit.name, ...(await figuresOf(unit.id)) }).toMatchObject({ unit: unit.name, ...(await naiveFigures(app, { campaignId, unitId: unit.id, cutOff: '2018-12-31' })) });
    expect(await figuresOf(null)).toMatchObject(await naiveFigures(app, { campaignId, unitId: null, cutOff: '2018-12-31' }));
  });

  it('compare something: none of them is nought, and each fate counts where it belongs', async () => {
    const found = await figuresOf(null);
    expect(Object.entries(found).filter(([, value]) => value === 0).map(([key]) => key)).toEqual([]);
    const all = await app.work.read(app.tenantId, (tx) => tx.rows<{ n: number }>('select count(*)::int as n from register_entries'));
    expect(found).toMatchObject({ entries: (all[0]?.n ?? 0) - 1, 'entries-closed': 3, 'entries-reopened': 2 });
    expect(found['entries-open']).toBe((found['entries'] ?? 0) - 3);
  });
});

describe('an entry opened again after its year was closed', () => {
  it('is asked for: it stands on the closing page as waiting, and the list of years says so', async () => {
    const left = await closing();
    expect(left.entries.map(({ id }) => id)).not.toContain(entry('closed').id);
    expect(ok(await cast.clerk.send('POST', `/campaigns/${campaignId}/closing`, { expectedVersion: left.campaign.version, entries: left.entries.map(({ id }) => ({ id, carry: true })) })).waiting).toBe(left.entries.length);
    const fates = await ledgerFates(app, '2019-01-07');
    await fates.reopened(entry('closed'), '2019-06-30');
    await fates.unmerged(entry('merged'));
    const view = await closing();
    const undecided = view.entries.filter(({ carried }) => carried === null).map(({ id }) => id);
    expect(undecided.sort()).toEqual([entry('closed').id, entry('merged').id].sort());
    expect(view.waiting).toBe(left.entries.length + 2);
    expect(view.entriesText).toMatch(/^年度结束时\d+条未销号；结束以后又打开2条。现在：/u);
    const lines: ReviewLines = ok(await cast.clerk.get('/reviews'));
    expect(lines.lines.find((line) => line.campaignId === campaignId)?.waiting).toBe(left.entries.length + 2);
  });

  it('may as well stay in its year, with a reason and the name of whoever decided so; then it waits no longer', async () => {
    const before = await closing();
    const keep = (entries: readonly { id: string; reason: string }[]) => cast.clerk.send('POST', `/campaigns/${campaignId}/keeping`, { entries });
    expect((await keep([{ id: entry('merged').id, reason: ' ' }])).status).toBe(422);
    const other = await keep([{ id: entry('standing').id, reason: '已经结转' }]);
    expect([other.status, other.body.code]).toEqual([409, 'closing.not-asked']);
    const kept: ClosingView = ok(await keep([{ id: entry('merged').id, reason: '本年度内可以办完' }]));
    expect(kept.waiting).toBe(before.waiting - 1);
    expect(kept.entries.find(({ id }) => id === entry('merged').id)).toMatchObject({ carried: false, reason: '本年度内可以办完', decided: expect.stringContaining('2019年1月7日') });
    expect(kept.entriesText).toBe(before.entriesText);
    expect((await keep([{ id: entry('merged').id, reason: '再来一次' }])).body.code).toBe('closing.not-asked');
  });

  it('goes into the next year with all the others, and the register of that year has it', async () => {
    const next = await launchNextYear(app, cast, campaignId);
    const moved: ClosingView = ok(await cast.clerk.send('POST', `/campaigns/${campaignId}/carrying`, { to: next }));
    expect([moved.waiting, moved.entries.filter(({ carriedTo }) => carriedTo === null).map(({ id }) => id)]).toEqual([0, [entry('merged').id]]);
    const { rows } = ok(await cast.clerk.get(`/registers/rectification?campaign=${next}`));
    expect(rows.map(({ id, itemId }: { id?: string; itemId?: string }) => id ?? itemId)).toEqual(expect.arrayContaining([entry('closed').id]));
    const nothing = await cast.clerk.send('POST', `/campaigns/${campaignId}/carrying`, { to: next });
    expect([nothing.status, nothing.body.code]).toEqual([409, 'closing.nothing-to-carry']);
  });

  it('also after everything was carried over already: it waits, and is carried by itself', async () => {
    const fates = await ledgerFates(app, '2019-01-07');
    await fates.reopened(entry('closed before and taken up later'), '2019-06-30');
    const view = await closing();
    expect(view.waiting).toBe(1);
    const [target] = view.targets;
    const moved: ClosingView = ok(await cast.clerk.send('POST', `/campaigns/${campaignId}/carrying`, { to: target?.id }));
    expect(moved.waiting).toBe(0);
    expect(moved.entries.find(({ id }) => id === entry('closed before and taken up later').id)?.carriedTo).toContain('2019年');
  });
});

describe('what is left of the year', () => {
  it('tells stages that were never begun from those that were not ended', async () => {
    const { stages } = await closing();
    expect(stages.length).toBeGreaterThan(0);
    for (const { begun, state } of stages) expect([begun, state.label]).toEqual([state.label !== '未开始', state.label]);
    expect(new Set(stages.map(({ begun }) => begun)).has(false)).toBe(true);
  });
});
