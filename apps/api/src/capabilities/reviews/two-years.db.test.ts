import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp, Visitor } from '../../testing/test-app.js';
import { castOf, ok } from '../campaigns/testing/started-campaign.js';
import type { Cast } from '../campaigns/testing/started-campaign.js';
import type { Figure } from './count/figures.js';
import type { ClosingView, ReviewView, SheetView } from './reviews.contract.js';
import { launchLivelyPlan } from './testing/launch-lively-plan.js';
import { launchNextYear, moveTo } from './testing/moving-year.js';
import { naiveFigures } from './testing/naive-figures.js';
import { randomLedger } from './testing/random-ledger.js';
import { randomFrom, randomYear } from './testing/random-year.js';

const REGISTER = '/registers/rectification';
let app: TestApp;
let cast: Cast;
let first: string;
let second: string;
const units = new Map<string, { id: string; name: string; version: number }>();
const acts: string[] = [];

/** Two years of a hospital: units go into one another, are closed and renamed, entries are put aside, joined, carried over. */
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  first = await launchLivelyPlan(cast);
  await app.settle();
  const ledger = await randomLedger(app, randomFrom(4711));
  const year = randomYear(app, { campaignId: first, seed: 20181231 });
  await moveTo(app, '2018-10-09');
  await year.someActs(260);
  await ledger.enter(16, '2018-11-05');
  acts.push(...(await ledger.someActs(50, '2018-10-09')));
  await moveTo(app, '2018-11-20');
  await readUnits();
  const system = await app.signIn('10078');
  ok(
    await system.send('POST', `/organisation/units/${unit('branch-01').id}/merge`, {
      into: unit('branch-02').id,
      on: '2018-11-20',
      carry: [],
      version: unit('branch-01').version,
    }),
  );
  await app.work.run(app.tenantId, (tx) => tx.rows(`update units set during = daterange(lower(during), '2018-12-10') where code = 'branch-06'`));
  await app.work.run(app.tenantId, (tx) =>
    tx.rows(
      `with old as (update unit_names set during = daterange(lower(during), '2018-12-01') where unit_id = $1 returning tenant_id) insert into unit_names (tenant_id, id, unit_id, name, during) select tenant_id, gen_random_uuid(), $1, '改名后的党支部', daterange('2018-12-01', null) from old`,
      [unit('branch-03').id],
    ),
  );
  await year.someActs(20);
  acts.push(...(await ledger.someActs(50, '2018-11-20')));
  await moveTo(app, '2018-12-28');
  acts.push(...(await ledger.someActs(50, '2018-12-28')));
  await moveTo(app, '2019-01-03');
  await readUnits();
  ok(
    await system.send('POST', `/organisation/units/${unit('branch-04').id}/merge`, {
      into: unit('branch-05').id,
      on: '2019-01-03',
      carry: [],
      version: unit('branch-04').version,
    }),
  );
  await year.someActs(20);
  await ledger.someActs(25, '2019-01-03');
  await moveTo(app, '2019-01-07');
}, 400_000);
afterAll(() => app?.close());

async function readUnits(): Promise<void> {
  const rows = await app.work.read(app.tenantId, (tx) =>
    tx.rows<{ id: string; code: string; name: string; version: number }>('select id, code, name, version from units'),
  );
  for (const { code, ...row } of rows) units.set(code, row);
}
const unit = (code: string) =>
  units.get(code) ??
  (() => {
    throw new Error(`no unit ${code}`);
  })();
const values = (figures: readonly Figure[] = []): Record<string, number> => Object.fromEntries(figures.map(({ key, value }) => [key, value]));
const counted = (reviewId: string, unitId: string | null): Promise<{ figures: Figure[] }[]> =>
  app.work.read(app.tenantId, (tx) =>
    tx.rows('select figures from review_counts where review_id = $1 and unit_id is not distinct from $2 order by edition', [reviewId, unitId]),
  );
const opened = async (campaignId: string, cutOff: string): Promise<ReviewView> => {
  const { id } = ok(await cast.clerk.send('POST', `/campaigns/${campaignId}/review`, { cutOff }));
  await app.settle();
  return ok(await cast.clerk.get(`/reviews/${id}`));
};
/** The recount of what stands on one sheet: its unit's and those that had gone into it. */
const recountOf = async (campaignId: string, unitIds: readonly (string | null)[], cutOff: string): Promise<Record<string, number>> => {
  const parts = await Promise.all(unitIds.map((unitId) => naiveFigures(app, { campaignId, unitId, cutOff })));
  return Object.fromEntries(Object.keys(parts[0] ?? {}).map((key) => [key, parts.reduce((sum, part) => sum + (part[key] ?? 0), 0)]));
};
const agree = async (review: ReviewView, campaignId: string, { cutOff, went }: { cutOff: string; went: Readonly<Record<string, string>> }): Promise<void> => {
  for (const { unit: own } of review.sheets) {
    const on = [own.id, ...Object.entries(went).flatMap(([gone, into]) => (into === own.id ? [gone] : []))];
    expect({ unit: own.name, ...values((await counted(review.id, own.id))[0]?.figures) }).toMatchObject({
      unit: own.name,
      ...(await recountOf(campaignId, on, cutOff)),
    });
  }
  const [whole] = await counted(review.id, null);
  expect(values(whole?.figures)).toMatchObject(await recountOf(campaignId, [null], cutOff));
};

let review2018: ReviewView;

describe('a year in which units merged, closed and changed their names', () => {
  it('counts every item once: on each sheet and in the hospital’s total what a recount of the records finds', async () => {
    review2018 = await opened(first, '2018-12-31');
    await agree(review2018, first, { cutOff: '2018-12-31', went: { [unit('branch-01').id]: unit('branch-02').id } });
    const [whole] = await counted(review2018.id, null);
    const found = values(whole?.figures);
    expect(['entries', 'entries-open'].filter((key) => (found[key] ?? 0) === 0)).toEqual([]);
    expect(acts.length).toBeGreaterThan(0);
  });

  it('says on the sheet who went into the unit, what it was called and who answers', () => {
    const notes = (code: string) => review2018.sheets.find((sheet) => sheet.unit.id === unit(code).id)?.unitNotes;
    expect(review2018.sheets).toHaveLength(11);
    expect(notes('branch-01')).toBeUndefined();
    expect(notes('branch-02')).toEqual([`含已并入的${unit('branch-01').name}（2018年11月20日（周二）并入）`]);
    expect(notes('branch-03')).toEqual([`2018年12月1日（周六）以前名称为${unit('branch-03').name}`]);
    expect(notes('branch-04')).toEqual([expect.stringContaining(`已并入${unit('branch-05').name}，由该支部说明`)]);
    expect(notes('branch-06')).toEqual([expect.stringContaining('已撤销，由党办代为办理')]);
    expect(notes('branch-07')).toEqual([]);
  });

  it('a branch has ten working days to say something; later it is late, and the office may go on', async () => {
    const [sheet] = review2018.sheets;
    expect(sheet?.due.day?.on).toBe('2019-01-21');
    await moveTo(app, '2019-01-21');
    expect((ok(await cast.clerk.get(`/review-sheets/${sheet?.id}`)) as SheetView).state.label).toBe('待支部说明');
    await moveTo(app, '2019-01-22');
    const late: SheetView = ok(await cast.clerk.get(`/review-sheets/${sheet?.id}`));
    expect([late.state.label, late.due.light.light]).toEqual(['等您说明（已逾期）', 'red']);
    ok(await cast.clerk.send('POST', `/items/${late.id}/events`, { type: 'ACT', act: 'GO_ON', expectedVersion: late.version }));
    expect(ok(await cast.clerk.get(`/review-sheets/${sheet?.id}`)) as SheetView).toMatchObject({
      state: { label: '等您核对' },
      due: { light: { light: 'stopped' } },
    });
  });
});

describe('the end of the year', () => {
  const rows = async (): Promise<{ submissionId: string; rowId: string; unit: { id: string } }[]> => ok(await cast.clerk.get(`${REGISTER}/candidates`)).rows;
  const enter = async (who: Visitor, at: number) => {
    const row = (await rows())[at];
    if (!row) throw new Error('some row is left to be entered');
    return who.send('POST', `${REGISTER}/entries`, {
      basis: '专题会议',
      rows: [
        {
          submissionId: row.submissionId,
          rowId: row.rowId,
          data: { class: 'planned', lead: row.unit.id, leader: cast.deputy.personId, owner: cast.deputy.personId, due: '2019-12-01' },
        },
      ],
    });
  };
  const closing = async (): Promise<ClosingView> => ok(await cast.clerk.get(`/campaigns/${first}/closing`));
  const close = async (left: ClosingView) =>
    cast.clerk.send('POST', `/campaigns/${first}/closing`, {
      expectedVersion: left.campaign.version,
      entries: left.entries.map(({ id }) => ({ id, carry: true })),
    });

  it('closing and entering at once: whichever comes first, no entry is left without a decision', async () => {
    const left = await closing();
    const [closed, entered] = await Promise.all([close(left), enter(cast.clerk, 0)]);
    if (closed.status === 200) expect([entered.status, entered.body.code]).toEqual([409, 'register.year-over']);
    else {
      expect([closed.body.code, entered.status]).toEqual(['closing.list-changed', 200]);
      ok(await close(await closing()));
    }
    const undecided = await app.work.read(app.tenantId, (tx) =>
      tx.rows(
        `select e.serial from register_entries e join items i on i.id = e.item_id where e.campaign_id = $1 and i.ended is null and not exists (select from closing_entries c where c.entry_id = e.item_id)`,
        [first],
      ),
    );
    expect(undecided).toEqual([]);
  });

  it('a closed year takes no entry, and says so; once the next one runs, the row goes there', async () => {
    const before = await enter(cast.clerk, 0);
    expect([before.status, before.body.code, before.body.detail]).toEqual([409, 'register.year-over', expect.stringContaining('已经结束')]);
    second = await launchNextYear(app, cast, first);
    const entered = ok(await enter(cast.clerk, 0));
    expect(entered.sentence).toContain('归入2019年');
    const kept = await app.work.read(app.tenantId, (tx) => tx.rows('select campaign_id as id from register_entries order by serial desc limit 1'));
    expect(kept).toEqual([{ id: second }]);
    const moved = ok(await cast.clerk.send('POST', `/campaigns/${first}/carrying`, { to: second }));
    expect(moved.waiting).toBe(0);
  });

  it('the second review stands beside the first: each branch beside its own last year', async () => {
    const year = randomYear(app, { campaignId: second, seed: 20191231 });
    const ledger = await randomLedger(app, randomFrom(99));
    await moveTo(app, '2019-05-20');
    await year.someActs(30);
    await ledger.someActs(20, '2019-05-20');
    await moveTo(app, '2020-01-06');
    await ledger.someActs(8, '2020-01-06');
    const review = await opened(second, '2019-12-31');
    await agree(review, second, { cutOff: '2019-12-31', went: { [unit('branch-01').id]: unit('branch-02').id, [unit('branch-04').id]: unit('branch-05').id } });
    const [whole] = await counted(review.id, null);
    expect(values(whole?.figures)['entries']).toBeGreaterThan(1);
    for (const code of ['branch-02', 'branch-05', 'branch-07']) {
      const line = review.sheets.find((sheet) => sheet.unit.id === unit(code).id);
      const sheet: SheetView = ok(await cast.clerk.get(`/review-sheets/${line?.id}`));
      const before = await Promise.all(
        [code, ...(code === 'branch-05' && line?.unitNotes.some((note) => note.includes(unit('branch-04').name)) ? ['branch-04'] : [])].map((one) =>
          counted(review2018.id, unit(one).id),
        ),
      );
      const sum = (key: string) => before.reduce((total, editions) => total + (values(editions.at(-1)?.figures)[key] ?? 0), 0);
      for (const { key, unit: word, lastYear } of sheet.groups.flatMap(({ figures }) => figures))
        if (lastYear !== null) expect([code, key, lastYear]).toEqual([code, key, `上年${sum(key)}${word}`]);
      expect(sheet.groups.flatMap(({ figures }) => figures).find(({ key }) => key === 'tasks')?.lastYear).not.toBeNull();
    }
  }, 300_000);
});
