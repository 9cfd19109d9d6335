import { z } from 'zod';
import { dayCursor } from '../../../kernel/http/day-cursor.js';
import { text } from '../../../kernel/http/text.js';
import { dueView, stepDue } from '../path.contract.js';

const person = z.strictObject({ id: z.uuid(), name: z.string(), label: z.string() });
const field = z.enum(['leader', 'owner', 'filler']);

/** One thing somebody has in hand, or that names him: who would take it, the most fitting first. */
export const openLine = z.strictObject({
  itemId: z.uuid(),
  title: z.string(),
  filler: z.string(),
  noun: z.string(),
  state: z.string(),
  due: dueView,
  /** Null: the item only names him. */
  slotId: z.uuid().nullable(),
  /** As what the item names him: 责任人. */
  fields: z.array(field),
  asWhat: z.string(),
  takers: z.array(z.strictObject({ id: z.uuid(), label: z.string(), why: z.string() })),
  /** The one proposed; null where nobody is found. */
  proposed: z.uuid().nullable(),
  /** A decision of somebody still in post: nobody but those listed may have it. */
  listedOnly: z.boolean(),
  /** It came with a post he holds no more. */
  stranded: z.boolean(),
});
export type OpenLine = z.infer<typeof openLine>;

export const openWorkView = z.strictObject({
  person,
  lines: z.array(openLine),
});
export type OpenWorkView = z.infer<typeof openWorkView>;

export const handOverBody = z.strictObject({
  personId: z.uuid(),
  reason: text.trim().min(1).max(500),
  lines: z.array(z.strictObject({ itemId: z.uuid(), slotId: z.uuid().nullable(), fields: z.array(field).max(3), to: z.uuid() })).max(200),
  /** Also what the reader may not look into, to the successor in the post. */
  byRule: z.boolean(),
});
export type HandOverBody = z.infer<typeof handOverBody>;

export const handOverAnswer = z.strictObject({
  done: z.int(),
  left: z.int(),
  sentence: z.string(),
  results: z.array(z.strictObject({ itemId: z.uuid(), slotId: z.uuid().nullable(), title: z.string(), ok: z.boolean(), text: z.string() })),
});
export type HandOverAnswer = z.infer<typeof handOverAnswer>;

/** Whose hands hold what they may not decide any more. */
export const strandedView = z.array(z.strictObject({ person, count: z.int(), why: z.string() }));
export type StrandedView = z.infer<typeof strandedView>;

/** An item that stands at places nobody works at, where the reader may name somebody. */
export const vacantLine = z.strictObject({
  itemId: z.uuid(),
  title: z.string(),
  filler: z.string(),
  state: z.string(),
  due: dueView,
  places: z.array(
    z.strictObject({
      place: z.string(),
      label: z.string(),
      /** Which of those it asks were not found, as the path says it. */
      vacant: z.string().nullable(),
      sinceText: z.string().nullable(),
      /** The deadline of the step. */
      due: stepDue.nullable(),
      /** The act that names somebody; null while the item stands still. */
      act: z.string().nullable(),
    }),
  ),
});
export type VacantLine = z.infer<typeof vacantLine>;
/** `next`: where the next page begins; null on the last. */
export const vacantView = z.strictObject({ rows: z.array(vacantLine), next: z.string().nullable() });
export type VacantView = z.infer<typeof vacantView>;
/** `after`: the `next` of the page before. */
export const vacantQuery = z.strictObject({
  after: dayCursor('[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}').optional(),
});
