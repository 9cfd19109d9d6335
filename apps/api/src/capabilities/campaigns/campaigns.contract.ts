import { z } from 'zod';
import { realDay, text, whole } from '../../kernel/http/text.js';
import { allowedAction, dayView, pathStep, stateView } from '../items/index.js';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const key = text.min(1).max(80);

const year = z.int().min(2000).max(2100);
const line = (most: number) => text.trim().min(1).max(most);

/** A plan of the library, word for word; a blank page; another campaign with its days shifted; a file that was looked at before. */
export const openBody = z.union([
  z.strictObject({ plan: key }),
  z.strictObject({ from: z.literal('blank'), title: line(200), year, theme: text.trim().max(60), basis: z.array(line(200)).max(20) }),
  z.strictObject({ from: z.literal('campaign'), campaignId: z.uuid(), title: line(200), year, theme: text.trim().max(60) }),
  z.strictObject({ from: z.literal('file'), file: text, matched: z.lazy(() => planMatches) }),
]);
export type OpenBody = z.infer<typeof openBody>;

export const planList = z.strictObject({
  key,
  label: text.trim().min(1).max(60),
  form: key,
  lifecycle: key,
  filler: z.enum(['unit', 'departments', 'cadres']),
  privacy: z.enum(['normal', 'restricted']),
  more: z.boolean(),
  category: key.optional(),
});
const leadBody = z.union([
  z.strictObject({ type: z.literal('units'), units: z.array(z.uuid()).min(1).max(200) }),
  z.strictObject({ type: z.literal('category'), category: key, and: z.array(key).max(10).optional() }),
]);
export const planChange = z
  .strictObject({
    taskId: z.uuid(),
    lead: leadBody.nullable().optional(),
    leadSource: text.max(60).nullable().optional(),
    /** Null takes the day away; with `noDue` that is on purpose. */
    dueOn: day.nullable().optional(),
    noDue: z.boolean().optional(),
    how: z
      .strictObject({ way: key, lists: z.array(planList).max(20) })
      .nullable()
      .optional(),
    printedNo: text.trim().max(20).optional(),
    title: line(400).optional(),
    shortTitle: text.trim().max(40).optional(),
    leadText: text.trim().max(200).nullable().optional(),
    dueText: text.trim().max(60).optional(),
    /** How the words were read: «下旬从21日开始». */
    dueReading: text.trim().max(200).nullable().optional(),
    stageId: z.uuid().optional(),
    /** A shifted day was looked at and is right. */
    checked: z.literal(true).optional(),
    /** After the start: whether what was sent out and is not finished takes the new day too. */
    issued: z.enum(['move', 'keep']).optional(),
    /** The new day is earlier, and whom it hits was read. */
    earlierConfirmed: z.literal(true).optional(),
  })
  .refine(({ dueOn, noDue }) => noDue !== true || dueOn === null, { path: ['noDue'] });
export type PlanChange = z.infer<typeof planChange>;

export const amendBody = z.strictObject({
  expectedVersion: whole,
  changes: z.array(planChange).min(1).max(200),
  reason: text.trim().max(500).optional(),
});
export type AmendBody = z.infer<typeof amendBody>;

const paragraphBody = z.strictObject({
  level: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  no: text.max(20),
  text: text.max(4_000),
  note: text.max(200).optional(),
});
const chapterBody = z.strictObject({ no: text.trim().max(10), title: line(200), paragraphs: z.array(paragraphBody).max(200) });
const stageCells = {
  label: text.trim().max(20),
  title: line(60),
  focus: text.trim().max(1_000),
  paths: z.array(z.strictObject({ no: text.trim().max(20), text: text.trim().max(1_000) })).max(30),
  startsOn: day.nullable(),
  dueText: text.trim().max(60),
  dueOn: day.nullable(),
  gate: z.boolean(),
};
const stageEdit = z.strictObject({ type: z.literal('stage'), stageId: z.uuid(), ...z.object(stageCells).partial().shape, checked: z.literal(true).optional() });
const taskCells = planChange.shape;
const newTask = z.strictObject({
  type: z.literal('add-task'),
  stageId: z.uuid(),
  after: z.uuid().nullable().optional(),
  title: line(400),
  printedNo: text.trim().max(20).optional(),
  shortTitle: taskCells.shortTitle,
  leadText: taskCells.leadText,
  dueText: taskCells.dueText,
  lead: taskCells.lead,
  dueOn: taskCells.dueOn,
  noDue: taskCells.noDue,
  how: taskCells.how,
});
export const planEdit = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('head'),
    title: line(200).optional(),
    programme: text.trim().max(100).optional(),
    year: year.optional(),
    theme: text.trim().max(60).optional(),
    basis: z.array(line(200)).max(20).optional(),
    basisText: text.max(4_000).nullable().optional(),
    tableTitle: text.trim().max(200).optional(),
    annex: text.trim().max(20).optional(),
  }),
  z.strictObject({ type: z.literal('chapters'), chapters: z.array(chapterBody).max(30) }),
  z.strictObject({ type: z.literal('add-stage'), ...stageCells }),
  stageEdit,
  z.strictObject({ type: z.literal('remove-stage'), stageId: z.uuid() }),
  z.strictObject({ type: z.literal('order-stages'), stageIds: z.array(z.uuid()).min(1).max(50) }),
  newTask,
  z.strictObject({ type: z.literal('remove-task'), taskId: z.uuid() }),
  z.strictObject({ type: z.literal('order-tasks'), taskIds: z.array(z.uuid()).min(1).max(500) }),
  z.strictObject({ type: z.literal('scope'), excluded: z.array(z.strictObject({ unitId: z.uuid(), reason: line(200) })).max(200) }),
  z.strictObject({ type: z.literal('check-all') }),
]);
export type PlanEdit = z.infer<typeof planEdit>;
export const editBody = z.strictObject({ expectedVersion: whole, edits: z.array(planEdit).min(1).max(50), reason: text.trim().max(500).optional() });
export type EditBody = z.infer<typeof editBody>;

/** The keys of a file matched to what this house has; null leaves the place empty. */
export const planMatches = z.strictObject(
  Object.fromEntries(['units', 'categories', 'ways', 'forms', 'lifecycles'].map((kind) => [kind, z.record(key, key.nullable())])) as Record<
    'units' | 'categories' | 'ways' | 'forms' | 'lifecycles',
    z.ZodRecord<typeof key, z.ZodNullable<typeof key>>
  >,
); // fromEntries forgets the keys
export type PlanMatches = z.infer<typeof planMatches>;
export const planFileBody = z.strictObject({ file: text });
export type PlanFileBody = z.infer<typeof planFileBody>;
/** What a file holds and which of its names are not known here. */
export const planFileView = z.strictObject({
  title: z.string(),
  year: z.int(),
  theme: z.string(),
  stages: z.int(),
  tasks: z.int(),
  unknown: z.array(
    z.strictObject({ kind: z.enum(['units', 'categories', 'ways', 'forms', 'lifecycles']), key: z.string(), name: z.string(), places: z.array(z.string()) }),
  ),
  notices: z.array(z.string()),
});
export type PlanFileView = z.infer<typeof planFileView>;

export const issuedQuery = z.strictObject({ dueOn: realDay.optional() });
/** What a new day of a task meets: what was sent out and is not finished, and whom an earlier day hits. */
export const issuedView = z.strictObject({
  title: z.string(),
  dueOn: dayView.nullable(),
  open: z.int(),
  finished: z.int(),
  /** Those whose day was set apart from the plan's: they keep it. */
  apart: z.int(),
  isEarlier: z.boolean(),
  hits: z.array(z.string()),
});
export type IssuedView = z.infer<typeof issuedView>;

export const previewQuery = z.strictObject({ unit: z.uuid() });
export const addListBody = z.strictObject({ list: key });

export const planLine = z.strictObject({ key: z.string(), title: z.string(), year: z.int(), theme: z.string() });
export type PlanLine = z.infer<typeof planLine>;
export const campaignLine = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  year: z.int(),
  theme: z.string(),
  state: stateView,
  /** Themes the programme gives to its years. */
  themes: z.array(z.strictObject({ year: z.int(), theme: z.string() })),
});
export type CampaignLine = z.infer<typeof campaignLine>;

const numbered = z.strictObject({ no: z.string(), text: z.string() });
export const leadView = z.strictObject({
  type: z.enum(['units', 'category']),
  units: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  category: z.string().nullable(),
  and: z.array(z.string()),
  label: z.string(),
});
export type LeadView = z.infer<typeof leadView>;
export const howView = z.strictObject({ way: z.string(), label: z.string(), lists: z.array(planList), sentence: z.string() });
export type HowView = z.infer<typeof howView>;

export const planTaskView = z.strictObject({
  id: z.uuid(),
  printedNo: z.string(),
  stageId: z.uuid(),
  title: z.string(),
  shortTitle: z.string(),
  leadText: z.string().nullable(),
  lead: leadView.nullable(),
  leadSource: z.string().nullable(),
  dueText: z.string(),
  dueOn: dayView.nullable(),
  dueReading: z.string().nullable(),
  dueNote: z.string().nullable(),
  noDue: z.boolean(),
  how: howView.nullable(),
  taskItemId: z.uuid().nullable(),
  progress: z.strictObject({ total: z.int(), done: z.int(), overdue: z.int() }).nullable(),
  /** Its day was shifted from another year and waits to be looked at. */
  unchecked: z.boolean(),
  addedOn: dayView.nullable(),
});
export type PlanTaskView = z.infer<typeof planTaskView>;

export const planStageView = z.strictObject({
  id: z.uuid(),
  label: z.string(),
  title: z.string(),
  focus: z.string(),
  paths: z.array(numbered),
  startsOn: dayView.nullable(),
  dueText: z.string(),
  dueOn: dayView.nullable(),
  gate: z.boolean(),
  state: stateView,
  itemId: z.uuid(),
  allowedActions: z.array(allowedAction),
  version: z.int(),
  unchecked: z.boolean(),
  startsNote: z.string().nullable(),
  dueNote: z.string().nullable(),
  /** Its tasks that are not done, said when it is to be closed. */
  left: z.array(z.strictObject({ taskItemId: z.uuid(), text: z.string() })),
});
export type PlanStageView = z.infer<typeof planStageView>;

const noticeView = z.strictObject({ text: z.string(), taskIds: z.array(z.uuid()) });
export type NoticeView = z.infer<typeof noticeView>;

export const campaignView = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  title: z.string(),
  programme: z.string(),
  year: z.int(),
  theme: z.string(),
  basis: z.array(z.string()),
  tableTitle: z.string(),
  annex: z.string(),
  state: stateView,
  allowedActions: z.array(allowedAction),
  path: z.array(pathStep),
  editable: z.boolean(),
  /** The plan is under way: tasks are appended and days moved, each with a reason. */
  amendable: z.boolean(),
  basisText: z.string().nullable(),
  derivedFrom: z.strictObject({ id: z.uuid(), title: z.string(), year: z.int() }).nullable(),
  excluded: z.array(z.strictObject({ unitId: z.uuid(), name: z.string(), reason: z.string() })),
  chapters: z.array(
    z.strictObject({
      no: z.string(),
      title: z.string(),
      paragraphs: z.array(
        z.strictObject({ level: z.union([z.literal(0), z.literal(1), z.literal(2)]), no: z.string(), text: z.string(), note: z.string().optional() }),
      ),
    }),
  ),
  stages: z.array(planStageView),
  tasks: z.array(planTaskView),
  blockers: z.array(noticeView.extend({ column: z.enum(['lead', 'due', 'how']).nullable(), stageIds: z.array(z.uuid()), isMissing: z.boolean() })),
  notices: z.array(noticeView),
  sends: z.string(),
  /** `notSent`: what was left out because nobody is there to take it in hand; it counts as done. */
  launched: z.strictObject({ done: z.int(), total: z.int(), notSent: z.string().nullable() }).nullable(),
  forms: z.record(z.string(), z.strictObject({ versionId: z.uuid(), definition: z.unknown() })),
});
export type CampaignView = z.infer<typeof campaignView>;

export const planPreview = z.strictObject({
  unit: z.strictObject({ id: z.uuid(), name: z.string() }),
  lines: z.array(z.strictObject({ title: z.string(), list: z.string().nullable(), filler: z.string(), due: z.string(), minutes: z.int(), who: z.string() })),
  minutes: z.int(),
});
export type PlanPreview = z.infer<typeof planPreview>;

export const choices = z.strictObject({
  ways: z.array(z.strictObject({ key: z.string(), label: z.string(), hint: z.string(), lists: z.boolean() })),
  forms: z.array(z.strictObject({ key: z.string(), title: z.string(), minutes: z.int() })),
  lifecycles: z.array(z.strictObject({ key: z.string(), title: z.string(), steps: z.array(z.string()), reads: z.array(z.string()) })),
  categories: z.array(z.strictObject({ key: z.string(), label: z.string(), units: z.int() })),
  units: z.array(z.strictObject({ id: z.uuid(), code: z.string(), name: z.string(), category: z.string(), tree: z.string() })),
});
export type Choices = z.infer<typeof choices>;
