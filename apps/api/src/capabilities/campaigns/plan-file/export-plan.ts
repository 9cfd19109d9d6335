import type { How, Lead, PlanDefinition, PlanNames } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { unitTree } from '../../people/index.js';
import { categoriesOf, leadWithIds } from '../plan.js';
import type { Plan, StageRow, TaskRow } from '../plan.js';
import { planWords } from '../queries/plan-words.js';
import type { PlanWords } from '../queries/plan-words.js';

/** A campaign's plan as a file: units by code, and beside every key what it is called here. Read back it gives the same plan. */
export async function exportPlan(tx: Tx, plan: Plan): Promise<PlanDefinition> {
  const codes = new Map((await unitTree(tx)).map(({ id, code }) => [id, code]));
  const words = await planWords(tx);
  // A unit that is gone keeps its id as its name: whoever reads the file is asked what it stands for.
  const codeOf = (id: string) => codes.get(id) ?? id;
  const { campaign, stages, tasks } = plan;
  const { planKey, programme, cycle, years, year, theme, basis, basisText, tableTitle, annex, lifecycles, chapters, excluded } = campaign;
  const keys = new Map(stages.map((stage) => [stage.id, keyOf(stage)]));
  return {
    format: 1,
    key: planKey,
    title: plan.title,
    programme,
    ...(cycle.length > 0 ? { cycle } : {}),
    ...(years.length > 0 ? { years } : {}),
    year,
    theme,
    basis,
    ...(basisText === null ? {} : { basisText }),
    tableTitle,
    ...(annex === '' ? {} : { annex }),
    lifecycles,
    chapters,
    stages: stages.map((stage) => stageOf(stage)),
    tasks: tasks.map((task) => taskOf(task, { stage: keys.get(task.stageId) ?? '', lead: leadWithIds(task.lead, codeOf) })),
    ...(excluded.length > 0 ? { excluded: excluded.map(({ unitId, reason }) => ({ unit: codeOf(unitId), reason })) } : {}),
    names: namesOf(plan, words, codeOf),
  };
}

const keyOf = ({ key, ordinal }: StageRow): string => key ?? `stage-${ordinal}`;

function stageOf(stage: StageRow): PlanDefinition['stages'][number] {
  const { label, title, focus, paths, printedStep, startsOn, dueText, dueOn, isGate } = stage;
  return { key: keyOf(stage), label, title, focus, paths, ...(printedStep === null ? {} : { printedStep }), startsOn, dueText, dueOn, gate: isGate };
}

function taskOf(
  { printedNo, title, shortTitle, leadText, dueText, dueOn, dueReading, noDue, how }: TaskRow,
  { stage, lead }: { stage: string; lead: Lead | null },
): PlanDefinition['tasks'][number] {
  return { printedNo, stage, title, shortTitle, leadText, lead, dueText, dueOn, dueReading, ...(noDue ? { noDue } : {}), how };
}

function namesOf({ campaign, tasks }: Plan, words: PlanWords, codeOf: (id: string) => string): PlanNames {
  const units = [...tasks.flatMap(({ lead }) => (lead?.type === 'units' ? lead.units : [])), ...campaign.excluded.map(({ unitId }) => unitId)];
  const hows = tasks.flatMap(({ how }): How[] => (how ? [how] : []));
  const lists = hows.flatMap((how) => how.lists);
  const groups = [...tasks.flatMap(({ lead }) => (lead ? categoriesOf(lead) : [])), ...lists.flatMap(({ category }) => category ?? [])];
  return {
    units: Object.fromEntries(units.map((id) => [codeOf(id), words.unit(id)])),
    categories: Object.fromEntries(groups.map((key) => [key, words.category(key).label])),
    ways: Object.fromEntries(hows.map(({ way }) => [way, words.way(way)])),
    forms: Object.fromEntries(lists.map(({ form }) => [form, words.form(form)])),
    lifecycles: Object.fromEntries(lists.map(({ lifecycle }) => [lifecycle, words.lifecycle(lifecycle)])),
  };
}
