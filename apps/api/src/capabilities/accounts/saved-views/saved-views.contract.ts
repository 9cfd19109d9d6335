import { z } from 'zod';
import { text } from '../../../kernel/http/text.js';

/** A screen's filters under a name. The query is what stands in the address after `?`; only the page itself reads it. */
export const savedScreen = z.enum(['board', 'register', 'audit', 'items']);
export const savedViewsQuery = z.strictObject({ screen: savedScreen });
export const savedViewBody = z.strictObject({ screen: savedScreen, name: text.trim().min(1).max(30), query: text.max(1000) });
export type SavedViewBody = z.infer<typeof savedViewBody>;
export const savedView = z.strictObject({ id: z.uuid(), name: z.string(), query: z.string() });
export type SavedView = z.infer<typeof savedView>;
