import { z } from 'zod';
import { text } from '../../../kernel/http/text.js';

/** `of`: keys of the processes whose records are looked through, apart by commas. */
export const referencesQuery = z.strictObject({ of: z.string().regex(/^[A-Za-z0-9_,-]{1,1300}$/u), q: text.refine((words) => words.length <= 50).optional() });
export type ReferencesQuery = z.infer<typeof referencesQuery>;

export const referencesView = z.array(z.strictObject({ id: z.uuid(), title: z.string() }));
export type ReferencesView = z.infer<typeof referencesView>;
