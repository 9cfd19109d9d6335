import { z } from 'zod';
import { formData, realDay, text } from '../../../kernel/http/text.js';

/** What the reader may begin by hand, and for which of his units. `form`: asked at once, where it is born with data. */
export const startableView = z.array(
  z.strictObject({
    key: z.string(),
    title: z.string(),
    noun: z.string(),
    label: z.string(),
    hint: z.string().nullable(),
    units: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
    /** What the day is called by which it is wanted, where one may be named. */
    due: z.strictObject({ label: z.string(), required: z.boolean() }).nullable(),
    form: z.strictObject({ versionId: z.uuid(), definition: z.unknown() }).nullable(),
  }),
);
export const startBody = z.strictObject({ unitId: z.uuid(), title: text.trim().min(1).max(100), dueOn: realDay.optional(), data: formData.optional() });
export const startedView = z.strictObject({ itemId: z.uuid() });
export const startableKey = text.min(1).max(100);

export type StartableView = z.infer<typeof startableView>;
export type StartBody = z.infer<typeof startBody>;
