import type { PlanDefinition } from './kinds.js';

/** What a plan's text leaves open: the name of the organisation that issues it. */
export interface IssuerNames {
  readonly hospital: string;
}

/** Puts the issuer's name where the text says `{hospital}`; every other character stays as it is. */
export function renderText(text: string, names: IssuerNames): string {
  return text.replaceAll('{hospital}', names.hospital);
}

/** The plan with its issuer named, ready to be opened as a campaign. */
export function renderPlan(plan: PlanDefinition, names: IssuerNames): PlanDefinition {
  const fill = (text: string) => renderText(text, names);
  return {
    ...plan,
    title: fill(plan.title),
    tableTitle: fill(plan.tableTitle),
    chapters: plan.chapters.map((chapter) => ({
      ...chapter,
      paragraphs: chapter.paragraphs.map((paragraph) => ({ ...paragraph, text: fill(paragraph.text) })),
    })),
  };
}
