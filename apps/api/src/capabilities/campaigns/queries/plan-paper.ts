import { dayInWords } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import { sheetOfTable } from '../../../kernel/papers/paper.js';
import type { Paper } from '../../../kernel/papers/paper.js';
import type { StageRow, TaskRow } from '../plan.js';
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

/**
 * The table of a plan as it is issued: five columns, printed numbers as they are, one cell for all tasks of a step, days in the author's
 * words. What nobody has decided yet stays blank.
 */
export async function planPaper(tx: Tx, campaignId: string): Promise<{ name: string; paper: Paper }> {
  const { campaign, stages, tasks } = await planOf(tx, campaignId);
  const words = await planWords(tx);
  const byStage = stages.flatMap((stage) => tasks.filter(({ stageId }) => stageId === stage.id).map((task) => rowOf(task, stage, words)));
  return {
    name: campaign.tableTitle,
    paper: sheetOfTable({ title: campaign.tableTitle, above: [], columns: COLUMNS, rows: byStage, below: [] }),
  };
}

const rowOf = ({ printedNo, title, leadText, lead, dueText, dueOn }: TaskRow, stage: StageRow, words: PlanWords): readonly string[] => [
  printedNo,
  stepOf(stage),
  title,
  lead === null ? (leadText ?? '') : leadWords(lead, words),
  dueText === '' && dueOn !== null ? dayInWords(dueOn) : dueText,
];

/** As it was printed; what stands in brackets behind it begins a line. */
const stepOf = ({ printedStep, label, dueText }: StageRow): string =>
  (printedStep ?? (dueText === '' ? label : `${label} (${dueText})`)).replace(/\s+(?=[(（])/u, '\n');
