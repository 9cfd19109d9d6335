import { renderText } from '@bihuan/library';
import { activeStates, dayWords, isWorkingDay } from '@bihuan/workflows';
import type { WorkingCalendar } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { formByVersion, lifecycleMachine, list } from '../../definitions/index.js';
import { allowedActionsOf, pathViewOf, readItem, stateOf, stateViewOf } from '../../items/index.js';
import type { DayView, ItemRow, Readings } from '../../items/index.js';
import { calendarOf, namesOf, permissionsOf, tenantOf, unitsOf } from '../../people/index.js';
import { blockersOf } from '../blockers.js';
import type { CampaignView, HowView, LeadView, PlanStageView, PlanTaskView } from '../campaigns.contract.js';
import { mayEditPlans } from '../campaigns.policy.js';
import { launchProgress } from '../launch/launch.js';
import { leftOfStage, leftText, nameOfLeft } from '../readings.js';
import type { CampaignRow, StageRow, TaskRow } from '../plan.js';
import { owningUnits } from './launch-units.js';
import { noticesOf, restDayWords } from './notices.js';
import { campaignRow, stageRows, taskRows } from './plan-rows.js';
import { howWords, leadWords, planWords } from './plan-words.js';
import type { PlanWords } from './plan-words.js';
import { sendsText } from './sends.js';

export interface ViewingCampaign {
  readonly campaignId: string;
  readonly personId: string;
  readonly readings: Readings;
}

interface At {
  readonly today: string;
  /** The campaign's own, which is not said with each day. */
  readonly year: number;
  readonly calendar: WorkingCalendar;
}

/** Everything the campaign editor shows, on one snapshot. */
export async function campaignView(tx: Tx, { campaignId, personId, readings }: ViewingCampaign): Promise<CampaignView> {
  const row = await campaignRow(tx, campaignId);
  const item = await itemOf(tx, campaignId);
  const { today, zone } = await clockOf(tx);
  const at = { today, year: row.year, calendar: await calendarOf(tx) };
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  const [stages, tasks, words] = [await stageRows(tx, campaignId), await taskRows(tx, campaignId), await planWords(tx)];
  const isRunning = row.launchTotal !== null;
  // Whom it goes to is foreseen only until it goes out.
  const units = isRunning ? [] : await owningUnits(tx, tasks, { today, excluded: row.excluded });
  const { posts } = await namesOf(tx, { people: [], units: [] });
  const amends = Object.values(machine.definition.states[activeStates(machine, stateOf(item)).code]?.on ?? {}).some(
    ({ then, to }) => then === 'amend-plan' && to === undefined,
  );
  const mayEdit = mayEditPlans(await permissionsOf(tx, personId, today));
  const mayAmend = amends && mayEdit;
  const progress = await progressOf(tx, campaignId, today);
  return {
    id: item.id,
    version: item.version,
    title: item.title,
    programme: row.programme,
    year: row.year,
    theme: row.theme,
    basis: [...row.basis],
    tableTitle: row.tableTitle,
    annex: row.annex,
    state: stateViewOf(machine, item, personId),
    allowedActions: await allowedActionsOf(tx, readings, { machine, item, personId }),
    path: await pathViewOf(tx, readings, { machine, item, today, zone, personId }),
    editable: !isRunning && mayAmend,
    amendable: isRunning && mayAmend,
    basisText: row.basisText,
    derivedFrom: await derivedFromOf(tx, row),
    excluded: row.excluded.map(({ unitId, reason }) => ({ unitId, name: words.unit(unitId), reason })),
    chapters: row.chapters.map(({ no, title, paragraphs }) => ({ no, title, paragraphs: paragraphs.map((paragraph) => ({ ...paragraph })) })),
    stages: await stageViews(tx, stages, { personId, readings, at }),
    tasks: tasks.map((task) => taskView(task, { words, at, progress: progress.get(task.itemId ?? '') ?? null })),
    blockers: isRunning ? [] : blockersOf({ year: row.year, stages, tasks, units: await unitsToOwn(tx, row) }),
    notices: isRunning
      ? frozenNotices(item, { mayAmend, mayEdit })
      : await noticesOf(tx, { chapters: row.chapters, stages, tasks, units, ...at, posts, excluded: row.excluded.length }),
    sends: isRunning ? '' : await sendsText(tx, { tasks, units, words }),
    launched: await launchProgress(tx, row),
    forms: await formsOf(tx, item),
  };
}

/** A campaign that runs on a version from before plans could be amended: said instead of buttons that are not there. */
function frozenNotices({ ended }: ItemRow, { mayAmend, mayEdit }: { mayAmend: boolean; mayEdit: boolean }): CampaignView['notices'] {
  return ended !== null || mayAmend || !mayEdit
    ? []
    : [{ text: '这个活动按早先的流程启动，不能再追加任务、调整时限和补发。已下发的照常办理；要增加任务，请另建一个活动单独下发。', taskIds: [] }];
}

/** Every unit, and whether it stays out of what a whole category leads. */
async function unitsToOwn(tx: Tx, { excluded }: CampaignRow) {
  return (await unitsOf(tx)).map(({ id, category }) => ({ id, category, isExcluded: excluded.some(({ unitId }) => unitId === id) }));
}

const readSource: Named = {
  name: 'campaign-derived-from',
  text: 'select i.id, i.title, c.year from campaigns c join items i on i.id = c.item_id where c.item_id = $1',
};

async function derivedFromOf(tx: Tx, { derivedFrom }: CampaignRow): Promise<CampaignView['derivedFrom']> {
  return derivedFrom === null ? null : tx.row<{ id: string; title: string; year: number }>(readSource, [derivedFrom]);
}

async function itemOf(tx: Tx, id: string): Promise<ItemRow> {
  const item = await readItem(tx, id);
  if (!item) throw new Error(`a plan names item ${id}, which is not there`);
  return item;
}

async function formsOf(tx: Tx, { pins }: ItemRow): Promise<CampaignView['forms']> {
  const forms: CampaignView['forms'] = {};
  for (const [key, versionId] of Object.entries(pins)) forms[key] = { versionId, definition: await formByVersion(tx, versionId) };
  return forms;
}

interface StageSeen {
  readonly personId: string;
  readonly readings: Readings;
  readonly at: At;
}

/** One after the other: a transaction answers one question at a time. */
async function stageViews(tx: Tx, stages: readonly StageRow[], seen: StageSeen): Promise<PlanStageView[]> {
  const views: PlanStageView[] = [];
  for (const stage of stages) views.push(await stageView(tx, stage, seen));
  return views;
}

async function stageView(tx: Tx, stage: StageRow, { personId, readings, at }: StageSeen): Promise<PlanStageView> {
  const item = await itemOf(tx, stage.itemId);
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  const day = (on: string | null) => (on === null ? null : dayIn(on, at));
  return {
    id: stage.id,
    label: stage.label,
    title: stage.title,
    focus: stage.focus,
    paths: stage.paths.map((path) => ({ ...path })),
    startsOn: day(stage.startsOn),
    dueText: stage.dueText,
    dueOn: day(stage.dueOn),
    gate: stage.isGate,
    state: stateViewOf(machine, item, personId),
    itemId: item.id,
    version: item.version,
    allowedActions: await allowedActionsOf(tx, readings, { machine, item, personId }),
    unchecked: stage.isUnchecked,
    startsNote: restNote(stage.startsOn, at),
    dueNote: restNote(stage.dueOn, at),
    left: (await leftOfStage(tx, { campaignId: item.rootId, stageItemId: stage.itemId, names: 0 })).map(({ id, ...task }) => ({
      taskItemId: id,
      text: `${nameOfLeft(task)}：${leftText(task)}`,
    })),
  };
}

const dayIn = (on: string, { year }: At): DayView => ({ on, text: dayWords(on, year) });

function restNote(day: string | null, { calendar, year }: At): string | null {
  return day === null || isWorkingDay(day, calendar) ? null : restDayWords(day, year);
}

interface TaskSeen {
  readonly words: PlanWords;
  readonly at: At;
  readonly progress: PlanTaskView['progress'];
}

function taskView(task: TaskRow, { words, at, progress }: TaskSeen): PlanTaskView {
  const { id, printedNo, stageId, title, shortTitle, leadText, leadSource, dueText, dueOn, noDue, dueReading, itemId } = task;
  return {
    id,
    printedNo,
    stageId,
    title,
    shortTitle,
    leadText,
    leadSource,
    dueText,
    dueReading,
    lead: leadView(task.lead, words),
    how: howView(task.how, words),
    dueOn: dueOn === null ? null : dayIn(dueOn, at),
    dueNote: restNote(dueOn, at),
    noDue,
    unchecked: task.isUnchecked,
    addedOn: task.addedOn === null ? null : dayIn(task.addedOn, at),
    taskItemId: itemId,
    progress,
  };
}

function leadView(lead: TaskRow['lead'], words: PlanWords): LeadView | null {
  if (!lead) return null;
  const label = leadWords(lead, words);
  if (lead.type === 'category') return { type: 'category', units: [], category: lead.category, and: [...(lead.and ?? [])], label };
  return { type: 'units', units: lead.units.map((id) => ({ id, name: words.unit(id) })), category: null, and: [], label };
}

function howView(how: TaskRow['how'], words: PlanWords): HowView | null {
  if (!how) return null;
  return { way: how.way, label: words.way(how.way), lists: how.lists.map((one) => ({ ...one })), sentence: howWords(how, words) };
}

const isLate = (
  item: string,
): string => `(${item}.ended is null and ${item}.due_on < $2 and ${item}.due_on >= (${item}.created_at at time zone (select zone from tenants))::date
  and not (${item}.lifecycle_version_id::text || ' ' || ${item}.states[1]) = any($3::text[]))`;

// As the board has it: a share with lists is late where one of them is, and none is while it lies with whoever looks at it.
const readProgress: Named = {
  name: 'progress-of-tasks',
  text: `with lists as materialized (
           select l.parent_id as share, bool_or(l.privacy = 'normal' and ${isLate('l')}) as late from items l where l.root_id = $1 and l.kind = 'list' group by 1)
         select t.id, count(s.id)::int as total, count(s.id) filter (where s.ended = 'done')::int as done,
                count(s.id) filter (where s.ended is null and coalesce(lists.late, ${isLate('s')}))::int as overdue
         from items t join items s on s.parent_id = t.id left join lists on lists.share = s.id where t.root_id = $1 and t.kind = 'task' group by t.id`,
};
const versionsUsed: Named = {
  name: 'lifecycles-of-shares',
  text: `select distinct lifecycle_version_id as id from items where root_id = $1 and kind in ('share', 'list')`,
};

/** Shares of each task: how many, how many done, how many late. */
async function progressOf(tx: Tx, campaignId: string, today: string): Promise<ReadonlyMap<string, NonNullable<PlanTaskView['progress']>>> {
  const stopped: string[] = [];
  for (const { id } of await tx.rows<{ id: string }>(versionsUsed, [campaignId]))
    for (const [code, { clock }] of Object.entries((await lifecycleMachine(tx, id)).definition.states)) if (clock === 'stopped') stopped.push(`${id} ${code}`);
  const rows = await tx.rows<{ id: string; total: number; done: number; overdue: number }>(readProgress, [campaignId, today, stopped]);
  return new Map(rows.map(({ id, ...progress }) => [id, progress]));
}

/** Plans that were published and not yet opened. */
export async function unopenedPlans(tx: Tx): Promise<{ key: string; title: string; year: number; theme: string }[]> {
  const { name: hospital } = await tenantOf(tx);
  const opened = new Set((await tx.rows<{ key: string }>(`select plan_key as key from campaigns where origin = 'library'`)).map(({ key }) => key));
  return (await list(tx, 'plan')).flatMap(({ definition: { key, title, year, theme } }) =>
    opened.has(key) ? [] : [{ key, title: renderText(title, { hospital }), year, theme }],
  );
}
