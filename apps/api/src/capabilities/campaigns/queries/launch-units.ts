import type { Tx } from '../../../kernel/database/tx.js';
import { unitsOf, withinUnits } from '../../people/index.js';
import { unitsOfTask } from '../launch/launch-tree.js';
import type { LaunchUnit } from '../launch/launch-tree.js';
import type { ExcludedUnit, TaskRow } from '../plan.js';

/** A unit that owns tasks, with names for what is said about it. */
export interface OwningUnit extends LaunchUnit {
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
}

/** Every unit that owns a task, with its departments and cadres of the day, in official order. */
export async function owningUnits(
  tx: Tx,
  tasks: readonly TaskRow[],
  { today, excluded }: { today: string; excluded: readonly ExcludedUnit[] },
): Promise<OwningUnit[]> {
  const out = new Set(excluded.map(({ unitId }) => unitId));
  const all = (await unitsOf(tx)).map((unit) => ({ ...unit, isExcluded: out.has(unit.id) }));
  const owning = all.filter((unit) => tasks.some((task) => unitsOfTask(task, [unit]).length > 0));
  const within = await withinUnits(
    tx,
    owning.map(({ id }) => id),
    today,
  );
  return owning.map(({ id, name, category, isExcluded }) => {
    const { departments, cadres } = within(id);
    return {
      id,
      name,
      category,
      isExcluded,
      departments: departments.map((department) => department.id),
      cadres: cadres.map((cadre) => cadre.id),
      names: Object.fromEntries([...departments, ...cadres].map((one) => [one.id, one.name])),
    };
  });
}
