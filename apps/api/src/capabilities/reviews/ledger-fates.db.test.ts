import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp } from '../../testing/test-app.js';
import { areaLine } from '../boards/queries/area-line.js';
import { boardFrame } from '../boards/queries/frame.js';
import type { ChangesView } from '../items/index.js';
import { act, castOf, ok } from '../campaigns/testing/started-campaign.js';
import type { Cast } from '../campaigns/testing/started-campaign.js';
import type { Figure } from './count/figures.js';
import type { ClosingView, ReviewLines, ReviewView } from './reviews.contract.js';
import { changedBetween, pictured } from '../registers/testing/pictured.js';
import type { Pictured } from '../registers/testing/pictured.js';
import type { RegisterRow } from '../registers/registers.contract.js';
import { launchLivelyPlan } from './testing/launch-lively-plan.js';
import { ledgerFates } from './testing/ledger-fates.js';
import type { Fates } from './testing/ledger-fates.js';
import { launchNextYear, moveTo as moveOn } from './testing/moving-year.js';
import { naiveFigures } from './testing/naive-figures.js';
import { randomYear } from './testing/random-year.js';

type Entry = Awaited<ReturnType<Fates['fixing']>>[number];
const fatesOfEntries = [
  'closed',
  'closed before and taken up later',
  'taken up again',
  'closed again',
  'merged',
  'taken apart',
  'extended',
  'asked for more',
  'suspended',
  'resumed',
  'standing',
  'over its day',
] as const;

let app: TestApp;
let cast: Cast;
let campaignId: string;
let review: ReviewView;
const entries = new Map<(typeof fatesOfEntries)[number], Entry>();
const entry = (fate: (typeof fatesOfEntries)[number]): Entry =>
  entries.get(fate) ??
  (() => {
    throw new Error(`no entry is ${fate}`);
  })();
const values = (figures: readonly Figure[] = []): Record<string, number> => Object.fromEntries(figures.map(({ key, value }) => [key, value]));
const closing = async (): Promise<ClosingView> => ok(await cast.clerk.get(`/campaigns/${campaignId}/closing`));

const REGISTER = '/registers/rectification';
/** Sees the whole; leads an area. */
const readers = ['10007', '10003'] as const;
/** What the register said when a day ended, by day and reader. */
const pictures = new Map<string, Pictured>();

async function moveTo(day: string): Promise<void> {
  await app.settle();
  const [{ today }] = [ok(await cast.clerk.get(REGISTER))];
  for (const staffNo of readers) pictures.set(`${today} ${staffNo}`, await pictured(app, { staffNo, register: REGISTER, on: '' }));
  await moveOn(app, day);
}

/** One entry of every fate, three meetings held, and the year over. */
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  campaignId = await launchLivelyPlan(cast);
  await app.settle();
  await moveTo('2018-10-09');
  const late = await lateOnes();
  const year = randomYear(app, { campaignId, seed: 20181231, spared: [...late.tasks, late.list] });
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
  await moveTo('2018-10-10');
  for (const fate of ['taken up again', 'closed again'] as const) await fates.reopened(entry(fate), '2018-12-10');
  await moveTo('2018-10-11');
  await fates.closedAgain(entry('closed again'));
  for (const fate of ['merged', 'taken apart'] as const) await fates.merged(entry(fate), entry('over its day'));
  await moveTo('2018-10-12');
  await fates.unmerged(entry('taken apart'));
  await fates.extended(entry('extended'), '2019-02-01');
  await fates.askedForMore(entry('asked for more'), '2019-02-01');
  for (const fate of ['suspended', 'resumed'] as const) await fates.suspended(entry(fate), '2019-03-01');
  await moveTo('2018-10-15');
  await fates.resumed(entry('resumed'), '2019-01-31');
  await fates.standing(entry('standing'), '2019-10-01');
  await registerMeetings();
  await moveTo('2018-10-25');
  await year.someActs(30);
  await year.handsIn(late.list);
  await app.settle();
  await moveOn(app, '2018-11-20');
  for (const id of late.tasks.slice(1)) await done(id);
  await act(cast.clerk, ok(await cast.clerk.get(`/items/${late.tasks[2]}`)), { label: '退回继续办理', reason: '没有办完' });
  await moveTo('2019-01-07');
  const { id } = ok(await cast.clerk.send('POST', `/campaigns/${campaignId}/review`, { cutOff: '2018-12-31' }));
  await app.settle();
  review = ok(await cast.clerk.get(`/reviews/${id}`));
}, 400_000);
afterAll(() => app?.close());

/** What chance leaves alone: a task nobody does, one done after its day, one taken back by the office, and a list handed in after its day. */
const lateOnes = async (): Promise<{ readonly tasks: readonly string[]; readonly list: string }> => {
  const found = await app.work.read(app.tenantId, (tx) =>
    tx.row<{ tasks: string[]; list: string }>(
      `select array(select i.id from items i join plan_tasks t on t.item_id = i.parent_id join units u on u.id = i.unit_id
             where i.root_id = $1 and i.kind = 'share' and t.how ->> 'way' = 'register' and i.due_on between '2018-10-10' and '2018-11-19' order by u.code limit 3) as tasks,
            (select i.id from items i join units u on u.id = i.unit_id where i.root_id = $1 and i.kind = 'list' and i.privacy = 'normal' and i.due_on between '2018-10-10' and '2018-10-24' order by u.code, i.title limit 1) as list`,
      [campaignId],
    ),
  );
  if (found?.tasks.length !== 3 || !found.list) throw new Error('the plan asks for no such task or list');
  return found;
};

/** Whoever has the task in hand registers it as done today. */
async function done(id: string): Promise<void> {
  const holder = await app.work.read(app.tenantId, (tx) =>
    tx.row<{ staffNo: string }>(
      'select p.staff_no as "staffNo" from assignments a join persons p on p.id = a.person_id where a.item_id = $1 and a.closed_at is null limit 1',
      [id],
    ),
  );
  const who = await app.signIn(holder?.staffNo ?? '');
  await act(who, ok(await who.get(`/items/${id}`)), { label: '登记办结', data: { on: '2018-11-20', text: '已办' } });
}

/** Three branches hold the meeting of task 10: one in time, one late, and one whose registration was taken back by the office. */
async function registerMeetings(): Promise<void> {
  const shares = await app.work.read(app.tenantId, (tx) =>
    tx.rows<{ id: string; staffNo: string }>(
      `select distinct on (u.code, i.id) i.id, p.staff_no as "staffNo" from items i join units u on u.id = i.unit_id join plan_tasks t on t.item_id = i.parent_id join assignments a on a.item_id = i.id and a.closed_at is null join persons p on p.id = a.person_id
     where i.root_id = $1 and t.how ->> 'way' = 'meeting' and i.ended is null order by u.code, i.id, p.staff_no`,
      [campaignId],
    ),
  );
  for (const { id, staffNo } of shares.slice(0, 3)) {
    const clerk = await app.signIn(staffNo);
    await act(clerk, ok(await clerk.get(`/items/${id}`)), { label: '登记办结', data: { on: '2018-10-09', text: '已开会' } });
  }
  const [, , back] = shares;
  if (back) await act(cast.clerk, ok(await cast.clerk.get(`/items/${back.id}`)), { label: '退回继续办理', reason: '没有开成' });
}

const figuresOf = async (unitId: string | null): Promise<Record<string, number>> => {
  const rows = await app.work.read(app.tenantId, (tx) =>
    tx.rows<{ figures: Figure[] }>('select figures from review_counts where review_id = $1 and unit_id is not distinct from $2 order by edition', [
      review.id,
      unitId,
    ]),
  );
  return values(rows.at(-1)?.figures);
};

describe('the figures of a year with entries of every fate', () => {
  it('equal a recount of the records, for each unit and the whole hospital', async () => {
    for (const { unit } of review.sheets)
      expect({ unit: unit.name, ...(await figuresOf(unit.id)) }).toMatchObject({
        unit: unit.name,
        ...(await naiveFigures(app, { campaignId, unitId: unit.id, cutOff: '2018-12-31' })),
      });
    expect(await figuresOf(null)).toMatchObject(await naiveFigures(app, { campaignId, unitId: null, cutOff: '2018-12-31' }));
  });

  it('compare something: none of them is nought, and each fate counts where it belongs', async () => {
    const found = await figuresOf(null);
    expect(
      Object.entries(found)
        .filter(([, value]) => value === 0)
        .map(([key]) => key),
    ).toEqual([]);
    const all = await app.work.read(app.tenantId, (tx) => tx.rows<{ n: number }>('select count(*)::int as n from register_entries'));
    expect(found).toMatchObject({ entries: (all[0]?.n ?? 0) - 1, 'entries-closed': 3, 'entries-reopened': 2 });
    expect(found['entries-open']).toBe((found['entries'] ?? 0) - 3);
    const sum = (...keys: readonly string[]): number => keys.reduce((all, key) => all + (found[key] ?? 0), 0);
    expect(sum('tasks-on-time', 'tasks-late', 'tasks-open')).toBe(found['tasks']);
    expect(sum('lists-on-time', 'lists-late', 'lists-missing')).toBe(found['lists']);
  });
});

/** An entry carried over is told before a visit, and in the line of an area, of the year it is in now and of no other. */
async function standsIn(next: string, entryId: string): Promise<void> {
  const own = await app.work.read(app.tenantId, (tx) =>
    tx.row<{ source: string; unit: string; person: string }>(
      `select src.unit_id as source, i.unit_id as unit, a.person_id as person from register_entries e join items i on i.id = e.item_id join items src on src.id = e.source_item_id
       join assignments a on a.item_id = i.id and a.closed_at is null where e.item_id = $1 limit 1`,
      [entryId],
    ),
  );
  if (!own) throw new Error('the entry is in somebody’s hands');
  const told = async (campaign: string) => {
    const { problems } = ok(await cast.clerk.get(`/campaigns/${campaign}/board/unit-page?unit=${own.source}`));
    const line = await app.work.read(app.tenantId, async (tx) => {
      const frame = await boardFrame(tx, { campaignId: campaign, personId: cast.clerk.personId }, {});
      const areas = [{ id: own.unit, name: '', leaderId: null, units: [own.unit] }] as unknown as typeof frame.areas; // the line reads its units alone
      return areaLine(tx, { ...frame, personId: own.person, areas });
    });
    return { onPage: problems.some(({ itemId }: { itemId: string }) => itemId === entryId), inHand: Number(/：(?<n>\d+)件/u.exec(line)?.groups?.['n'] ?? 0) };
  };
  expect(await told(next)).toEqual({ onPage: true, inHand: expect.any(Number) });
  expect((await told(next)).inHand).toBeGreaterThan(0);
  expect((await told(campaignId)).onPage).toBe(false);
  await countsAll(next, { ...own, entryId });
}

/** However many there are, the foot of the page says how many, and the page how many it does not show. */
async function countsAll(campaign: string, { source, entryId }: { readonly source: string; readonly entryId: string }): Promise<void> {
  const page = async () => {
    const { foot, problems, more } = ok(await cast.clerk.get(`/campaigns/${campaign}/board/unit-page?unit=${source}`));
    return { told: Number(/问题(?<n>\d+)条/u.exec(foot)?.groups?.['n']), shown: problems.length, more };
  };
  const before = await page();
  const copied = await app.work.run(app.tenantId, async (tx) => {
    const columnsOf = async (table: string): Promise<string> =>
      (
        await tx.row<{ names: string }>(
          `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns where table_name = $1 and is_generated = 'NEVER'`,
          [table],
        )
      )?.names ?? '';
    const [ofItems, ofEntries] = [await columnsOf('items'), await columnsOf('register_entries')];
    return tx.rows<{ id: string }>(
      `with new as (
         insert into items (${ofItems})
         select ${ofItems} from (select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid()))).* from items i, generate_series(1, 250) where i.id = $1) copy returning id)
       insert into register_entries (${ofEntries})
       select ${ofEntries} from (
         select (jsonb_populate_record(e, jsonb_build_object('item_id', n.id, 'serial', 1000 + n.no, 'source_row_id', n.id))).*
         from (select id, row_number() over () as no from new) n, register_entries e where e.item_id = $1) copy returning item_id as id`,
      [entryId],
    );
  });
  const after = await page();
  expect(after).toEqual({ told: before.told + copied.length, shown: 40, more: before.more + before.shown + copied.length - 40 });
  await app.asOwner(async (db) => {
    const ids = copied.map(({ id }) => id);
    await db.query(`select set_config('app.tenant', $1, false)`, [app.tenantId]);
    await db.query('delete from register_entries where item_id = any($1::uuid[])', [ids]);
    await db.query('delete from items where id = any($1::uuid[])', [ids]);
  });
}

describe('an entry opened again after its year was closed', () => {
  it('is asked for: it stands on the closing page as waiting, and the list of years says so', async () => {
    const left = await closing();
    expect(left.entries.map(({ id }) => id)).not.toContain(entry('closed').id);
    expect(
      ok(
        await cast.clerk.send('POST', `/campaigns/${campaignId}/closing`, {
          expectedVersion: left.campaign.version,
          entries: left.entries.map(({ id }) => ({ id, carry: true })),
        }),
      ).waiting,
    ).toBe(left.entries.length);
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
    expect(kept.entries.find(({ id }) => id === entry('merged').id)).toMatchObject({
      carried: false,
      reason: '本年度内可以办完',
      decided: expect.stringContaining('2019年1月7日'),
    });
    expect(kept.entriesText).toBe(before.entriesText);
    expect((await keep([{ id: entry('merged').id, reason: '再来一次' }])).body.code).toBe('closing.not-asked');
  });

  it('goes into the next year with all the others, and the register of that year has it', async () => {
    const next = await launchNextYear(app, cast, campaignId);
    const moved: ClosingView = ok(await cast.clerk.send('POST', `/campaigns/${campaignId}/carrying`, { to: next }));
    expect([moved.waiting, moved.entries.filter(({ carriedTo }) => carriedTo === null).map(({ id }) => id)]).toEqual([0, [entry('merged').id]]);
    const { rows } = ok(await cast.clerk.get(`/registers/rectification?campaign=${next}`));
    expect(rows.map(({ id, itemId }: { id?: string; itemId?: string }) => id ?? itemId)).toEqual(expect.arrayContaining([entry('closed').id]));
    await standsIn(next, entry('closed').id);
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

describe('the register on a day that is over', () => {
  it('is as it was when that day ended: rows, words, days, people, views, years and foot', async () => {
    await moveTo('2019-02-01');
    const { version, cells } = (await rowOf(entry('standing').id)) ?? { version: 0, cells: {} };
    // Another than it had, whichever chance gave it.
    const unit = review.sheets.findLast(({ unit: { name } }) => !JSON.stringify(cells).includes(name))?.unit.id;
    const { personId } = await app.signIn('10001');
    ok(
      await cast.clerk.send('POST', `${REGISTER}/changes`, {
        entries: [{ itemId: entry('standing').id, expectedVersion: version }],
        reason: '分工调整',
        lead: unit,
        owner: personId,
        dueOn: '2019-11-30',
      }),
    );
    await moveTo('2019-02-02');
    expect(pictures.size).toBeGreaterThan(14);
    for (const [of, then] of pictures) {
      const [on = '', staffNo = ''] = of.split(' ');
      const now = await pictured(app, { staffNo, register: REGISTER, on });
      if (staffNo === '10007') expect([of, now]).toEqual([of, then]);
      // Who sees some rows sees of that day those he may see today: each as it was.
      else expect([of, now.rows.filter(({ itemId }) => then.rows.some((row) => row.itemId === itemId))]).toEqual([of, then.rows]);
    }
    expect(
      new Set([...pictures].flatMap(([of, { rows }]) => (of.endsWith('10007') ? rows.flatMap(({ cells }) => cells['state'] ?? []) : []))).size,
    ).toBeGreaterThan(6);
  });

  it('is compared with another day: exactly the rows that read otherwise are told, and both feet', async () => {
    const days = [...pictures.keys()].filter((of) => of.endsWith(' 10007')).map((of) => of.split(' ')[0] ?? '');
    const told = new Set<string>();
    for (const [at, to] of days.entries()) {
      const from = days[at - 1];
      const [was, is] = [pictures.get(`${from} 10007`), pictures.get(`${to} 10007`)];
      // A date reads otherwise in another year, though it is the same.
      if (!from || !was || !is || from.slice(0, 4) !== to.slice(0, 4)) continue;
      const { rows, sums, kinds } = await between(from, to);
      const expected = changedBetween(was, is);
      expect([from, to, rows.map(({ itemId }) => itemId).sort()]).toEqual([from, to, expected.changed.sort()]);
      expect(sums).toEqual([{ label: '条目', before: was.tables[0]?.foot, after: is.tables[0]?.foot }]);
      expect([to, kinds.find(({ key }) => key === 'added')?.count ?? 0, kinds.find(({ key }) => key === 'reopened')?.count ?? 0]).toEqual([
        to,
        expected.added,
        expected.reopened,
      ]);
      for (const { key, count } of kinds) expect(ok(await cast.clerk.get(`${REGISTER}/between?from=${from}&to=${to}&kind=${key}`)).total).toBe(count);
      for (const { key } of kinds) told.add(key);
    }
    expect([...told].sort()).toEqual(['added', 'changed', 'ended', 'left', 'moved', 'reopened']);
    const moved = (await between('2019-02-01', '2019-02-02')).rows;
    expect(moved).toEqual([]);
    const changed = (await between('2018-10-25', '2019-02-02')).rows.find(({ itemId }) => itemId === entry('standing').id);
    expect(changed?.changes.map(({ label }) => label)).toEqual(expect.arrayContaining(['责任部门', '责任人', '时限', '年度']));
    for (const days of ['from=2019-02-02&to=2019-02-02', 'from=2019-02-02&to=2019-01-01', 'from=2019-01-01&to=2030-01-01'])
      expect((await cast.clerk.get(`${REGISTER}/between?${days}`)).body).toMatchObject({ code: 'register.days-wrong' });
  });

  it('offers nothing to do, and a day that has not come cannot be looked at', async () => {
    const then = ok(await cast.clerk.get(`${REGISTER}?on=2018-10-12`));
    expect([then.mayManage, then.candidates, then.batch, then.sampling, then.progressAct, then.past.text]).toEqual([
      false,
      0,
      [],
      null,
      null,
      '2018年10月12日',
    ]);
    expect(then.rows.flatMap(({ allowedActions }: { allowedActions: unknown[] }) => allowedActions)).toEqual([]);
    expect(ok(await cast.clerk.get(`${REGISTER}?on=2018-10-01`))).toMatchObject({ rows: [], foot: '共0' });
    for (const on of ['2030-01-01', '2018-02-31']) expect((await cast.clerk.get(`${REGISTER}?on=${on}`)).body).toMatchObject({ code: 'register.day-unknown' });
  });
});

async function between(from: string, to: string): Promise<Pick<ChangesView, 'rows' | 'sums' | 'kinds'>> {
  const first: ChangesView = ok(await cast.clerk.get(`${REGISTER}/between?from=${from}&to=${to}`));
  const rows = [...first.rows];
  for (let { next } = first; next !== null;) {
    const page: ChangesView = ok(await cast.clerk.get(`${REGISTER}/between?from=${from}&to=${to}&after=${next}`));
    rows.push(...page.rows);
    next = page.next;
  }
  return { ...first, rows };
}

const rowOf = async (id: string): Promise<Pick<RegisterRow, 'version' | 'cells'> | undefined> =>
  ok(await cast.clerk.get(REGISTER)).rows.find(({ itemId }: { itemId: string }) => itemId === id);
