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
}

export interface StageRow {
  readonly id: string;
  readonly ordinal: number;
  readonly label: string;
  readonly title: string;
  readonly focus: string;
  readonly paths: readonly { readonly no: string; readonly text: string }[];
  readonly startsOn: string | null;
  readonly dueText: string;
  readonly dueOn: string | null;
  readonly isGate: boolean;
  readonly itemId: string;
}

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
  readonly programme: string;
  readonly year: number;
  readonly theme: string;
  readonly basis: readonly string[];
  readonly tableTitle: string;
  readonly chapters: readonly Chapter[];
  readonly lifecycles: PlanDefinition['lifecycles'];
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
