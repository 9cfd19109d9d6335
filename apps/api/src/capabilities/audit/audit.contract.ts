import { isDay } from '@bihuan/forms';
import { z } from 'zod';
import { realDay, text } from '../../kernel/http/text.js';
import { dayView, attachedView, signatureView, stateView, submissionView } from '../items/index.js';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
/** The instant and the id of the last row of a page. */
const cursor = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z\|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const flag = z.enum(['1']).optional();

export const asOfQuery = z.strictObject({ on: day, with: day.optional() });
export type AsOfQuery = z.infer<typeof asOfQuery>;

/** Filters of the auditor's list. `sample` draws ten at random; the same number draws the same ten. */
export const auditQuery = z.strictObject({
  q: text.trim().max(40).optional(),
  unit: z.uuid().optional(),
  handler: z.uuid().optional(),
  from: realDay.optional(),
  to: realDay.optional(),
  returned: flag,
  overdue: flag,
  reopened: flag,
  late: flag,
  after: z
    .string()
    .regex(cursor)
    .refine((after) => isDay(after.slice(0, 10)))
    .optional(),
  sample: z
    .string()
    .regex(/^[0-9A-Za-z-]{1,20}$/u)
    .optional(),
});
export type AuditQuery = z.infer<typeof auditQuery>;

export const eventLine = z.strictObject({
  seq: z.int(),
  itemId: z.uuid(),
  happenedText: z.string(),
  enteredText: z.string(),
  atIso: z.string(),
  enteredIso: z.string(),
  who: z.string(),
  sentence: z.string(),
  reason: z.string().nullable(),
  opinion: z.string().nullable(),
  signature: signatureView.nullable(),
  registeredLate: z.boolean(),
  /** By the party office against the usual course. */
  againstCourse: z.boolean(),
  onBehalfOf: z.string().nullable(),
  kind: z.enum(['created', 'submitted', 'agreed', 'returned', 'changed', 'system']),
  submissionId: z.uuid().nullable(),
  /** File of the paper a decision was made on. */
  scan: z.uuid().nullable(),
  /** Attached to it. */
  files: z.array(attachedView),
  hash: z.string(),
  /** The order by which it went over to another version, or back, for those who may read it. */
  upgradeId: z.uuid().nullable(),
  facts: z.array(z.strictObject({ label: z.string(), text: z.string() })),
});
export type EventLine = z.infer<typeof eventLine>;

export const historyView = z.strictObject({
  item: z.strictObject({ id: z.uuid(), title: z.string(), filler: z.string(), unitName: z.string(), restricted: z.boolean(), readable: z.boolean() }),
  events: z.array(eventLine),
  /** That this look was remembered; null where it was not. */
  notice: z.string().nullable(),
});
export type HistoryView = z.infer<typeof historyView>;

export const checkView = z.strictObject({ sound: z.boolean(), text: z.string(), seq: z.int().nullable(), events: z.int(), checkedAtText: z.string() });
export type CheckView = z.infer<typeof checkView>;
export const wholeCheckView = checkView.extend({ itemId: z.uuid().nullable() });
export type WholeCheckView = z.infer<typeof wholeCheckView>;

export const asOfView = z.strictObject({
  day: dayView,
  state: stateView.nullable(),
  submission: submissionView.nullable(),
  changes: z.array(z.strictObject({ label: z.string(), before: z.string(), after: z.string() })),
});
export type AsOfView = z.infer<typeof asOfView>;

export const auditLine = z.strictObject({
  itemId: z.uuid(),
  title: z.string(),
  filler: z.string(),
  noun: z.string(),
  unitName: z.string(),
  handler: z.string(),
  state: stateView,
  openedText: z.string(),
  lastText: z.string(),
  returns: z.int(),
  overdue: z.boolean(),
  reopened: z.int(),
  registeredLate: z.boolean(),
  restricted: z.boolean(),
});
export type AuditLine = z.infer<typeof auditLine>;

export const auditPage = z.strictObject({ rows: z.array(auditLine), total: z.int(), next: z.string().nullable() });
export type AuditPage = z.infer<typeof auditPage>;
