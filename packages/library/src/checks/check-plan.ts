import type { Lead, ListDefinition, PlanDefinition, PlanTask } from '../kinds.js';
import type { Names } from './names.js';
import { repeated, unknown, type Problem } from './problem.js';

/** Stages, ways, forms, lifecycles and categories a plan names. */
export function checkPlan(plan: PlanDefinition, names: Names): readonly Problem[] {
  const where = `plan ${plan.key}`;
  const stages = new Set(plan.stages.map(({ key }) => key));
  const known = names.lifecycleKeys;
  return [
    ...Object.values(plan.lifecycles).flatMap((name) => unknown(where, { what: 'lifecycle', name, known })),
    ...repeated(
      where,
      plan.tasks.map(({ printedNo }) => printedNo),
    ),
    ...plan.tasks.flatMap((task) => checkTask(`${where} task ${task.printedNo}`, { task, stages }, names)),
  ];
}

function checkTask(where: string, { task, stages }: { task: PlanTask; stages: ReadonlySet<string> }, names: Names): readonly Problem[] {
  const lists = task.how?.lists ?? [];
  return [
    ...unknown(where, { what: 'stage', name: task.stage, known: stages }),
    ...unknown(where, { what: 'way', name: task.how?.way, known: names.ways }),
    ...categoriesOf(task.lead).flatMap((name) => unknown(where, { what: 'category', name, known: names.categories })),
    ...repeated(
      where,
      lists.map(({ key }) => key),
    ),
    ...lists.flatMap((list) => checkList(`${where} ${list.key}`, { list, lead: task.lead }, names)),
  ];
}

function checkList(where: string, { list, lead }: { list: ListDefinition; lead: Lead | null }, names: Names): readonly Problem[] {
  return [
    ...unknown(where, { what: 'form', name: list.form, known: names.formKeys }),
    ...unknown(where, { what: 'lifecycle', name: list.lifecycle, known: names.lifecycleKeys }),
    ...unknown(where, { what: 'category among the leads', name: list.category, known: new Set(categoriesOf(lead)) }),
    ...(tellsOfPeople(list) ? [{ where, text: `“${list.label}” is filled in by each cadre and must be restricted` }] : []),
  ];
}

/** A list each cadre fills in about himself, that anybody could read. */
export function tellsOfPeople({ filler, privacy }: Pick<ListDefinition, 'filler' | 'privacy'>): boolean {
  return filler === 'cadres' && privacy === 'normal';
}

const categoriesOf = (lead: Lead | null): readonly string[] => (lead?.type === 'category' ? [lead.category, ...(lead.and ?? [])] : []);
