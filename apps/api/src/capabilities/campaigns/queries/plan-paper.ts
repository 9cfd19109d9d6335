import { dayInWords } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import { sheetOfTable } from '../../../kernel/papers/paper.js';
import type { Paper } from '../../../kernel/papers/paper.js';
import type { Plan, StageRow, TaskRow } from '../plan.js';
import { planOf } from './plan-rows.js';
import { leadWords, planWords } from './plan-words.js';
import type { PlanWords } from './plan-words.js';

/** Parts of the width of an upright page. */
const COLUMNS = [
  { label: '序号', width: 14 },
  { label: '创建步骤', width: 26, joined: true },
  { label: '主要任务', width: 64 },
  { label: '责任部门', width: 26 },
  { label: '完成时限', width: 26 },
] as const;

/** The table of a plan as it is issued, and what its file is called. */
export async function planPaper(tx: Tx, campaignId: string): Promise<{ name: string; paper: Paper }> {
  const plan = await planOf(tx, campaignId);
  return { name: plan.campaign.tableTitle, paper: paperOfPlan(plan, await planWords(tx)) };
}

/**
 * Five columns, printed numbers as they are, one cell for all tasks of a step, days in the author's words or, where none hold, by their date.
 * An owner nobody has decided on yet is printed in the author's words, and stays blank where there are none.
 */
export function paperOfPlan({ campaign: { annex, tableTitle: title }, stages, tasks }: Pick<Plan, 'campaign' | 'stages' | 'tasks'>, words: PlanWords): Paper {
  const rows = stages.flatMap((stage) => tasks.filter(({ stageId }) => stageId === stage.id).map((task) => rowOf(task, stage, words)));
  return sheetOfTable({ annex, title, above: [], columns: COLUMNS, rows, below: [] });
}

const rowOf = (task: TaskRow, stage: StageRow, words: PlanWords): readonly string[] => [
  task.printedNo,
  stepOf(stage),
  task.title,
  task.lead === null ? (task.leadText ?? '') : leadWords(task.lead, words),
  dayOf(task),
];

/** As it was printed, otherwise its name and its day; what stands in brackets behind it begins a line. */
function stepOf(stage: StageRow): string {
  const day = dayOf(stage);
  const step = stage.printedStep ?? `${stage.label}${stage.title}${day === '' ? '' : ` (${day})`}`;
  return step.replace(/\s+(?=[(（][^(（]*$)/u, '\n');
}

const dayOf = ({ dueText, dueOn }: Pick<TaskRow, 'dueText' | 'dueOn'>): string => (dueText === '' && dueOn !== null ? dayInWords(dueOn) : dueText);
