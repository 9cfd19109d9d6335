import type { TaskRow } from './plan.js';

/** What keeps a plan from being submitted or started, as numbers a condition may read. */
export interface PlanReading {
  readonly blockers: number;
  readonly taskWithoutLead: number;
  readonly taskWithoutHow: number;
  readonly taskWithoutDue: number;
}

export interface Blocker {
  readonly text: string;
  readonly taskIds: string[];
  readonly column: 'lead' | 'due' | 'how';
}

type Cells = Pick<TaskRow, 'id' | 'lead' | 'how' | 'dueOn' | 'noDue'>;

const columns = [
  { column: 'lead', isMissing: (task: Cells) => task.lead === null, words: '没有责任部门' },
  { column: 'how', isMissing: (task: Cells) => task.how === null, words: '没有写明办理方式' },
  { column: 'due', isMissing: (task: Cells) => task.dueOn === null && !task.noDue, words: '没有时限' },
] as const;

/** «9项任务没有责任部门», column by column; empty when the plan is complete. */
export function blockersOf(tasks: readonly Cells[]): Blocker[] {
  return columns.flatMap(({ column, isMissing, words }) => {
    const taskIds = tasks.filter(isMissing).map(({ id }) => id);
    return taskIds.length === 0 ? [] : [{ column, taskIds, text: `${taskIds.length}项任务${words}` }];
  });
}

/** The same as numbers, for the conditions of a lifecycle. */
export function readingOf(tasks: readonly Cells[]): PlanReading {
  const count = (column: Blocker['column']) => blockersOf(tasks).find((blocker) => blocker.column === column)?.taskIds.length ?? 0;
  const [lead, how, due] = [count('lead'), count('how'), count('due')];
  return { blockers: lead + how + due, taskWithoutLead: lead, taskWithoutHow: how, taskWithoutDue: due };
}
