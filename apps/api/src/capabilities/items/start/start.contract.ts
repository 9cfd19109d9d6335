import { z } from 'zod';
import { formData, text } from '../../../kernel/http/text.js';

/** What the reader may begin by hand, and for which of his units. `form`: asked at once, where it is born with data. */
export const startableView = z.array(z.strictObject({
  key: z.string(), title: z.string(), noun: z.string(), label: z.string(), hint: z.string().nullable(),
  units: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  form: z.strictObject({ versionId: z.uuid(), definition: z.unknown() }).nullable(),
}));
export const startBody = z.strictObject({ unitId: z.uuid(), title: text.trim().min(1).max(100), data: formData.optional() });
export const startedView = z.strictObject({ itemId: z.uuid() });
export const startableKey = text.min(1).max(100);

export type StartableView = z.infer<typeof startableView>;
export type StartBody = z.infer<typeof startBody>;
