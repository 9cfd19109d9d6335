import type { Lead, PlanChange, PlanTaskView } from '../../api/types.js';

/** What 沿用上一行 sends: each selected row takes the nearest row above that is not itself selected and has an owner. */
export function carryDown(tasks: readonly PlanTaskView[], selected: ReadonlySet<string>, note: (printedNo: string) => string): PlanChange[] {
  let above: PlanTaskView | null = null;
  const changes: PlanChange[] = [];
  for (const task of tasks) {
    if (!selected.has(task.id)) {
      if (task.lead !== null) above = task;
      continue;
    }
    if (above?.lead == null) continue;
    changes.push({ taskId: task.id, lead: leadChange(above.lead), leadSource: note(above.printedNo) });
  }
  return changes;
}

/** The owner as the server takes it. */
export function leadChange(lead: Lead): NonNullable<PlanChange['lead']> {
  if (lead.type === 'category' && lead.category !== null) return { type: 'category', category: lead.category, and: lead.and };
  return { type: 'units', units: lead.units.map((unit) => unit.id) };
}
