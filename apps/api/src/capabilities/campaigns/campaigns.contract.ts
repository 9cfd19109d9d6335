import { z } from 'zod';
import { text } from '../../kernel/http/text.js';
import { allowedAction, dayView, pathStep, stateView } from '../items/index.js';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const key = text.min(1).max(80);

export const openBody = z.strictObject({ plan: key });
export type OpenBody = z.infer<typeof openBody>;

export const planList = z.strictObject({
  key, label: text.trim().min(1).max(60), form: key, lifecycle: key,
  filler: z.enum(['unit', 'departments', 'cadres']), privacy: z.enum(['normal', 'restricted']), more: z.boolean(),
  category: key.optional(),
});
const leadBody = z.union([
  z.strictObject({ type: z.literal('units'), units: z.array(z.uuid()).min(1).max(200) }),
  z.strictObject({ type: z.literal('category'), category: key, and: z.array(key).max(10).optional() }),
]);
export const planChange = z.strictObject({
  taskId: z.uuid(),
  lead: leadBody.nullable().optional(),
  leadSource: text.max(60).nullable().optional(),
  /** Null takes the day away; with `noDue` that is on purpose. */
  dueOn: day.nullable().optional(),
  noDue: z.boolean().optional(),
  how: z.strictObject({ way: key, lists: z.array(planList).max(20) }).nullable().optional(),
}).refine(({ dueOn, noDue }) => noDue !== true || dueOn === null, { path: ['noDue'] });
export type PlanChange = z.infer<typeof planChange>;

export const amendBody = z.strictObject({
  expectedVersion: z.int().min(0),
  changes: z.array(planChange).min(1).max(200),
  reason: text.trim().max(500).optional(),
});
export type AmendBody = z.infer<typeof amendBody>;

export const previewQuery = z.strictObject({ unit: z.uuid() });
export const addListBody = z.strictObject({ list: key });

export const planLine = z.strictObject({ key: z.string(), title: z.string(), year: z.int(), theme: z.string() });
export type PlanLine = z.infer<typeof planLine>;
export const campaignLine = z.strictObject({ id: z.uuid(), title: z.string(), year: z.int(), theme: z.string(), state: stateView });
export type CampaignLine = z.infer<typeof campaignLine>;

const numbered = z.strictObject({ no: z.string(), text: z.string() });
export const leadView = z.strictObject({
  type: z.enum(['units', 'category']), units: z.array(z.strictObject({ id: z.uuid(), name: z.string() })), category: z.string().nullable(), and: z.array(z.string()), label: z.string(),
});
export type LeadView = z.infer<typeof leadView>;
export const howView = z.strictObject({ way: z.string(), label: z.string(), lists: z.array(planList), sentence: z.string() });
export type HowView = z.infer<typeof howView>;

export const planTaskView = z.strictObject({
  id: z.uuid(), printedNo: z.string(), stageId: z.uuid(), title: z.string(), shortTitle: z.string(),
  leadText: z.string().nullable(), lead: leadView.nullable(), leadSource: z.string().nullable(),
  dueText: z.string(), dueOn: dayView.nullable(), dueReading: z.string().nullable(), dueNote: z.string().nullable(), noDue: z.boolean(),
  how: howView.nullable(),
  taskItemId: z.uuid().nullable(),
  progress: z.strictObject({ total: z.int(), done: z.int(), overdue: z.int() }).nullable(),
});
export type PlanTaskView = z.infer<typeof planTaskView>;

export const planStageView = z.strictObject({
  id: z.uuid(), label: z.string(), title: z.string(), focus: z.string(), paths: z.array(numbered),
  startsOn: dayView.nullable(), dueText: z.string(), dueOn: dayView.nullable(), gate: z.boolean(),
  state: stateView, itemId: z.uuid(), allowedActions: z.array(allowedAction), version: z.int(),
});
export type PlanStageView = z.infer<typeof planStageView>;

const noticeView = z.strictObject({ text: z.string(), taskIds: z.array(z.uuid()) });
export type NoticeView = z.infer<typeof noticeView>;

export const campaignView = z.strictObject({
  id: z.uuid(), version: z.int(), title: z.string(), programme: z.string(), year: z.int(), theme: z.string(), basis: z.array(z.string()), tableTitle: z.string(),
  state: stateView, allowedActions: z.array(allowedAction), path: z.array(pathStep),
  editable: z.boolean(),
  chapters: z.array(z.strictObject({
    no: z.string(), title: z.string(),
    paragraphs: z.array(z.strictObject({ level: z.union([z.literal(0), z.literal(1), z.literal(2)]), no: z.string(), text: z.string(), note: z.string().optional() })),
  })),
  stages: z.array(planStageView), tasks: z.array(planTaskView),
  blockers: z.array(noticeView.extend({ column: z.enum(['lead', 'due', 'how']).nullable() })),
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
  lifecycles: z.array(z.strictObject({ key: z.string(), title: z.string(), steps: z.array(z.string()) })),
  categories: z.array(z.strictObject({ key: z.string(), label: z.string(), units: z.int() })),
  units: z.array(z.strictObject({ id: z.uuid(), name: z.string(), category: z.string(), tree: z.string() })),
});
export type Choices = z.infer<typeof choices>;
