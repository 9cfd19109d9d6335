import { z } from 'zod';
import { text } from '../../../kernel/http/text.js';

const place = text.max(64);
const landing = z.strictObject({ type: z.enum(['same', 'anew']), place });
/** Places and states that are called otherwise in the new version; what is not named keeps its id. */
export const mappingBody = z.strictObject({ places: z.record(z.string().max(64), landing), states: z.record(z.string().max(64), place) });

export const planBody = z.strictObject({ from: z.uuid(), to: z.uuid(), mapping: mappingBody });
export const migrateBody = planBody.extend({ reason: text.trim().min(1).max(500) });
export const undoBody = z.strictObject({ reason: text.trim().min(1).max(500) });

/** One that does not go over, with each reason. A restricted one is only said to be one. */
const blockedLine = z.strictObject({ itemId: z.uuid(), title: z.string(), reasons: z.array(z.string()) });

/** What would happen if it were ordered now. */
export const planView = z.strictObject({ running: z.int(), movable: z.int(), blocked: z.array(blockedLine) });

export const migrationLine = z.strictObject({ itemId: z.uuid(), title: z.string(), outcome: z.enum(['moved', 'blocked', 'undone', 'kept']), text: z.string() });
export const migrationView = z.strictObject({
  id: z.uuid(), lifecycle: z.string(), from: z.int(), to: z.int(), reason: z.string(), undoReason: z.string().nullable(),
  status: z.enum(['moving', 'moved', 'undoing', 'undone']), left: z.int(), moved: z.int(), blocked: z.int(), undone: z.int(), kept: z.int(),
  items: z.array(migrationLine),
});
export const migrationId = z.strictObject({ id: z.uuid() });

export type PlanBody = z.infer<typeof planBody>;
export type MigrateBody = z.infer<typeof migrateBody>;
export type UndoBody = z.infer<typeof undoBody>;
export type PlanView = z.infer<typeof planView>;
export type MigrationView = z.infer<typeof migrationView>;
