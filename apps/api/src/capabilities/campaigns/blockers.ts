import type { StageRow, TaskRow } from './plan.js';
import { unitsOfTask } from './launch/launch-tree.js';

/** What keeps a plan from being submitted or started, as numbers a condition may read. */
export interface PlanReading {
  readonly blockers: number;
  readonly taskWithoutLead: number;
  readonly taskWithoutHow: number;
  readonly taskWithoutDue: number;
  /** Rows whose days contradict each other. */
  readonly contradictions: number;
  /** Tasks nobody would get, because no unit answers to their owner. */
  readonly taskWithoutUnit: number;
  /** Shifted days nobody has looked at. */
  readonly unchecked: number;
  readonly tasks: number;
}

export interface Blocker {
  readonly text: string;
  readonly taskIds: string[];
  readonly stageIds: string[];
  readonly column: 'lead' | 'due' | 'how' | null;
  /** A cell is empty; otherwise what stands there cannot be. */
  readonly isMissing: boolean;
}

type Cells = Pick<TaskRow, 'id' | 'printedNo' | 'lead' | 'how' | 'dueOn' | 'noDue' | 'isUnchecked' | 'stageId'>;
type StageCells = Pick<StageRow, 'id' | 'label' | 'title' | 'startsOn' | 'dueOn' | 'isUnchecked'>;

export interface PlanToCheck {
  readonly year: number;
  readonly stages: readonly StageCells[];
  readonly tasks: readonly Cells[];
  readonly units: readonly { readonly id: string; readonly category: string; readonly isExcluded?: boolean }[];
}

const columns = [
  { column: 'lead', isMissing: (task: Cells) => task.lead === null, words: '没有责任部门' },
  { column: 'how', isMissing: (task: Cells) => task.how === null, words: '没有写明办理方式' },
  { column: 'due', isMissing: (task: Cells) => task.dueOn === null && !task.noDue, words: '没有时限' },
] as const;

/** «9项任务没有责任部门», column by column, then what contradicts itself and what nobody would get; empty when the plan is complete. */
export function blockersOf(plan: PlanToCheck): Blocker[] {
  return [...(plan.tasks.length === 0 ? [noTasks] : []), ...missingCells(plan), ...strandedTasks(plan), ...contradictions(plan), ...uncheckedDays(plan)];
}

const noTasks: Blocker = { text: '还没有任务', taskIds: [], stageIds: [], column: null, isMissing: false };

function missingCells({ tasks }: PlanToCheck): Blocker[] {
  return columns.flatMap(({ column, isMissing, words }) => {
    const taskIds = tasks.filter(isMissing).map(({ id }) => id);
    return taskIds.length === 0 ? [] : [{ column, taskIds, stageIds: [], isMissing: true, text: `${taskIds.length}项任务${words}` }];
  });
}

function strandedTasks({ tasks, units }: PlanToCheck): Blocker[] {
  const taskIds = tasks.filter((task) => task.lead !== null && unitsOfTask(task, units).length === 0).map(({ id }) => id);
  return taskIds.length === 0
    ? []
    : [{ column: 'lead', taskIds, stageIds: [], isMissing: false, text: `${taskIds.length}项任务的责任部门里没有一个参加的单位` }];
}

/**
 * A stage that ends before it starts, or before the campaign's year begins; a task that is due before its stage starts, or before a
 * year its stage belongs to: no day could be right. A stage may begin in the year before, which is told and holds nothing up.
 */
function contradictions({ year, stages, tasks }: PlanToCheck): Blocker[] {
  const backwards = stages.filter(({ startsOn, dueOn }) => startsOn !== null && dueOn !== null && dueOn < startsOn);
  const isBefore = (day: string | null): boolean => day !== null && Number(day.slice(0, 4)) < year;
  const begunBefore = new Set(stages.filter(({ startsOn }) => isBefore(startsOn)).map(({ id }) => id));
  return [
    ...backwards.map((stage) => ofStage(stage, '的时限早于开始日期')),
    ...stages.filter(({ dueOn }) => isBefore(dueOn)).map((stage) => ofStage(stage, `的时限在活动年度之前（${year}年）`)),
    ...stages.flatMap(({ id, label, title, startsOn }) =>
      ofTasks(
        tasks.filter((task) => task.stageId === id && task.dueOn !== null && startsOn !== null && task.dueOn < startsOn),
        `的时限早于${label}${title}开始的日期`,
      ),
    ),
    ...ofTasks(
      tasks.filter(({ dueOn, stageId }) => isBefore(dueOn) && !begunBefore.has(stageId)),
      `的时限在活动年度之前（${year}年）`,
    ),
  ];
}

const ofStage = ({ id, label, title }: StageCells, words: string): Blocker => ({
  column: null,
  taskIds: [],
  stageIds: [id],
  isMissing: false,
  text: `${label}${title}${words}`,
});

/** «第5、7项任务…»: by the printed numbers, as long as they can be taken in. */
function ofTasks(tasks: readonly Cells[], words: string): Blocker[] {
  const numbers = tasks.map(({ printedNo }) => printedNo).filter(Boolean);
  const named = numbers.length === tasks.length && tasks.length <= MOST_NUMBERS ? `第${numbers.join('、')}项任务` : `${tasks.length}项任务`;
  return tasks.length === 0 ? [] : [{ column: 'due', taskIds: tasks.map(({ id }) => id), stageIds: [], isMissing: false, text: `${named}${words}` }];
}

const MOST_NUMBERS = 6;

function uncheckedDays({ stages, tasks }: PlanToCheck): Blocker[] {
  const taskIds = tasks.filter(({ isUnchecked }) => isUnchecked).map(({ id }) => id);
  const stageIds = stages.filter(({ isUnchecked }) => isUnchecked).map(({ id }) => id);
  const count = taskIds.length + stageIds.length;
  return count === 0 ? [] : [{ column: taskIds.length > 0 ? 'due' : null, taskIds, stageIds, isMissing: false, text: `${count}处顺延的日期待核对` }];
}

/** The same as numbers, for the conditions of a lifecycle. */
export function readingOf(plan: PlanToCheck): PlanReading {
  const cells = missingCells(plan);
  const count = (column: Blocker['column']) => cells.find((blocker) => blocker.column === column)?.taskIds.length ?? 0;
  const rows = (blockers: readonly Blocker[]) => blockers.reduce((sum, { taskIds, stageIds }) => sum + taskIds.length + stageIds.length, 0);
  return {
    blockers: rows(blockersOf(plan)) + (plan.tasks.length === 0 ? 1 : 0),
    taskWithoutLead: count('lead'),
    taskWithoutHow: count('how'),
    taskWithoutDue: count('due'),
    contradictions: rows(contradictions(plan)),
    taskWithoutUnit: rows(strandedTasks(plan)),
    unchecked: rows(uncheckedDays(plan)),
    tasks: plan.tasks.length,
  };
}
