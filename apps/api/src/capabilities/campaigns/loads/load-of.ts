import type { Tx } from '../../../kernel/database/tx.js';
import { list, publishedVersion } from '../../definitions/index.js';
import { fillersOf, listsFor, unitsOfTask } from '../launch/launch-tree.js';
import type { TaskRow } from '../plan.js';
import { firstWork } from '../queries/first-work.js';
import type { OwningUnit } from '../queries/launch-units.js';

/** What one unit gets. Restricted lists take their fillers' time, not the unit's. */
export interface Load {
  readonly unit: OwningUnit;
  readonly things: number;
  readonly minutes: number;
  readonly lists: readonly { readonly form: string; readonly label: string; readonly count: number; readonly isRestricted: boolean }[];
}

export interface MinutesOf {
  form(key: string): number;
  way(key: string): number;
}

export function loadOf(tasks: readonly TaskRow[], unit: OwningUnit, minutesOf: MinutesOf): Load {
  const own = tasks.filter((task) => task.how !== null && unitsOfTask(task, [unit]).length > 0);
  const sheets = own.flatMap((task) =>
    listsFor(task, unit.category).map((one) => ({ ...one, isRestricted: one.privacy === 'restricted', count: fillersOf(one, unit).length })),
  );
  const without = own.filter((task) => listsFor(task, unit.category).length === 0);
  const filling = sheets.reduce((sum, { form, count, isRestricted }) => sum + (isRestricted ? 0 : count * minutesOf.form(form)), 0);
  return {
    unit,
    things: own.length,
    lists: sheets.map(({ form, label, count, isRestricted }) => ({ form, label, count, isRestricted })),
    minutes: filling + without.reduce((sum, { how }) => sum + (how ? minutesOf.way(how.way) : 0), 0),
  };
}

/** Filling in a form once; where a way has none, what its lifecycle says the first work takes. */
export async function minutesOfWays(tx: Tx): Promise<MinutesOf> {
  const forms = new Map((await list(tx, 'form')).map(({ definition }) => [definition.key, definition.minutes]));
  const ways = new Map<string, number>();
  for (const { definition } of await list(tx, 'way')) {
    const share = await publishedVersion(tx, 'lifecycle', definition.shareLifecycle);
    ways.set(definition.key, firstWork(share.definition)?.minutes ?? 0);
  }
  return { form: (key) => forms.get(key) ?? 0, way: (key) => ways.get(key) ?? 0 };
}
