import { z } from 'zod';
import { text } from '../../kernel/http/text.js';

/** What was set aside, or is put off again and again: `notice` somebody was not told, `deadline` a day that brought nothing, `other` anything else the system does by itself. */
export const stuckLine = z.strictObject({
  id: z.string(),
  kind: z.enum(['notice', 'deadline', 'other']),
  text: z.string(),
  sinceText: z.string(),
  attempts: z.int(),
});
export const stuckView = z.strictObject({ rows: z.array(stuckLine) });
export type StuckView = z.infer<typeof stuckView>;

export const retryBody = z.strictObject({ ids: z.array(text.min(1).max(200)).min(1).max(400) });
export type RetryBody = z.infer<typeof retryBody>;
export const retryAnswer = z.strictObject({ count: z.int(), sentence: z.string() });
export type RetryAnswer = z.infer<typeof retryAnswer>;
