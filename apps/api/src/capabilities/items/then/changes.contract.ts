import { z } from 'zod';
import { text } from '../../../kernel/http/text.js';
import { stateView } from '../path.contract.js';

const dayLooked = z.strictObject({ on: z.string(), text: z.string() });

export const changedRow = z.strictObject({
  itemId: z.uuid(),
  title: z.string(),
  place: z.string(),
  state: stateView,
  /** What happened to it between the two days, in words. */
  kinds: z.array(z.string()),
  changes: z.array(z.strictObject({ label: z.string(), before: z.string(), after: z.string() })),
});
export type ChangedRow = z.infer<typeof changedRow>;

/** What became of many items between the ends of two days. */
export const changesView = z.strictObject({
  title: z.string(),
  from: dayLooked,
  to: dayLooked,
  today: z.string(),
  /** Sums of either day. */
  sums: z.array(z.strictObject({ label: z.string(), before: z.string(), after: z.string() })),
  kinds: z.array(z.strictObject({ key: z.string(), label: z.string(), count: z.int() })),
  /** Of the kind asked for. */
  rows: z.array(changedRow),
  total: z.int(),
  next: z.string().nullable(),
  /** Only the first so many were compared. */
  isCut: z.boolean(),
});
export type ChangesView = z.infer<typeof changesView>;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
/** The two days, the earlier one first; `after`: how many rows the pages before had. */
export const twoDays = {
  from: day,
  to: day,
  kind: text.max(40).optional(),
  after: z
    .string()
    .regex(/^\d{1,6}$/u)
    .optional(),
};
