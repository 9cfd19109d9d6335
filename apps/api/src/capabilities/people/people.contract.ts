import { z } from 'zod';
import type { PersonLine } from './queries/search-people.js';

export const personLine = z.strictObject({ id: z.uuid(), name: z.string(), label: z.string() }) satisfies z.ZodType<PersonLine>;
export const unitLine = z.strictObject({ id: z.uuid(), name: z.string(), category: z.string() });
export type UnitLine = z.infer<typeof unitLine>;
