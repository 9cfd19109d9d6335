import type { CampaignView, PlanTaskView } from '../../api/types.js';
import { t } from './texts.js';

export interface PlanDifference {
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Words<T> = readonly (readonly [label: string, words: (row: T) => string | null])[];

const ofTask: Words<PlanTaskView> = [
  [t('no'), (task) => task.printedNo],
  [t('task'), (task) => task.title],
  [t('lead'), (task) => task.lead?.label ?? null],
  [t('due'), (task) => task.dueOn?.text ?? (task.noDue ? t('noDue') : null)],
  [t('dueWords'), (task) => task.dueText],
  [t('how'), (task) => task.how?.sentence ?? null],
];
const ofStage: Words<CampaignView['stages'][number]> = [
  [t('stageTitle'), (stage) => `${stage.label}${stage.title}`],
  [t('stageFocus'), (stage) => stage.focus],
  [t('starts'), (stage) => stage.startsOn?.text ?? null],
  [t('due'), (stage) => stage.dueOn?.text ?? null],
];
const ofHead: Words<CampaignView> = [
  [t('title'), (view) => view.title],
  [t('yearField'), (view) => String(view.year)],
  [t('theme'), (view) => view.theme],
  [t('basis'), (view) => view.basis.join('；')],
  [t('chapters'), (view) => view.chapters.flatMap(({ title, paragraphs }) => [title, ...paragraphs.map(({ text }) => text)]).join(' ')],
  [t('scope'), (view) => view.excluded.map(({ name }) => name).join('、')],
];

/** What somebody else changed between two readings of the same plan, cell by cell; rows that came or went are named whole. */
export function planDifferences(before: CampaignView, after: CampaignView): PlanDifference[] {
  return [
    ...cells(before, after, { prefix: '', words: ofHead }),
    ...rows(before.stages, after.stages, { words: ofStage, name: (stage) => `${stage.label}${stage.title} ` }),
    ...rows(before.tasks, after.tasks, { words: ofTask, name: (task) => t('taskNo', { no: task.printedNo }) }),
  ];
}

function cells<T>(before: T, after: T, { prefix, words }: { prefix: string; words: Words<T> }): PlanDifference[] {
  return words.map(([label, of]) => ({ place: `${prefix}${label}`, before: of(before), after: of(after) })).filter((one) => one.before !== one.after);
}

interface Naming<T> {
  readonly words: Words<T>;
  readonly name: (row: T) => string;
}

function rows<T extends { readonly id: string; readonly title: string }>(
  before: readonly T[],
  after: readonly T[],
  { words, name }: Naming<T>,
): PlanDifference[] {
  const [old, now] = [new Map(before.map((row) => [row.id, row])), new Map(after.map((row) => [row.id, row]))];
  return [
    ...before.filter(({ id }) => !now.has(id)).map((row) => ({ place: name(row), before: row.title, after: t('removed') })),
    ...after.flatMap((row) => {
      const known = old.get(row.id);
      return known ? cells(known, row, { prefix: name(known), words }) : [{ place: name(row), before: t('added'), after: row.title }];
    }),
  ];
}
