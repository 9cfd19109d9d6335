import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { itemColumns, rowsThen } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import { campaignRow, stageRows, taskRows } from '../../campaigns/index.js';
import type { StageRow, TaskRow } from '../../campaigns/index.js';
import { contactAreasOf, permissionsOf, unitTree } from '../../people/index.js';
import type { ContactArea, Grant, UnitInTree } from '../../people/index.js';
import type { BoardQuery } from '../boards.contract.js';
import { boardScope } from '../boards.policy.js';
import { dayLooked } from './past.js';
import type { Past } from './past.js';

/** Everything a board is cut out of: who looks, at which plan, which units and tasks the filters leave. */
export interface BoardFrame {
  readonly campaignId: string;
  readonly personId: string;
  /** The day looked at. */
  readonly today: string;
  /** Null: things are looked at as they stand. */
  readonly past: Past | null;
  readonly grants: readonly Grant[];
  readonly scope: 'whole' | 'areas';
  readonly areas: readonly ContactArea[];
  readonly stages: readonly StageRow[];
  /** Of the filters, in the plan's order. */
  readonly tasks: readonly TaskRow[];
  /** Of the reader's scope and the filters, area by area and in official order; whether they have anything to do with the plan is not asked here. */
  readonly units: readonly UnitInTree[];
}

export interface Asking {
  readonly campaignId: string;
  readonly personId: string;
}

/** Refused to everybody who has no board: to branches, say. */
export async function hasBoard(tx: Tx, personId: string): Promise<Pick<BoardFrame, 'today' | 'grants' | 'scope' | 'areas'>> {
  const { today } = await clockOf(tx);
  const grants = await permissionsOf(tx, personId, today);
  const everyArea = await contactAreasOf(tx, today);
  const scope = boardScope(grants, { personId, areas: everyArea });
  if (scope.type === 'none') throw new DomainError('board.not-yours');
  return { today, grants, scope: scope.type, areas: scope.type === 'whole' ? everyArea : scope.areas };
}

export async function boardFrame(tx: Tx, { campaignId, personId }: Asking, query: BoardQuery): Promise<BoardFrame> {
  const { grants, scope, areas, ...clock } = await hasBoard(tx, personId);
  await campaignRow(tx, campaignId);
  const past = await dayLooked(tx, query.on);
  const today = past?.day ?? clock.today;
  const tasks = (await tasksOn(tx, campaignId, past)).filter(
    (task) => (query.stage === undefined || task.stageId === query.stage) && (query.task === undefined || task.id === query.task),
  );
  const everyUnit = [...(await unitTree(tx, today)), ...(await tx.rows<UnitInTree>(closedUnits, [campaignId, today]))];
  const seen = everyUnit.filter(({ id }) => scope === 'whole' || areaOf(areas, id) !== 'none');
  const units = byArea(seen, areas).filter(
    ({ id, category }) => (query.category === undefined || category === query.category) && (query.area === undefined || areaOf(areas, id) === query.area),
  );
  return { campaignId, personId, today, past, grants, scope, areas, stages: await stageRows(tx, campaignId), tasks, units };
}

const itemsOfTasks: Named = { name: 'items-of-plan-tasks', text: `select ${itemColumns} from items i where i.id = any($1::uuid[])` };

/** The tasks as they were: without those appended later, each with the day it had. Names and order of the plan are today's. */
async function tasksOn(tx: Tx, campaignId: string, past: Past | null): Promise<TaskRow[]> {
  const rows = await taskRows(tx, campaignId);
  if (!past) return rows;
  const lived = await rowsThen(tx, await tx.rows<ItemRow>(itemsOfTasks, [sentTasks(rows)]), past.end);
  const then = new Map(lived.map((row) => [row.id, row]));
  return rows.flatMap((task) => {
    const item = then.get(task.itemId ?? '');
    if (item) return [{ ...task, dueOn: item.dueOn, dueText: item.dueWords ?? task.dueText }];
    return task.addedOn !== null && task.addedOn > past.day ? [] : [{ ...task, itemId: null }];
  });
}

// What a unit had in hand when it was closed is still to be done by somebody, so it stays on the board.
const closedUnits: Named = {
  name: 'closed-units-with-shares',
  text: `select u.id, u.code, unit_name_on(u.id, $2::date) || '（已撤并）' as name, u.tree, u.parent_id as "parentId", u.ordinal, u.category, 0 as depth
         from units u where not u.during @> $2::date and exists (select from items i where i.root_id = $1 and i.kind = 'share' and i.unit_id = u.id)
         order by u.tree desc, u.ordinal, u.code`,
};

// A board asks this of every unit more than once, and looking through every area each time took longer than everything else.
const byUnit = new WeakMap<readonly ContactArea[], ReadonlyMap<string, string>>();

/** The area a unit lies in; `none` where it is in none. */
export function areaOf(areas: readonly ContactArea[], unitId: string): string {
  const known = byUnit.get(areas) ?? new Map(areas.toReversed().flatMap(({ id, units }) => units.map((unit) => [unit, id] as const)));
  byUnit.set(areas, known);
  return known.get(unitId) ?? 'none';
}

/** Area after area, each in official order; what lies in none comes last. */
function byArea(units: readonly UnitInTree[], areas: readonly ContactArea[]): UnitInTree[] {
  const grouped = Map.groupBy(units, ({ id }) => areaOf(areas, id));
  return [...areas.map(({ id }) => id), 'none'].flatMap((id) => grouped.get(id) ?? []);
}

/** Ids of the tasks that were sent out. */
export function sentTasks(tasks: readonly TaskRow[]): string[] {
  return tasks.flatMap(({ itemId }) => (itemId === null ? [] : [itemId]));
}

/** Whom the month's minutes are asked of: units of contact areas, or all where the board shows none of those. Each with what a filter can tell it apart by. */
export function unitsAsked({ units, areas }: Pick<BoardFrame, 'units' | 'areas'>): ReadonlyMap<string, string> {
  const inAreas = units.filter(({ id }) => areaOf(areas, id) !== 'none');
  return new Map((inAreas.length > 0 ? inAreas : units).map(({ id, category }) => [id, `${areaOf(areas, id)} ${category}`]));
}
