import { isDay } from '@bihuan/forms';
import type { PlanDefinition } from '@bihuan/library';

/** The plan of another year: every day keeps month and day, 29 February becomes the 28th. Words and printed numbers stay. */
export function shiftPlan(plan: PlanDefinition, year: number): PlanDefinition {
  const by = year - plan.year;
  const shift = (day: string | null) => (day === null ? null : shiftDay(day, by));
  return {
    ...plan,
    year,
    stages: plan.stages.map((stage) => ({ ...stage, startsOn: shift(stage.startsOn), dueOn: shift(stage.dueOn) })),
    tasks: plan.tasks.map((task) => ({ ...task, dueOn: shift(task.dueOn) })),
  };
}

export function shiftDay(day: string, years: number): string {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return isDay(moved) ? moved : `${moved.slice(0, 8)}28`;
}
