import type { Chapter } from '@bihuan/library';
import type { WorkingCalendar } from '@bihuan/workflows';
import type { StageRow, TaskRow } from '../plan.js';
import type { OwningUnit } from './launch-units.js';

/** What notices before a start are read from. */
export interface Noticing {
  readonly stages: readonly StageRow[];
  readonly tasks: readonly TaskRow[];
  readonly units: readonly OwningUnit[];
  readonly today: string;
  readonly calendar: WorkingCalendar;
  readonly posts: Readonly<Record<string, string>>;
  readonly year: number;
  readonly chapters: readonly Chapter[];
  /** How many units stay out. */
  readonly excluded: number;
}
