import { z } from 'zod';
import { text } from '../../../kernel/http/text.js';

const place = text.max(64);
const landing = z.strictObject({ type: z.enum(['same', 'anew']), place });
/** Places and states that are called otherwise in the new version; what is not named keeps its id. */
export const mappingBody = z.strictObject({ places: z.record(place, landing), states: z.record(place, place) });
/** What stays on the version it has, whatever the mapping says: everything at these places or states, and these items. */
export const stayBody = z.strictObject({ places: z.array(place).max(500), items: z.array(z.uuid()).max(2000) });

export const planBody = z.strictObject({ from: z.uuid(), to: z.uuid(), mapping: mappingBody, stay: stayBody.optional() });
/** `after`: the last item of the answer before. */
export const rehearseBody = planBody.extend({ after: z.uuid().nullable() });
export const migrateBody = planBody.extend({ reason: text.trim().min(1).max(500) });
export const undoBody = z.strictObject({ reason: text.trim().min(1).max(500) });
export const migrationsQuery = z.strictObject({ lifecycle: text.min(1).max(100) });

/** A restricted one is only said to be one, and is no link. */
const itemLine = z.strictObject({ itemId: z.uuid(), title: z.string(), unit: z.string(), isOpen: z.boolean() });
/** One that does not go over, with each reason and what helps. */
const blockedLine = itemLine.extend({ reasons: z.array(z.string()), mends: z.array(z.string()) });
const placeKind = z.enum(['work', 'sub-items', 'wait', 'state']);

/** Those that stand at one place of the old version. `how` is `none` where the mapping leads nowhere. */
const groupView = z.strictObject({
  at: z.string(),
  label: z.string(),
  state: z.string(),
  kind: placeKind,
  how: z.enum(['same', 'anew', 'stays', 'none']),
  to: z.strictObject({ id: z.string(), label: z.string() }).nullable(),
  items: z.int(),
  moving: z.int(),
  begins: z.array(z.string()),
  /** Of how many of them the step it goes on at asks posts nobody holds where they are, by name. They go on only where that is chosen. */
  vacant: z.strictObject({ items: z.int(), posts: z.array(z.string()), isChosen: z.boolean() }).nullable(),
  lines: z.array(itemLine),
});

/** What would happen if it were ordered now. */
export const planView = z.strictObject({ running: z.int(), movable: z.int(), staying: z.int(), blocked: z.array(blockedLine), groups: z.array(groupView) });

/** What became of each of the next items in a rehearsal that was rolled back; null: these were the last. */
export const rehearsalView = z.strictObject({
  lines: z.array(itemLine.extend({ outcome: z.enum(['moves', 'blocked', 'stays']), text: z.string() })),
  next: z.uuid().nullable(),
});

const standing = z.strictObject({ id: z.string(), label: z.string(), state: z.string(), kind: placeKind });
const counted = { left: z.int(), moved: z.int(), blocked: z.int(), undone: z.int(), kept: z.int() };
const status = z.enum(['moving', 'moved', 'failed', 'undoing', 'undone']);
/** All published versions of one lifecycle with the places an item may stand at, and what was ordered so far, the newest first. */
export const migrationsView = z.strictObject({
  key: z.string(),
  title: z.string(),
  /** The reader may order and undo. */
  mayOrder: z.boolean(),
  versions: z.array(z.strictObject({ id: z.uuid(), version: z.int(), publishedText: z.string(), running: z.int(), places: z.array(standing) })),
  migrations: z.array(z.strictObject({ id: z.uuid(), from: z.int(), to: z.int(), status, reason: z.string(), orderedText: z.string() })),
});

/** From one place to another, how, and what was called off there; of one that was brought back, the way back. */
const went = z.strictObject({ from: z.string(), to: z.string(), how: z.string(), calledOff: z.array(z.string()) });
/** Of a restricted one nothing is told but its outcome. */
export const migrationLine = itemLine.extend({
  outcome: z.enum(['moved', 'blocked', 'undone', 'kept']),
  text: z.string(),
  went: z.array(went),
  begins: z.array(z.string()),
});
export const migrationView = z.strictObject({
  id: z.uuid(),
  key: z.string(),
  lifecycle: z.string(),
  from: z.int(),
  to: z.int(),
  reason: z.string(),
  undoReason: z.string().nullable(),
  orderedText: z.string(),
  undoneText: z.string().nullable(),
  /** What was chosen with the order, in words. */
  chosen: z.array(z.string()),
  mayUndo: z.boolean(),
  status,
  ...counted,
  page: z.int(),
  pages: z.int(),
  items: z.array(migrationLine),
});
export const progressView = z.strictObject({ status, ...counted });
export const migrationPage = z.strictObject({ page: z.coerce.number().int().min(1).max(100_000).default(1) });
export const migrationId = z.strictObject({ id: z.uuid() });

export type StayBody = z.infer<typeof stayBody>;
export type PlanBody = z.infer<typeof planBody>;
export type RehearseBody = z.infer<typeof rehearseBody>;
export type MigrateBody = z.infer<typeof migrateBody>;
export type UndoBody = z.infer<typeof undoBody>;
export type PlanView = z.infer<typeof planView>;
export type RehearsalView = z.infer<typeof rehearsalView>;
export type MigrationsView = z.infer<typeof migrationsView>;
export type MigrationView = z.infer<typeof migrationView>;
export type ProgressView = z.infer<typeof progressView>;
export type MigrationLine = z.infer<typeof migrationLine>;
export type ItemLine = z.infer<typeof itemLine>;
