import { z } from 'zod';
import type { Imported } from './apply-import.js';
import type { ImportPreview } from './preview.js';
import { importKinds } from './sheets.js';

const kind = z.enum(importKinds);
const problem = z.strictObject({ kind, sheet: z.string(), row: z.number().int(), column: z.string().nullable(), text: z.string() });

export const importPreviewView = z.strictObject({
  digest: z.string(),
  counts: z.array(
    z.strictObject({ kind, new: z.number().int(), changed: z.number().int(), same: z.number().int(), bad: z.number().int(), absent: z.number().int() }),
  ),
  changes: z.array(
    z.strictObject({
      kind,
      sheet: z.string(),
      row: z.number().int(),
      label: z.string(),
      action: z.enum(['new', 'changed']),
      fields: z.array(z.strictObject({ field: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  problems: z.array(problem),
  notes: z.array(problem),
  examples: z.number().int(),
  totalChanges: z.number().int(),
  totalProblems: z.number().int(),
}) satisfies z.ZodType<ImportPreview>;

export const importedView = z.strictObject({
  units: z.number().int(),
  people: z.number().int(),
  posts: z.number().int(),
  areas: z.number().int(),
}) satisfies z.ZodType<Imported>;

/** `leave`: rows with problems are left out and the rest is taken over. Without it a file with a problem changes nothing. */
export const importQuery = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/u), bad: z.enum(['leave', 'refuse']) });
