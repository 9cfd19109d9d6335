import { z } from 'zod';
import { text } from '../../../kernel/http/text.js';

const formKey = text.min(1).max(100);
export const formChangesQuery = z.strictObject({ form: formKey });
/** Of a file that waits to be published, or, without it, of the newest version. */
export const rehearseFormBody = z.strictObject({ form: formKey, draftId: z.uuid().optional() });
export const changeFormBody = z.strictObject({ form: formKey, reason: text.trim().min(1).max(500) });
export const undoFormBody = z.strictObject({ reason: text.trim().min(1).max(500) });
export const begunView = z.strictObject({ id: z.uuid() });

const status = z.enum(['running', 'done', 'failed', 'undoing', 'undone']);
const example = z.strictObject({ itemId: z.uuid(), title: z.string(), text: z.string() });

/** How far it is and what was found so far, in words where few restricted sheets are not counted. */
export const formChangeView = z.strictObject({
  id: z.uuid(),
  form: z.string(),
  title: z.string(),
  kind: z.enum(['rehearsal', 'change']),
  to: z.int().nullable(),
  status,
  total: z.int(),
  done: z.int(),
  reason: z.string().nullable(),
  undoReason: z.string().nullable(),
  begunText: z.string(),
  mayUndo: z.boolean(),
  fields: z.array(
    z.strictObject({
      label: z.string(),
      converted: z.string().nullable(),
      lost: z.string().nullable(),
      setAside: z.string().nullable(),
      examples: z.array(example),
    }),
  ),
  empty: z.string().nullable(),
  drafts: z.string().nullable(),
  incomplete: z.string().nullable(),
  handed: z.string().nullable(),
  stays: z.array(z.strictObject({ version: z.int(), many: z.string() })),
  reasons: z.array(example),
  moved: z.int(),
  undone: z.int(),
  kept: z.int(),
});

export const formChangesView = z.strictObject({
  form: z.string(),
  title: z.string(),
  newest: z.int(),
  mayOrder: z.boolean(),
  running: z.array(z.strictObject({ version: z.int(), items: z.int() })),
  changes: z.array(z.strictObject({ id: z.uuid(), to: z.int().nullable(), status, reason: z.string(), begunText: z.string() })),
});

export const setAsideQuery = z.strictObject({ item: z.uuid() });
/** Of a draft that went over to a newer version: what it did not take along, for whoever fills it in; empty for everybody else. */
export const setAsideView = z.strictObject({
  lines: z.array(z.strictObject({ label: z.string(), row: z.int().nullable(), text: z.string(), isLost: z.boolean(), version: z.int() })),
});

export type SetAsideView = z.infer<typeof setAsideView>;
export type FormChangeView = z.infer<typeof formChangeView>;
export type FormChangesView = z.infer<typeof formChangesView>;
export type RehearseFormBody = z.infer<typeof rehearseFormBody>;
export type ChangeFormBody = z.infer<typeof changeFormBody>;
