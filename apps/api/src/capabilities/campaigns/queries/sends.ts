import type { Tx } from '../../../kernel/database/tx.js';
import { publishedVersion } from '../../definitions/index.js';
import { list } from '../../definitions/index.js';
import { listsFor, unitsOfTask } from '../launch/launch-tree.js';
import type { TaskRow } from '../plan.js';
import { firstWork } from './first-work.js';
import type { OwningUnit } from './launch-units.js';
import type { PlanWords } from './plan-words.js';

export interface Sending {
  readonly tasks: readonly TaskRow[];
  readonly units: readonly OwningUnit[];
  readonly words: PlanWords;
}

interface Load {
  readonly things: number;
  readonly minutes: number;
}

/** «向12个党支部各下发3件，约32分钟»: what the launch will send, units of a category together. */
export async function sendsText(tx: Tx, { tasks, units, words }: Sending): Promise<string> {
  const minutes = await minutesOfTasks(tx, tasks);
  const groups = Map.groupBy(units, (unit) => {
    const load = loadOf(tasks, unit, minutes);
    return JSON.stringify([unit.category, load.things, load.minutes]);
  });
  const parts = [...groups.values()].flatMap((group) => {
    const [unit] = group;
    if (!unit) return [];
    const { things, minutes: needed } = loadOf(tasks, unit, minutes);
    if (things === 0) return [];
    const who = group.length === 1 ? unit.name : `${group.length}个${words.category(unit.category).label}各`;
    return [`向${who}下发${things}件，约${needed}分钟`];
  });
  return parts.length === 0 ? '还没有可下发的任务' : parts.join('；');
}

type MinutesOf = (task: TaskRow, category: string) => number;

function loadOf(tasks: readonly TaskRow[], unit: OwningUnit, minutesOf: MinutesOf): Load {
  const own = tasks.filter((task) => task.how !== null && unitsOfTask(task, [unit]).length > 0);
  return { things: own.length, minutes: own.reduce((sum, task) => sum + minutesOf(task, unit.category), 0) };
}

/** Filling in each kind of list once; where there is none, what the lifecycle says its first work takes. */
async function minutesOfTasks(tx: Tx, tasks: readonly TaskRow[]): Promise<MinutesOf> {
  const forms = new Map((await list(tx, 'form')).map(({ definition }) => [definition.key, definition.minutes]));
  const shares = new Map<string, number>();
  for (const way of await list(tx, 'way')) {
    const { definition } = await publishedVersion(tx, 'lifecycle', way.definition.shareLifecycle);
    shares.set(way.definition.key, firstWork(definition)?.minutes ?? 0);
  }
  const known = new Set(tasks);
  return (task, category) => {
    if (!known.has(task) || !task.how) return 0;
    const lists = listsFor(task, category);
    return lists.length === 0 ? (shares.get(task.how.way) ?? 0) : lists.reduce((sum, { form }) => sum + (forms.get(form) ?? 0), 0);
  };
}
