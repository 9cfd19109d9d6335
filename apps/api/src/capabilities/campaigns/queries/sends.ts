import type { Tx } from '../../../kernel/database/tx.js';
import { publishedVersion } from '../../definitions/index.js';
import { list } from '../../definitions/index.js';
import { isCountable } from '../../items/index.js';
import { fillersOf, listsFor, unitsOfTask } from '../launch/launch-tree.js';
import type { TaskRow } from '../plan.js';
import { firstWork } from './first-work.js';
import type { OwningUnit } from './launch-units.js';
import type { PlanWords } from './plan-words.js';

export interface Sending {
  readonly tasks: readonly TaskRow[];
  readonly units: readonly OwningUnit[];
  readonly words: PlanWords;
}

/** What one unit gets. Restricted lists take their fillers' time, not the unit's. */
interface Load {
  readonly unit: OwningUnit;
  readonly things: number;
  readonly minutes: number;
  readonly lists: readonly { readonly label: string; readonly count: number; readonly isRestricted: boolean }[];
}

/** «向12个党支部各下发3件（内设机构清单31份），每个约23至47分钟»: what the launch will send, units of a category with as many things together. */
export async function sendsText(tx: Tx, { tasks, units, words }: Sending): Promise<string> {
  const minutesOf = await minutesOfWays(tx);
  const loads = units.map((unit) => loadOf(tasks, unit, minutesOf)).filter(({ things }) => things > 0);
  const groups = [...Map.groupBy(loads, ({ unit, things }) => `${unit.category} ${things}`).values()];
  return groups.length === 0 ? '还没有可下发的任务' : groups.map((group) => groupText(group, words)).join('；');
}

function groupText(group: readonly Load[], words: PlanWords): string {
  const [{ unit, things }] = group as readonly [Load]; // groupBy makes no empty group
  const who = group.length === 1 ? unit.name : `${group.length}个${words.category(unit.category).label}各`;
  return `向${who}下发${things}件${listsText(group)}，${minutesText(group)}`;
}

/** So many sheets of each kind altogether; too few restricted ones would tell whose they are. */
function listsText(group: readonly Load[]): string {
  const kinds = Map.groupBy(
    group.flatMap(({ lists }) => lists),
    ({ label }) => label,
  );
  const parts = [...kinds].flatMap(([label, own]) => {
    const count = own.reduce((sum, one) => sum + one.count, 0);
    return count === 0 || (own.some(({ isRestricted }) => isRestricted) && !isCountable(count)) ? [] : [`${label}${count}份`];
  });
  return parts.length === 0 ? '' : `（清单：${parts.join('、')}）`;
}

function minutesText(group: readonly Load[]): string {
  const [least, most] = [Math.min(...group.map(({ minutes }) => minutes)), Math.max(...group.map(({ minutes }) => minutes))];
  return `${group.length === 1 ? '' : '每个'}约${least === most ? least : `${least}至${most}`}分钟`;
}

interface MinutesOf {
  form(key: string): number;
  way(key: string): number;
}

function loadOf(tasks: readonly TaskRow[], unit: OwningUnit, minutesOf: MinutesOf): Load {
  const own = tasks.filter((task) => task.how !== null && unitsOfTask(task, [unit]).length > 0);
  const sheets = own.flatMap((task) =>
    listsFor(task, unit.category).map((one) => ({ ...one, isRestricted: one.privacy === 'restricted', count: fillersOf(one, unit).length })),
  );
  const without = own.filter((task) => listsFor(task, unit.category).length === 0);
  const filling = sheets.reduce((sum, { form, count, isRestricted }) => sum + (isRestricted ? 0 : count * minutesOf.form(form)), 0);
  return {
    unit,
    things: own.length,
    lists: sheets.map(({ label, count, isRestricted }) => ({ label, count, isRestricted })),
    minutes: filling + without.reduce((sum, { how }) => sum + (how ? minutesOf.way(how.way) : 0), 0),
  };
}

/** Filling in a form once; where a way has none, what its lifecycle says the first work takes. */
async function minutesOfWays(tx: Tx): Promise<MinutesOf> {
  const forms = new Map((await list(tx, 'form')).map(({ definition }) => [definition.key, definition.minutes]));
  const ways = new Map<string, number>();
  for (const { definition } of await list(tx, 'way')) {
    const share = await publishedVersion(tx, 'lifecycle', definition.shareLifecycle);
    ways.set(definition.key, firstWork(share.definition)?.minutes ?? 0);
  }
  return { form: (key) => forms.get(key) ?? 0, way: (key) => ways.get(key) ?? 0 };
}
