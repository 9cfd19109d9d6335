import { cut } from '@bihuan/forms';
import { programmeOf } from '../programme-of.js';
import type { How, Lead } from '@bihuan/library';
import { isDayInReach } from '../../../kernel/http/text.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { PlanChange, PlanEdit } from '../campaigns.contract.js';
import type { Plan, StageRow, TaskRow } from '../plan.js';

/** A change of cells of one task, or of anything else a plan holds. */
export type Edit = PlanEdit | ({ readonly type: 'task' } & PlanChange);

export interface EditTools {
  /** Ids for what is new. */
  readonly newId: () => string;
  /** Day on which a task is appended; null before the start. */
  readonly addedOn: string | null;
}

/** The plan after one edit. It looks at the plan alone: whether units and forms exist, and whether the state allows it, is asked elsewhere. */
export function editPlan(plan: Plan, edit: Edit, tools: EditTools): Plan {
  switch (edit.type) {
    case 'head':
      return editHead(plan, edit);
    case 'chapters':
      return {
        ...plan,
        campaign: { ...plan.campaign, chapters: edit.chapters.map(({ paragraphs, ...chapter }) => ({ ...chapter, paragraphs: paragraphs.map(defined) })) },
      };
    case 'add-stage':
      return addStage(plan, edit, tools);
    case 'stage':
      return mapStage(plan, edit.stageId, (stage) => editStage(stage, edit));
    case 'remove-stage':
      return removeStage(plan, edit.stageId);
    case 'order-stages':
      return { ...plan, stages: ordered(plan.stages, edit.stageIds) };
    case 'add-task':
      return addTask(plan, edit, tools);
    case 'task':
      return editTask(plan, edit);
    case 'remove-task':
      return removeTask(plan, edit.taskId);
    case 'order-tasks':
      return { ...plan, tasks: ordered(plan.tasks, edit.taskIds) };
    case 'scope':
      return { ...plan, campaign: { ...plan.campaign, excluded: edit.excluded } };
    case 'check-all':
      return { ...plan, stages: plan.stages.map(checked), tasks: plan.tasks.map(checked) };
  }
}

const checked = <R extends StageRow | TaskRow>(row: R): R => ({ ...row, isUnchecked: false });

/** Without what was not said. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }; // the filter says so
}

function editHead({ title, campaign, ...rest }: Plan, { type: _, title: newTitle, ...cells }: Extract<Edit, { type: 'head' }>): Plan {
  const edited = { ...campaign, ...defined(cells) };
  const named = newTitle ?? title;
  return { ...rest, title: named, campaign: { ...edited, programme: programmeOf({ ...edited, title: named }) } };
}

function addStage(plan: Plan, { type: _, gate, ...cells }: Extract<Edit, { type: 'add-stage' }>, { newId }: EditTools): Plan {
  refuseNoDay([cells.startsOn, cells.dueOn], cells.title);
  const key = freeKey(plan.stages);
  const stage: StageRow = { ...cells, id: newId(), ordinal: plan.stages.length + 1, key, printedStep: null, isGate: gate, isUnchecked: false, itemId: newId() };
  return { ...plan, stages: [...plan.stages, stage] };
}

function freeKey(stages: readonly StageRow[]): string {
  const taken = new Set(stages.map(({ key, ordinal }) => key ?? `stage-${ordinal}`));
  for (let no = stages.length + 1; ; no += 1) if (!taken.has(`stage-${no}`)) return `stage-${no}`;
}

function mapStage(plan: Plan, stageId: string, change: (stage: StageRow) => StageRow): Plan {
  refuseStrangeStage(plan, stageId);
  return { ...plan, stages: plan.stages.map((stage) => (stage.id === stageId ? change(stage) : stage)) };
}

function editStage(stage: StageRow, { type: _, stageId: _id, gate, checked: isChecked, ...cells }: Extract<Edit, { type: 'stage' }>): StageRow {
  refuseNoDay([cells.startsOn, cells.dueOn], stage.title);
  const isDated = cells.startsOn !== undefined || cells.dueOn !== undefined;
  const words = defined(isMoved(stage, cells) ? { dueText: '', ...defined(cells) } : cells);
  // The printed step is the author's as long as nobody says it otherwise.
  const isSaidAnew = (['label', 'title', 'dueText'] as const).some((cell) => words[cell] !== undefined && words[cell] !== stage[cell]);
  return {
    ...stage,
    ...words,
    ...(isSaidAnew ? { printedStep: null } : {}),
    isGate: gate ?? stage.isGate,
    isUnchecked: stage.isUnchecked && isChecked !== true && !isDated,
  };
}

function removeStage(plan: Plan, stageId: string): Plan {
  refuseStrangeStage(plan, stageId);
  const count = plan.tasks.filter((task) => task.stageId === stageId).length;
  if (count > 0) throw new DomainError('plan.stage-not-empty', { title: plan.stages.find(({ id }) => id === stageId)?.title ?? '', count });
  return { ...plan, stages: numbered(plan.stages.filter(({ id }) => id !== stageId)) };
}

function addTask(plan: Plan, { stageId, after, lead, ...edit }: Extract<Edit, { type: 'add-task' }>, { newId, addedOn }: EditTools): Plan {
  refuseStrangeStage(plan, stageId);
  refuseNoDay([edit.dueOn], edit.title);
  const task: TaskRow = {
    id: newId(),
    ordinal: 0,
    stageId,
    printedNo: edit.printedNo ?? '',
    title: edit.title,
    shortTitle: shortOf(edit.shortTitle, edit.title),
    leadText: edit.leadText ?? null,
    lead: leadOf(lead ?? null),
    leadSource: null,
    dueText: edit.dueText ?? '',
    dueOn: edit.dueOn ?? null,
    noDue: edit.noDue ?? false,
    dueReading: null,
    how: howOf(edit.how ?? null),
    itemId: null,
    isUnchecked: false,
    addedOn,
  };
  const at = after ? plan.tasks.findIndex(({ id }) => id === after) + 1 : plan.tasks.findLastIndex((one) => one.stageId === stageId) + 1;
  const place = at > 0 ? at : plan.tasks.length;
  return { ...plan, tasks: numbered([...plan.tasks.slice(0, place), task, ...plan.tasks.slice(place)]) };
}

const MOST_SHORT = 12;
const shortOf = (short: string | undefined, title: string): string => (short ? short : cut(title, MOST_SHORT));

function editTask(plan: Plan, change: Extract<Edit, { type: 'task' }>): Plan {
  if (!plan.tasks.some(({ id }) => id === change.taskId)) throw new DomainError('plan.task-unknown');
  if (change.stageId !== undefined) refuseStrangeStage(plan, change.stageId);
  return { ...plan, tasks: plan.tasks.map((task) => (task.id === change.taskId ? changedTask(task, change) : task)) };
}

function changedTask(task: TaskRow, { lead, leadSource, dueOn, noDue, how, dueReading, checked: isChecked, ...change }: PlanChange): TaskRow {
  refuseNoDay([dueOn], task.title);
  const { printedNo, title, shortTitle, leadText, dueText, stageId } = change;
  return {
    ...task,
    ...defined({ printedNo, title, shortTitle, leadText, dueText, stageId }),
    ...(isMoved(task, { dueText, dueOn }) ? { dueText: '' } : {}),
    // A reading belongs to the words it read and the day it led to.
    ...(isReadAnew(task, { dueText, dueOn }) ? { dueReading: null } : {}),
    ...(dueReading === undefined ? {} : { dueReading }),
    ...(lead === undefined ? {} : { lead: leadOf(lead), leadSource: leadSource ?? null }),
    ...(dueOn === undefined ? {} : { dueOn, noDue: noDue ?? false }),
    ...(how === undefined ? {} : { how: howOf(how) }),
    isUnchecked: task.isUnchecked && isChecked !== true && dueOn === undefined,
  };
}

const isReadAnew = (task: TaskRow, { dueText, dueOn }: Pick<PlanChange, 'dueText' | 'dueOn'>): boolean =>
  (dueText !== undefined && dueText !== task.dueText) || (dueOn !== undefined && task.dueOn !== null && dueOn !== task.dueOn);

/** Words that named a day go when the day is moved and they are not said with it: nothing is issued that names another day than the one that holds. */
const isMoved = ({ dueOn: before }: Pick<TaskRow, 'dueOn'>, { dueText, dueOn }: Pick<PlanChange, 'dueText' | 'dueOn'>): boolean =>
  dueText === undefined && dueOn !== undefined && dueOn !== null && before !== null && dueOn !== before;

function removeTask(plan: Plan, taskId: string): Plan {
  const task = plan.tasks.find(({ id }) => id === taskId);
  if (!task) throw new DomainError('plan.task-unknown');
  if (task.itemId !== null) throw new DomainError('plan.task-sent', { title: task.title });
  return { ...plan, tasks: numbered(plan.tasks.filter(({ id }) => id !== taskId)) };
}

function leadOf(lead: (PlanChange['lead'] & object) | null): Lead | null {
  if (lead === null || lead.type === 'units') return lead;
  return lead.and ? { type: 'category', category: lead.category, and: lead.and } : { type: 'category', category: lead.category };
}

function howOf(how: NonNullable<PlanChange['how']> | null): How | null {
  return how && { way: how.way, lists: how.lists.map(({ category, ...list }) => (category === undefined ? list : { ...list, category })) };
}

/** Rows in the order of the ids, which must be all of them; printed numbers stay as they are. */
function ordered<R extends StageRow | TaskRow>(rows: readonly R[], ids: readonly string[]): R[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  if (found.length !== rows.length || new Set(ids).size !== ids.length) throw new DomainError('plan.order-incomplete');
  return numbered(found);
}

function numbered<R extends StageRow | TaskRow>(rows: readonly R[]): R[] {
  return rows.map((row, index) => ({ ...row, ordinal: index + 1 }));
}

function refuseStrangeStage({ stages }: Plan, stageId: string): void {
  if (!stages.some(({ id }) => id === stageId)) throw new DomainError('plan.stage-unknown');
}

function refuseNoDay(days: readonly (string | null | undefined)[], title: string): void {
  if (days.some((day) => day && !isDayInReach(day))) throw new DomainError('plan.value-unknown', { title, what: '日期' });
}
