import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp } from '../../src/testing/test-app.js';
import type { TestApp } from '../../src/testing/test-app.js';
import { closesCases } from './support/closes-cases.js';
import { boardEqualsRecount } from './support/recounts-board.js';
import { registersLate } from './support/registers-late.js';
import { shippedScript } from './support/shipped-script.js';
import { startsThePlan } from './support/starts-the-plan.js';
import { staysPrivate } from './support/stays-private.js';
import { travelsTheChain } from './support/travels-the-chain.js';
import { worldOf } from './support/world.js';
import type { Tell, World } from './support/world.js';

/** The office, somebody who may decide nothing on it, and the leaders of two contact areas. */
const office = '10007';
const secretary = '10001';
const areaLeader = '10003';

let app: TestApp | undefined;
let world: World;
let recounted = 0;
beforeAll(async () => {
  app = await startTestApp();
  const told = worldOf(app);
  world = {
    ...told,
    moveTo: async (by, day) => {
      await pictureOfTheDay();
      await told.moveTo(by, day);
    },
  };
});
afterAll(() => app?.close());

/** After every part of the year the board is counted again, for whoever looks at it. */
async function recountAll(): Promise<void> {
  await world.app.settle();
  for (const staffNo of [office, secretary]) await boardEqualsRecount(world, await world.person(staffNo), null);
  const leader = await world.person(areaLeader);
  await boardEqualsRecount(world, leader, await unitsLedBy(leader.personId));
  recounted += 1;
}

interface Pictured {
  readonly board: Record<string, unknown>;
  readonly hands: unknown;
  readonly behind: unknown;
}

/** What the board said when a day ended, by day and reader. */
const pictures = new Map<string, Pictured>();

async function pictureOfTheDay(): Promise<void> {
  await world.app.settle();
  for (const staffNo of [office, secretary, areaLeader]) {
    const picture = await pictured(staffNo, '');
    pictures.set(`${String(picture.board['today'])} ${staffNo}`, picture);
  }
}

/** All that is said of a day; an empty `on` is today. */
async function pictured(staffNo: string, on: string): Promise<Pictured> {
  const person = await world.person(staffNo);
  const [path, day] = [`/campaigns/${world.itemOf('campaign')}/board`, on === '' ? '' : `&on=${on}`];
  const board = await person.reads(`${path}?${day}`);
  const behind: unknown[] = [];
  // To the office a list says «等您审核» while it is the office's turn, and of a past day whose turn it was.
  for (const which of staffNo === office ? [] : ['unsent', 'mine', 'returned', 'overdue', 'month'])
    behind.push(await person.reads(`${path}/items?which=${which}${day}`));
  return { board, hands: board.focus === null ? {} : await person.reads(`${path}/hands?task=${board.focus}${day}`), behind };
}

/** Without what only today has: the hour, the line of what waits for the reader, who may send reminders or run the plan. */
const asItStood = ({
  board: { asOf: _asOf, past: _past, today: _today, areaLine: _line, mayRemind: _may, mayRunPlan: _mayRun, ...board },
  hands,
  behind,
}: Pictured): string => JSON.stringify({ board, hands, behind }).replaceAll('，今天到手', '，当天到手');

interface Told {
  readonly sums: readonly { readonly before: string; readonly after: string }[];
  readonly rows: readonly { readonly itemId: string; readonly kinds: readonly string[] }[];
}

async function between(from: string, to: string): Promise<Told> {
  const person = await world.person(secretary);
  const read = (after: string) => person.reads(`/campaigns/${world.itemOf('campaign')}/board/between?from=${from}&to=${to}${after}`);
  const first = await read('');
  const rows = [...first.rows];
  for (let next: string | null = first.next; next !== null;) {
    const page = await read(`&after=${next}`);
    rows.push(...page.rows);
    next = page.next;
  }
  return { sums: first.sums, rows };
}

const numbersOf = ({ board }: Pictured): string[] => (board['numbers'] as { text: string }[]).map(({ text }) => text); // the contract of the board
const idsBehind = ({ behind }: Pictured, which: number): string[] =>
  ((behind as { rows: { itemId: string }[] }[])[which]?.rows ?? []).map(({ itemId }) => itemId); // the contract of its lists

async function unitsLedBy(personId: string): Promise<string[]> {
  const rows = await world.app.work.read(world.app.tenantId, (tx) =>
    tx.rows<{ id: string }>('select c.unit_id as id from contact_area_units c join contact_areas a on a.id = c.area_id where a.leader_id = $1', [personId]),
  );
  return rows.map(({ id }) => id);
}

let failed: string | null = null;
const tell: Tell = (title, part) =>
  it(title, async () => {
    if (failed !== null) throw new Error(`the story ended at: ${failed}`);
    failed = title;
    await part(world, shippedScript);
    if (world.items.has('campaign')) await recountAll();
    failed = null;
  });

describe('the board equals a recount from the items, after the office', () => startsThePlan(tell));
describe('after a task without a form', () => registersLate(tell));
describe('after a sheet', () => travelsTheChain(tell));
describe('after an individual sheet', () => staysPrivate(tell));
describe('after rows became cases', () => closesCases(tell));

describe('later in the year', () => {
  it.each(['2018-10-31', '2018-11-15', '2018-12-28', '2019-01-02'])('the board equals a recount on %s', async (day) => {
    await world.moveTo(await world.person(office), day);
    await recountAll();
  });

  it('a unit that was closed in the year keeps its row until its work is done', async () => {
    await world.app.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant', $1, false)`, [world.app.tenantId]);
      await owner.query(`update units set during = daterange(lower(during), '2019-01-01') where code = 'branch-12'`);
    });
    await recountAll();
    const board = await (await world.person(office)).reads(`/campaigns/${world.itemOf('campaign')}/board`);
    expect(board.rows.map(({ name }: { name: string }) => name)).toContain('后勤党支部（已撤并）');
  });

  it('a past day is shown as it was shown when it ended, to the last number, name and hand', async () => {
    expect(pictures.size).toBeGreaterThan(8);
    for (const [of, then] of pictures) {
      const [day = '', staffNo = ''] = of.split(' ');
      expect([of, asItStood(await pictured(staffNo, day))]).toEqual([of, asItStood(then)]);
    }
  });

  it('what changed between two days is told: both sums, and whatever was returned, became late or was sent out', async () => {
    const days = [...pictures].filter(([of]) => of.endsWith(` ${secretary}`)).map(([of, picture]) => ({ day: of.split(' ')[0] ?? '', picture }));
    const told = new Set<string>();
    for (const [at, { day, picture }] of days.entries()) {
      const before = days[at - 1];
      if (!before || before.day === day) continue;
      const { sums, rows } = await between(before.day, day);
      expect([day, sums.map((sum: { before: string; after: string }) => [sum.before, sum.after])]).toEqual([
        day,
        numbersOf(picture).map((text, n) => [numbersOf(before.picture)[n], text]),
      ]);
      const of = (kind: string): string[] => rows.flatMap(({ itemId, kinds }) => (kinds.some((word) => word.startsWith(kind)) ? [itemId] : [])).sort();
      const since = (which: number): string[] =>
        idsBehind(picture, which)
          .filter((id) => !idsBehind(before.picture, which).includes(id) && !of('新下发').includes(id))
          .sort();
      expect([day, of('退回修改')]).toEqual([day, since(2)]);
      expect([day, of('转为逾期')]).toEqual([day, since(3)]);
      for (const { kinds } of rows) for (const word of kinds) told.add(word.replace(/（.*$/u, ''));
    }
    expect([...told]).toEqual(expect.arrayContaining(['已办完', '转为逾期']));
    expect((await (await world.person(office)).get(`/campaigns/${world.itemOf('campaign')}/board/between?from=2018-10-31&to=2018-10-31`)).body).toMatchObject({
      code: 'board.days-wrong',
    });
  });

  it('on a day before the plan was written nothing of it is there', async () => {
    const board = await (await world.person(office)).reads(`/campaigns/${world.itemOf('campaign')}/board?on=2018-09-01`);
    expect([board.rows, board.stages, board.numbers.map(({ value }: { value: number }) => value)]).toEqual([[], [], [0, 0, 0, 0, 0]]);
  });

  it('a day that has not come cannot be looked at', async () => {
    const person = await world.person(office);
    for (const on of ['2030-01-01', '2018-02-31'])
      expect((await person.get(`/campaigns/${world.itemOf('campaign')}/board?on=${on}`)).body).toMatchObject({ code: 'board.day-unknown' });
  });

  it('was recounted often, over cells of every kind', async () => {
    expect(recounted).toBeGreaterThan(15);
    const board = await (await world.person(office)).reads(`/campaigns/${world.itemOf('campaign')}/board`);
    const letters = new Set(board.rows.flatMap(({ cells }: { cells: string }) => [...cells]));
    expect(['r', 'e', '-'].filter((letter) => !letters.has(letter))).toEqual([]);
  });
});
