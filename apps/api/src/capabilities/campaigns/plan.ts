import type { Chapter, How, Lead, PlanDefinition } from '@bihuan/library';

/** One row of a campaign's plan as stored: units by id, words rendered. */
export interface TaskRow {
  readonly id: string;
  readonly ordinal: number;
  readonly stageId: string;
  readonly printedNo: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly leadText: string | null;
  readonly lead: Lead | null;
  readonly leadSource: string | null;
  readonly dueText: string;
  readonly dueOn: string | null;
  /** It has no day, on purpose. */
  readonly noDue: boolean;
  readonly dueReading: string | null;
  readonly how: How | null;
  readonly itemId: string | null;
  /** Its day was shifted from another year and nobody has looked at it yet. */
  readonly isUnchecked: boolean;
  /** Appended after the start. */
  readonly addedOn: string | null;
}

export interface StageRow {
  readonly id: string;
  readonly ordinal: number;
  /** Its name in a file; null: by its place. */
  readonly key: string | null;
  readonly printedStep: string | null;
  readonly label: string;
  readonly title: string;
  readonly focus: string;
  readonly paths: readonly { readonly no: string; readonly text: string }[];
  readonly startsOn: string | null;
  readonly dueText: string;
  readonly dueOn: string | null;
  readonly isGate: boolean;
  readonly isUnchecked: boolean;
  readonly itemId: string;
}

/** A unit that takes no part where a whole category leads. */
export interface ExcludedUnit {
  readonly unitId: string;
  readonly reason: string;
}

/** Where a campaign came from: a plan of the library, a blank page, another campaign, a file. */
export type Origin = 'library' | 'blank' | 'campaign' | 'file';

/** One item the launch left out: where nobody was there to take it in hand. */
export interface SkippedNode {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly place: string;
}

export interface CampaignRow {
  readonly itemId: string;
  readonly planKey: string;
  readonly origin: Origin;
  readonly derivedFrom: string | null;
  readonly excluded: readonly ExcludedUnit[];
  readonly programme: string;
  readonly year: number;
  readonly theme: string;
  readonly basis: readonly string[];
  readonly basisText: string | null;
  readonly cycle: readonly string[];
  readonly years: readonly { readonly year: number; readonly theme: string }[];
  readonly tableTitle: string;
  /** What stands above that title on paper; empty: nothing. */
  readonly annex: string;
  readonly chapters: readonly Chapter[];
  readonly lifecycles: PlanDefinition['lifecycles'];
  /** How many items the launch sends in all; 0 while it is ordered and has not counted them, null before the start. */
  readonly launchTotal: number | null;
  readonly launchSkipped: readonly SkippedNode[];
}

/** Categories whose every unit owns the task; a task may name several. */
export function categoriesOf(lead: Lead): readonly string[] {
  if (lead.type === 'units') return [];
  return [lead.category, ...(lead.and ?? [])];
}

/** The same owner with unit codes turned into ids, so that a renamed code never moves a task. */
export function leadWithIds(lead: Lead | null, idOf: (code: string) => string): Lead | null {
  if (lead?.type !== 'units') return lead;
  return { type: 'units', units: lead.units.map(idOf) };
}

/** The whole plan as rows: what an edit takes and gives. */
export interface Plan {
  readonly title: string;
  readonly campaign: CampaignRow;
  readonly stages: readonly StageRow[];
  readonly tasks: readonly TaskRow[];
}
