import { z } from 'zod';
import { text, whole } from '../../kernel/http/text.js';
import { calledOff, dueView, stateView } from '../items/index.js';

/** Of what is in somebody's hands, so many are listed, the first by their dates. */
const most = z.coerce.number().int().min(1).max(2000).default(200);

export const inboxQuery = z.strictObject({ hat: text.max(120).optional(), most });
export type InboxQuery = z.infer<typeof inboxQuery>;

/** What can be said of several sheets at once. */
export const batchType = z.enum(['AGREE', 'REJECT', 'RETURN', 'CLAIM']);
export type BatchType = z.infer<typeof batchType>;

/** One thing that can be said of a sheet without opening it; `why` says why not. `to` is where it leads, null where it leads to one place alone. */
export const batchOffer = z.strictObject({
  type: batchType,
  step: z.string(),
  label: z.string(),
  to: z.string().nullable(),
  toLabel: z.string().nullable(),
  reason: z.enum(['required', 'optional', 'none']),
  phrases: z.array(z.string()),
  why: z.string().nullable(),
  /** Open work of others that it would call off. */
  callsOff: z.array(calledOff),
});
export type BatchOffer = z.infer<typeof batchOffer>;

export const inboxCard = z.strictObject({
  slotId: z.uuid(),
  itemId: z.uuid(),
  version: z.int(),
  title: z.string(),
  filler: z.string(),
  noun: z.string(),
  unit: z.strictObject({ id: z.uuid(), name: z.string() }),
  state: stateView,
  due: dueView,
  hat: z.string(),
  /** Name of the one stood in for; null for what is one's own. */
  insteadOf: z.string().nullable(),
  note: z.string().nullable(),
  minutes: z.int(),
  act: z.string(),
  /** `answer`: somebody asks for an opinion. */
  kind: z.enum(['fill', 'decide', 'answer', 'act']),
  quick: z.strictObject({ step: z.string(), label: z.string(), allowed: z.boolean(), why: z.string().nullable() }).nullable(),
  /** Everything that can be said of it together with others. */
  offers: z.array(batchOffer),
  summary: z.string().nullable(),
  submissions: z.int(),
  arrivedAt: z.string(),
  arrivedText: z.string(),
  restricted: z.boolean(),
});
export type InboxCard = z.infer<typeof inboxCard>;

export const sectionKey = z.enum(['overdue', 'returned', 'today', 'week', 'later']);
export type SectionKey = z.infer<typeof sectionKey>;

export const sentLine = z.strictObject({ itemId: z.uuid(), title: z.string(), filler: z.string(), state: stateView, where: z.string(), canUrge: z.boolean() });
export type SentLine = z.infer<typeof sentLine>;

export const inboxView = z.strictObject({
  headline: z.string(),
  /** What this month asks the reader to fill in; null when nothing. */
  month: z.string().nullable(),
  sections: z.array(z.strictObject({ key: sectionKey, label: z.string(), folded: z.boolean(), cards: z.array(inboxCard) })),
  empty: z.string().nullable(),
  sent: z.array(sentLine),
  /** In hand and not listed, whatever the hat. */
  more: z.int(),
});
export type InboxView = z.infer<typeof inboxView>;

export const decisionFilter = z.enum(['mine', 'soon', 'returned', 'done']);
export type DecisionFilter = z.infer<typeof decisionFilter>;
export const decisionsQuery = z.strictObject({ filter: decisionFilter.default('mine'), most });
/** `more`: in hand and not looked at for `mine` and `soon`. Of those signed, the newest are told. */
export const decisionsView = z.strictObject({ rows: z.array(inboxCard), counts: z.record(decisionFilter, z.int()), more: z.int() });
export type DecisionsView = z.infer<typeof decisionsView>;

const batchDecision = z.strictObject({
  itemId: z.uuid(),
  step: text.min(1).max(64),
  slotId: z.uuid(),
  expectedVersion: whole,
  to: text.min(1).max(64).optional(),
});

/** `opinion` goes with agreeing, `reason` with the others; each is said of every sheet. */
export const batchBody = z.strictObject({
  type: batchType.default('AGREE'),
  label: text.trim().min(1).max(40),
  decisions: z
    .array(batchDecision)
    .min(1)
    .max(500)
    .refine((decisions) => new Set(decisions.map(({ slotId }) => slotId)).size === decisions.length),
  opinion: text.max(2000).optional(),
  reason: text.max(2000).optional(),
});
export type BatchBody = z.infer<typeof batchBody>;

export const batchAnswer = z.strictObject({
  done: z.int(),
  left: z.int(),
  sentence: z.string(),
  results: z.array(z.strictObject({ itemId: z.uuid(), filler: z.string(), ok: z.boolean(), text: z.string() })),
});
export type BatchAnswer = z.infer<typeof batchAnswer>;
