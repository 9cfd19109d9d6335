import { z } from 'zod';
import { dayCursor } from '../../kernel/http/day-cursor.js';
import { formData, realDay, text, whole } from '../../kernel/http/text.js';
import { allowedAction, dueView, stateView, twoDays } from '../items/index.js';

export const registerKey = z.strictObject({ key: text.min(1).max(80) });
const narrowing = {
  tab: text.max(60).optional(),
  view: text.max(60).optional(),
  q: text.trim().max(60).optional(),
  campaign: z.uuid().optional(),
  unit: z.uuid().optional(),
  area: z.uuid().optional(),
  leader: z.uuid().optional(),
  order: z.enum(['serial', 'due']).optional(),
  /** As it stood when that day ended; today, and no day at all, is how it stands. */
  on: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/u)
    .optional(),
};
/** `after`: the serial number a page ended with; in the order of days, the day before it. */
export const registerQuery = z.strictObject({
  ...narrowing,
  after: dayCursor('\\d{1,9}').optional(),
});
export type RegisterQuery = z.infer<typeof registerQuery>;
/** The whole of what is narrowed to, for paper and workbook. */
export const registerTableQuery = z.strictObject(narrowing);
export type RegisterTableQuery = z.infer<typeof registerTableQuery>;

/** What became of the entries between two days, under the filters. */
export const registerChangesQuery = registerTableQuery.omit({ on: true, view: true, order: true, tab: true }).extend(twoDays);
export type RegisterChangesQuery = z.infer<typeof registerChangesQuery>;

export const registerLine = z.strictObject({ key: z.string(), title: z.string() });
export type RegisterLine = z.infer<typeof registerLine>;

const column = z.strictObject({ label: z.string(), width: z.number(), frozen: z.boolean(), key: z.string() });
const named = z.strictObject({ id: z.uuid(), name: z.string() });

export const registerRow = z.strictObject({
  itemId: z.uuid(),
  version: z.int(),
  cells: z.record(z.string(), z.string()),
  state: stateView,
  due: dueView,
  reopened: z.int(),
  allowedActions: z.array(allowedAction),
  /** «上次：11月20日 …» */
  last: z.string().nullable(),
  /** «并入第3号», «第7号并入» */
  marks: z.array(z.string()),
});
export type RegisterRow = z.infer<typeof registerRow>;

export const registerView = z.strictObject({
  key: z.string(),
  title: z.string(),
  tab: z.string(),
  tabs: z.array(z.strictObject({ key: z.string(), label: z.string() })),
  columns: z.array(column),
  views: z.array(z.strictObject({ key: z.string(), label: z.string(), count: z.int() })),
  filters: z.strictObject({ campaigns: z.array(named), areas: z.array(named), leaders: z.array(named) }),
  rows: z.array(registerRow),
  next: z.string().nullable(),
  total: z.int(),
  today: z.string(),
  /** The past day it is looked at, in words; null for today. */
  past: z.strictObject({ on: z.string(), text: z.string() }).nullable(),
  foot: z.string(),
  restrictedNote: z.string().nullable(),
  /** Which rows were looked through for words, where not all were. */
  searchNote: z.string().nullable(),
  mayManage: z.boolean(),
  candidates: z.int(),
  /** Acts the office may send to many rows at once. */
  batch: z.array(z.strictObject({ act: z.string(), label: z.string() })),
  /** The act that notes progress, offered in the row itself. */
  progressAct: z.string().nullable(),
  sampling: z.strictObject({ label: z.string(), pool: z.int() }).nullable(),
});
export type RegisterView = z.infer<typeof registerView>;

/** One table, whole, as it is printed. */
export const registerTable = z.strictObject({
  title: z.string(),
  tab: z.string(),
  view: z.string(),
  columns: z.array(column),
  rows: z.array(z.array(z.string())),
  foot: z.string(),
  restrictedNote: z.string().nullable(),
  printed: z.string(),
  isCut: z.boolean(),
  /** «2018年11月30日24时», where it is looked at a past day. */
  asOf: z.string().nullable(),
});
export type RegisterTable = z.infer<typeof registerTable>;

const data = z.record(z.string(), z.unknown());

export const candidateRow = z.strictObject({
  submissionId: z.uuid(),
  rowId: z.string(),
  itemId: z.uuid(),
  unit: named,
  filler: z.string(),
  list: z.string(),
  row: data,
  text: z.string(),
  more: z.array(z.strictObject({ label: z.string(), text: z.string() })),
});
export type CandidateRow = z.infer<typeof candidateRow>;
/** `after`: the `next` of the page before. */
export const candidatesQuery = z.strictObject({ after: z.uuid().optional() });
export type CandidatesQuery = z.infer<typeof candidatesQuery>;
export const registerCandidates = z.strictObject({
  rows: z.array(candidateRow),
  /** There are more. */
  next: z.uuid().nullable(),
  entryForm: z.strictObject({ versionId: z.uuid(), definition: z.unknown() }),
  basisLabel: z.string(),
});
export type RegisterCandidates = z.infer<typeof registerCandidates>;

export const entriesBody = z.strictObject({
  basis: text.trim().min(1).max(200),
  rows: z
    .array(z.strictObject({ submissionId: z.uuid(), rowId: text.min(1).max(100), data: formData }))
    .min(1)
    .max(100),
});
export type EntriesBody = z.infer<typeof entriesBody>;
export const entriesAnswer = z.strictObject({ added: z.int(), sentence: z.string() });
export type EntriesAnswer = z.infer<typeof entriesAnswer>;

const picked = z
  .array(z.strictObject({ itemId: z.uuid(), expectedVersion: whole }))
  .min(1)
  .max(50);
/** What many entries are given at once, each with the reason in its own history. */
export const changesBody = z.strictObject({
  entries: picked,
  reason: text.trim().min(1).max(200),
  lead: z.uuid().optional(),
  leader: z.uuid().optional(),
  owner: z.uuid().optional(),
  dueOn: realDay.optional(),
});
export type ChangesBody = z.infer<typeof changesBody>;
export const actsBody = z.strictObject({ entries: picked, act: text.min(1).max(64) });
export type ActsBody = z.infer<typeof actsBody>;
/** What became of each: done, or why not. */
export const entryBatchAnswer = z.strictObject({
  done: z.int(),
  left: z.int(),
  results: z.array(z.strictObject({ itemId: z.uuid(), text: z.string(), done: z.boolean() })),
  sentence: z.string(),
});
export type EntryBatchAnswer = z.infer<typeof entryBatchAnswer>;

/** `number`: drawn by a number somebody brought along; absent: by a new one. */
export const sampleBody = z.strictObject({
  share: z.int().min(1).max(100),
  campaign: z.uuid(),
  number: z
    .string()
    .regex(/^\d{6}$/u)
    .optional(),
});
export type SampleBody = z.infer<typeof sampleBody>;
export const sampleView = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  pool: z.int(),
  size: z.int(),
  drawnText: z.string(),
  campaign: z.string(),
  /** Drawn again out of the same pool by the same number, it is these entries and no others. */
  isRepeatable: z.boolean(),
  entries: z.array(z.strictObject({ itemId: z.uuid(), serial: z.int(), title: z.string(), unit: z.string(), result: z.string(), done: z.boolean() })),
});
export type SampleView = z.infer<typeof sampleView>;
