import type { ListDefinition } from '@bihuan/library';
import { categoriesOf } from '../plan.js';
import type { StageRow, TaskRow } from '../plan.js';
import { derivedId } from '../../../kernel/ids/derived-id.js';

/** A unit as the launch needs it: who may lead a task, and for whom lists are made. In official order. */
export interface LaunchUnit {
  readonly id: string;
  readonly category: string;
  /** Takes no part where a whole category leads; named by itself it does. */
  readonly isExcluded?: boolean;
  readonly departments: readonly string[];
  readonly cadres: readonly string[];
}

export interface LaunchPlan {
  readonly campaignId: string;
  /** The unit that runs the campaign; its tasks belong to it. */
  readonly unitId: string;
  readonly taskLifecycle: string;
  readonly shareLifecycleOf: (way: string) => string;
  /** A list is called what its paper is called. */
  readonly formTitleOf: (form: string) => string;
  readonly stages: readonly StageRow[];
  readonly tasks: readonly TaskRow[];
  readonly units: readonly LaunchUnit[];
}

/** One item the campaign sends out. */
export interface LaunchNode {
  readonly id: string;
  readonly kind: 'task' | 'share' | 'list';
  readonly taskId: string;
  readonly parentId: string;
  readonly unitId: string;
  readonly subjectUnitId: string | null;
  readonly subjectPersonId: string | null;
  readonly title: string;
  readonly privacy: 'normal' | 'restricted';
  readonly listKey: string | null;
  readonly mainForm: string | null;
  readonly lifecycleKey: string;
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  readonly dueWords: string;
}

/** Everything a plan sends out, parents before children: a task, a share for each unit, the lists of each share. */
export function launchTree(plan: LaunchPlan): LaunchNode[] {
  return plan.tasks.flatMap((task) => {
    const stage = plan.stages.find(({ id }) => id === task.stageId);
    if (!stage) throw new Error(`task ${task.id} has no stage`);
    const node = taskNode(plan, task, stage);
    return [node, ...unitsOfTask(task, plan.units).flatMap((unit) => shareNodes(plan, { task, unit, parent: node }))];
  });
}

/** The units that own a task, in official order. */
export function unitsOfTask<U extends { readonly id: string; readonly category: string; readonly isExcluded?: boolean }>(
  task: Pick<TaskRow, 'lead'>,
  units: readonly U[],
): U[] {
  const { lead } = task;
  if (!lead) return [];
  if (lead.type === 'units') return units.filter(({ id }) => lead.units.includes(id));
  return units.filter(({ category, isExcluded }) => isExcluded !== true && categoriesOf(lead).includes(category));
}

/** The kinds of list a unit of this category is asked for. */
export function listsFor(task: Pick<TaskRow, 'how'>, category: string): ListDefinition[] {
  return (task.how?.lists ?? []).filter((list) => list.category === undefined || list.category === category);
}

function taskNode(plan: LaunchPlan, task: TaskRow, stage: StageRow): LaunchNode {
  return {
    ...datesOf(task, stage),
    ...nobody,
    id: derivedId(plan.campaignId, 'task', task.id),
    kind: 'task',
    taskId: task.id,
    parentId: stage.itemId,
    unitId: plan.unitId,
    title: task.title,
    privacy: 'normal',
    listKey: null,
    mainForm: null,
    lifecycleKey: plan.taskLifecycle,
  };
}

const nobody = { subjectUnitId: null, subjectPersonId: null } as const;

const datesOf = (task: TaskRow, stage: StageRow) => ({ startsOn: stage.startsOn, dueOn: task.dueOn, dueWords: task.dueText });

interface ShareOf {
  readonly task: TaskRow;
  readonly unit: LaunchUnit;
  readonly parent: LaunchNode;
}

function shareNodes(plan: LaunchPlan, { task, unit, parent }: ShareOf): LaunchNode[] {
  if (!task.how) return [];
  const id = derivedId(plan.campaignId, 'share', task.id, unit.id);
  const lifecycleKey = plan.shareLifecycleOf(task.how.way);
  const share: LaunchNode = { ...parent, ...nobody, id, kind: 'share', parentId: parent.id, unitId: unit.id, lifecycleKey };
  return [share, ...listsFor(task, unit.category).flatMap((list) => listNodes(plan, list, { share, unit }))];
}

function listNodes(plan: LaunchPlan, list: ListDefinition, { share, unit }: { share: LaunchNode; unit: LaunchUnit }): LaunchNode[] {
  return fillersOf(list, unit).map((filler) => ({
    ...share,
    ...filler,
    id: derivedId(plan.campaignId, 'list', share.id, list.key, filler.subjectUnitId ?? filler.subjectPersonId ?? ''),
    kind: 'list',
    parentId: share.id,
    title: plan.formTitleOf(list.form),
    privacy: list.privacy,
    listKey: list.key,
    mainForm: list.form,
    lifecycleKey: list.lifecycle,
  }));
}

/** For whom a unit's lists of one kind are made. */
export function fillersOf(list: Pick<ListDefinition, 'filler'>, unit: LaunchUnit): Pick<LaunchNode, 'subjectUnitId' | 'subjectPersonId'>[] {
  switch (list.filler) {
    case 'unit':
      return [nobody];
    case 'departments':
      return unit.departments.map((subjectUnitId) => ({ subjectUnitId, subjectPersonId: null }));
    case 'cadres':
      return unit.cadres.map((subjectPersonId) => ({ subjectUnitId: null, subjectPersonId }));
  }
}
