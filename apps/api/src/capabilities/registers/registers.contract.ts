import { z } from 'zod';
import { formData, text } from '../../kernel/http/text.js';
import { allowedAction, dueView, stateView } from '../items/index.js';

export const registerKey = z.strictObject({ key: z.string().min(1).max(80) });
export const registerQuery = z.strictObject({
  view: text.max(60).optional(),
  q: text.trim().max(60).optional(),
  after: z.string().regex(/^\d{1,9}$/u).optional(),
});
export type RegisterQuery = z.infer<typeof registerQuery>;

export const registerLine = z.strictObject({ key: z.string(), title: z.string() });
export type RegisterLine = z.infer<typeof registerLine>;

export const registerRow = z.strictObject({
  itemId: z.uuid(), version: z.int(), cells: z.record(z.string(), z.string()),
  state: stateView, due: dueView, reopened: z.int(), allowedActions: z.array(allowedAction),
});
export type RegisterRow = z.infer<typeof registerRow>;

export const registerView = z.strictObject({
  key: z.string(), title: z.string(),
  columns: z.array(z.strictObject({ label: z.string(), width: z.number(), frozen: z.boolean(), key: z.string() })),
  views: z.array(z.strictObject({ key: z.string(), label: z.string(), count: z.int() })),
  rows: z.array(registerRow), next: z.string().nullable(), total: z.int(),
  foot: z.string(), restrictedNote: z.string().nullable(),
  mayManage: z.boolean(), candidates: z.int(),
});
export type RegisterView = z.infer<typeof registerView>;

const data = z.record(z.string(), z.unknown());

export const candidateRow = z.strictObject({
  submissionId: z.uuid(), rowId: z.string(), itemId: z.uuid(),
  unit: z.strictObject({ id: z.uuid(), name: z.string() }), filler: z.string(), list: z.string(),
  row: data, text: z.string(), more: z.array(z.strictObject({ label: z.string(), text: z.string() })),
});
export type CandidateRow = z.infer<typeof candidateRow>;
export const registerCandidates = z.strictObject({
  rows: z.array(candidateRow),
  entryForm: z.strictObject({ versionId: z.uuid(), definition: z.unknown() }),
  basisLabel: z.string(),
});
export type RegisterCandidates = z.infer<typeof registerCandidates>;

export const entriesBody = z.strictObject({
  basis: text.trim().min(1).max(200),
  rows: z.array(z.strictObject({ submissionId: z.uuid(), rowId: text.min(1).max(100), data: formData })).min(1).max(100),
});
export type EntriesBody = z.infer<typeof entriesBody>;
export const entriesAnswer = z.strictObject({ added: z.int(), sentence: z.string() });
export type EntriesAnswer = z.infer<typeof entriesAnswer>;
