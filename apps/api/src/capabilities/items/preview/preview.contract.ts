import { z } from 'zod';

const person = z.strictObject({ name: z.string(), label: z.string(), why: z.string() });

/** What would come if everybody agreed, by what stands on record and in one's own draft, with the organisation as it is now. */
export const pathPreview = z.strictObject({
  asOfText: z.string(),
  steps: z.array(
    z.strictObject({
      label: z.string(),
      branch: z.string().nullable(),
      mode: z.string().nullable(),
      people: z.array(person),
      passed: z.string().nullable(),
      vacant: z.string().nullable(),
    }),
  ),
  /** What conditions make of it: «事项类别是“重大事项”：走“重大事项”». */
  decisions: z.array(z.strictObject({ text: z.string(), holds: z.boolean() })),
  /** Where it would end; null where it cannot be told. */
  ends: z.string().nullable(),
  /** Why it would not go on, and what to do. */
  stops: z.string().nullable(),
});
export type PathPreview = z.infer<typeof pathPreview>;
