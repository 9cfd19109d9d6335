import type { CampaignView, PlanTaskView } from '../../api/types.js';
import type { GapColumn } from './missing-cells.js';
import { t } from './texts.js';

export interface PlanDifference {
  readonly printedNo: string;
  readonly column: GapColumn;
  readonly before: string | null;
  readonly after: string | null;
}

const words: Readonly<Record<GapColumn, (task: PlanTaskView) => string | null>> = {
  lead: (task) => task.lead?.label ?? null,
  due: (task) => task.dueOn?.text ?? (task.noDue ? t('noDue') : null),
  how: (task) => task.how?.sentence ?? null,
};
const columns: readonly GapColumn[] = ['lead', 'due', 'how'];

/** What somebody else changed between two readings of the same plan, cell by cell. */
export function planDifferences(before: Pick<CampaignView, 'tasks'>, after: Pick<CampaignView, 'tasks'>): PlanDifference[] {
  const old = new Map(before.tasks.map((task) => [task.id, task]));
  return after.tasks.flatMap((task) => {
    const known = old.get(task.id);
    if (known === undefined) return [];
    return columns
      .map((column) => ({ printedNo: task.printedNo, column, before: words[column](known), after: words[column](task) }))
      .filter((difference) => difference.before !== difference.after);
  });
}
