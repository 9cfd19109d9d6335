import type { CampaignView } from '../../api/types.js';

/** Columns of the task grid in which something may still be missing. */
export type GapColumn = 'lead' | 'due' | 'how';
/** Columns somebody may write in before the start. */
export type EditColumn = GapColumn | 'no' | 'task';
export interface Cell {
  readonly taskId: string;
  readonly column: EditColumn;
}
export interface Gap {
  readonly column: GapColumn;
  /** Tasks in the order of the plan. */
  readonly taskIds: readonly string[];
}

const columns: readonly GapColumn[] = ['lead', 'due', 'how'];

/** What the server says is missing, by column, in the order the eye walks the grid. */
export function gapsOf(view: Pick<CampaignView, 'blockers' | 'tasks'>): Gap[] {
  return columns.flatMap((column) => {
    const named = new Set(view.blockers.filter((blocker) => blocker.isMissing && blocker.column === column).flatMap((blocker) => blocker.taskIds));
    const taskIds = view.tasks.map((task) => task.id).filter((id) => named.has(id));
    return taskIds.length === 0 ? [] : [{ column, taskIds }];
  });
}

/** The missing cell after `from`; begins again at the top, so that walking never ends before the work does. */
export function nextGap(view: Pick<CampaignView, 'blockers' | 'tasks'>, column: GapColumn, from: string | null): Cell | null {
  const gap = gapsOf(view).find((candidate) => candidate.column === column);
  if (gap === undefined) return null;
  const order = view.tasks.map((task) => task.id);
  const start = from === null ? -1 : order.indexOf(from);
  const taskId = gap.taskIds.find((id) => order.indexOf(id) > start) ?? gap.taskIds[0];
  return taskId === undefined ? null : { taskId, column };
}
