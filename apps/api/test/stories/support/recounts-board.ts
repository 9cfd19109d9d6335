import { expect } from '@jest/globals';
import { activeStates, openSlots, places } from '@bihuan/workflows';
import { formByVersion, lifecycleMachine } from '../../../src/capabilities/definitions/index.js';
import { dueViewOfItem, itemColumns, stateOf } from '../../../src/capabilities/items/index.js';
import type { ItemRow } from '../../../src/capabilities/items/index.js';
import { calendarOf, contactAreasOf } from '../../../src/capabilities/people/index.js';
import { clockOf } from '../../../src/kernel/clock/clock.js';
import type { Tx } from '../../../src/kernel/database/tx.js';
import type { Person } from './person.js';
import type { World } from './world.js';

/** What one item of a campaign adds to the board, found item by item through the engine, without the board's statement. */
interface Counted {
  readonly id: string;
  readonly unit: string;
  readonly task: string;
  readonly letter: string;
  readonly unsent: boolean;
  readonly mine: boolean;
  readonly returned: boolean;
  readonly overdue: boolean;
  readonly minutes: number | null;
}

const lights: Readonly<Record<string, string>> = { red: 'r', yellow: 'y', stopped: 's', green: 'g', none: 'o', ended: 'e' };
const worst = 'rysgoeh-';

/** Every number, every cell and every list of the board equals a recount from the items. */
export async function boardEqualsRecount(world: World, person: Person, units: readonly string[] | null): Promise<void> {
  const campaignId = world.itemOf('campaign');
  const board = await person.reads(`/campaigns/${campaignId}/board`);
  const { counted, restricted, asked, shares } = await recount(world, person.personId, units);
  const number = (key: string) => board.numbers.find((one: { key: string }) => one.key === key).value;
  for (const key of ['unsent', 'mine', 'returned', 'overdue'] as const) {
    const expected = counted.filter((one) => one[key]).map(({ id }) => id);
    expect([key, number(key)]).toEqual([key, expected.length]);
    expect([key, await idsOf(person, `/campaigns/${campaignId}/board/items?which=${key}`)]).toEqual([key, expected.sort()]);
  }
  const month = counted.filter(({ minutes, unit }) => minutes !== null && asked.has(unit));
  const unitsWithShare = new Set([...shares.keys()].map((key) => key.split(' ')[0] ?? '').filter((unit) => asked.has(unit)));
  const hidden = Object.values(
    Object.groupBy(
      restricted.filter(({ unit }) => asked.has(unit)),
      ({ together }) => together,
    ),
  ).flatMap((of = []) => (of.length < 3 ? [] : of));
  const minutes = [...month, ...hidden].reduce((sum, one) => sum + (one.minutes ?? 0), 0);
  expect(number('month')).toBe(Math.ceil(minutes / Math.max(1, unitsWithShare.size)));
  expect(await idsOf(person, `/campaigns/${campaignId}/board/items?which=month`)).toEqual(month.map(({ id }) => id).sort());
  expect(cellsShown(board)).toEqual(cellsCounted(counted, shares));
}

async function idsOf(person: Person, path: string): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: { rows: { itemId: string }[]; next: string | null; total: number } = await person.reads(after === '' ? path : `${path}&after=${after}`);
    ids.push(...page.rows.map(({ itemId }) => itemId));
    after = page.next;
    if (after === null) expect(ids.length).toBe(page.total);
  }
  return ids.sort();
}

function cellsShown(board: { rows: { unitId: string; cells: string }[]; tasks: { itemId: string | null }[] }): Record<string, string> {
  return Object.fromEntries(
    board.rows.flatMap(({ unitId, cells }) => board.tasks.flatMap(({ itemId }, at) => (cells[at] === '-' ? [] : [[`${unitId} ${itemId}`, cells[at] ?? '']]))),
  );
}

function cellsCounted(counted: readonly Counted[], shares: ReadonlyMap<string, ItemRow>): Record<string, string> {
  const of = (key: string) => counted.filter(({ unit, task }) => `${unit} ${task}` === key).map(({ letter }) => letter);
  return Object.fromEntries([...shares.keys()].map((key) => [key, of(key).sort((one, other) => worst.indexOf(one) - worst.indexOf(other))[0] ?? 'h']));
}

interface Recount {
  readonly counted: readonly Counted[];
  /** Restricted lists due this month, with what no filter tells apart. */
  readonly restricted: readonly { readonly unit: string; readonly together: string; readonly minutes: number }[];
  readonly asked: ReadonlySet<string>;
  /** Shares by unit and task. */
  readonly shares: ReadonlyMap<string, ItemRow>;
}

function recount(world: World, personId: string, units: readonly string[] | null): Promise<Recount> {
  return world.app.work.read(world.app.tenantId, async (tx) => {
    const all = (await tx.rows<ItemRow>(`select ${itemColumns} from items i`)).filter(
      ({ rootId, unitId }) => rootId === world.itemOf('campaign') && (units === null || units.includes(unitId)),
    );
    const shares = all.filter(({ kind }) => kind === 'share');
    const counted: Counted[] = [];
    const restricted: { unit: string; together: string; minutes: number }[] = [];
    const areas = await contactAreasOf(tx, (await clockOf(tx)).today);
    const categories = new Map((await tx.rows<{ id: string; category: string }>('select id, category from units')).map(({ id, category }) => [id, category]));
    for (const share of shares) {
      const lists = all.filter(({ kind, parentId }) => kind === 'list' && parentId === share.id);
      const leaves = lists.length === 0 ? [share] : lists.filter(({ privacy }) => privacy === 'normal');
      for (const leaf of leaves) counted.push(await countOne(tx, leaf, { share, personId }));
      for (const list of lists.filter(({ privacy }) => privacy === 'restricted')) {
        const { minutes, unit } = await countOne(tx, list, { share, personId });
        const together = [areas.findIndex((area) => area.units.includes(unit)), categories.get(unit), share.parentId].join(' ');
        if (minutes !== null) restricted.push({ unit, together, minutes });
      }
    }
    const inAreas = new Set(areas.flatMap((area) => area.units));
    const seen = new Set(shares.map(({ unitId }) => unitId));
    const asked = new Set([...seen].filter((unit) => inAreas.has(unit)));
    return { counted, restricted, asked: asked.size > 0 ? asked : seen, shares: new Map(shares.map((share) => [`${share.unitId} ${share.parentId}`, share])) };
  });
}

async function countOne(tx: Tx, leaf: ItemRow, { share, personId }: { share: ItemRow; personId: string }): Promise<Counted> {
  const machine = await lifecycleMachine(tx, leaf.lifecycleVersionId);
  const { today } = await clockOf(tx);
  const { light } = dueViewOfItem(machine, leaf, { today, calendar: await calendarOf(tx) });
  const { code, back, ended } = activeStates(machine, stateOf(leaf));
  const { create, states } = machine.definition;
  const first = typeof create.to === 'string' ? [create.to] : create.to.map(({ to }) => to);
  const steps = new Set(
    places(machine)
      .filter(({ step }) => step)
      .map(({ id }) => id),
  );
  const form = leaf.mainForm === null ? null : await formByVersion(tx, leaf.pins[leaf.mainForm] ?? '');
  return {
    id: leaf.id,
    unit: leaf.unitId,
    task: share.parentId ?? '',
    letter: lights[light.light] ?? '?',
    unsent: ended === null && first.includes(code),
    returned: ended === null && back,
    overdue: light.light === 'red',
    mine: openSlots(stateOf(leaf)).some(({ person, place }) => person === personId && steps.has(place)),
    minutes: leaf.dueOn?.slice(0, 7) === today.slice(0, 7) ? (form?.minutes ?? states[first.at(-1) ?? '']?.work?.minutes ?? 0) : null,
  };
}
