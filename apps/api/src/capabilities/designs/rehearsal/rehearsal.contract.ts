import { z } from 'zod';
import { formData, realDay, text, whole, wholeInAddress } from '../../../kernel/http/text.js';
import { trouble, troubleKind, tryStep } from '../try-out/try-out.contract.js';

export const rehearsalBody = z.strictObject({ revision: whole.positive(), day: realDay, answers: z.record(text, formData) });

export const rehearsalLine = z.strictObject({
  id: z.uuid(),
  revision: z.int(),
  day: z.string(),
  status: z.enum(['running', 'done', 'cancelled', 'failed']),
  done: z.int(),
  total: z.int(),
  /** What was filled in for it: form key → field key → value. */
  answers: z.record(z.string(), z.record(z.string(), z.unknown())),
  askedBy: z.string(),
  askedText: z.string(),
  endedText: z.string().nullable(),
});
export const rehearsalsView = z.array(rehearsalLine);

/** One unit: what it would get, from whom to whom, when, and what is wrong with it. */
export const rehearsalRow = z.strictObject({
  unit: z.strictObject({ id: z.uuid(), name: z.string() }),
  starter: z.string().nullable(),
  troubles: z.array(trouble),
  steps: z.array(tryStep),
  minutes: z.strictObject({ all: z.int(), own: z.int() }),
  ends: z.string().nullable(),
  endsOn: z.string(),
  endsOnText: z.string(),
});
export const rehearsalView = z.strictObject({
  ...rehearsalLine.shape,
  /** How many units have a trouble of the kind, the worst kind first. */
  counts: z.array(z.strictObject({ kind: troubleKind, label: z.string(), units: z.int() })),
  sound: z.int(),
  /** The worst first; at most 100 from `from` on, of `rows`. */
  page: z.array(rehearsalRow),
  rows: z.int(),
});
export const rehearsalQuery = z.strictObject({
  trouble: troubleKind.optional(),
  unit: text.max(100).optional(),
  from: wholeInAddress.optional(),
});

export type RehearsalBody = z.infer<typeof rehearsalBody>;
export type RehearsalLine = z.infer<typeof rehearsalLine>;
export type RehearsalRow = z.infer<typeof rehearsalRow>;
export type RehearsalView = z.infer<typeof rehearsalView>;
export type RehearsalQuery = z.infer<typeof rehearsalQuery>;
