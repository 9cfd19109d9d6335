import type { Tx } from '../../../kernel/database/tx.js';
import { isCountable } from '../../items/index.js';
import { loadOf, minutesOfWays } from '../loads/load-of.js';
import type { Load } from '../loads/load-of.js';
import type { TaskRow } from '../plan.js';
import type { OwningUnit } from './launch-units.js';
import type { PlanWords } from './plan-words.js';

export interface Sending {
  readonly tasks: readonly TaskRow[];
  readonly units: readonly OwningUnit[];
  readonly words: PlanWords;
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
