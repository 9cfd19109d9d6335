import { z } from 'zod';
import { formData, formValue, text, whole, wholeInAddress } from '../../../kernel/http/text.js';

const key = text.min(1).max(64);
const seen = { revision: whole };
const holding = { ...seen, holds: z.uuid().optional() };
export const draftEdit = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('set'), field: key, value: formValue, ...holding }),
  z.strictObject({ type: z.literal('cell'), table: key, row: z.uuid(), column: key, value: formValue, ...holding }),
  z.strictObject({
    type: z.literal('add'),
    table: key,
    row: formData.refine((row) => z.uuid().safeParse(row['rowId']).success),
    after: z.uuid().nullable().optional(),
    ...seen,
  }),
  z.strictObject({ type: z.literal('delete'), table: key, row: z.uuid(), ...holding }),
  z.strictObject({ type: z.literal('move'), table: key, row: z.uuid(), after: z.uuid().nullable(), ...seen }),
]);

/** Places of a draft that changed on one page. Each says which draft its author saw when he wrote there. */
export const patchDraftBody = z.strictObject({
  /** Made up by the page when it is opened: it never meets itself as somebody else, though an answer was lost. */
  page: z.uuid(),
  /** The draft the page shows. */
  revision: whole,
  /** How often the item was handed in when the page began: a draft from before is not to come back after. */
  submissions: whole,
  edits: z.array(draftEdit).max(60_000),
  /** His own words that waited for his choice, which is in the edits; without an edit what stands there stays. */
  settles: z.array(z.uuid()).max(200).optional(),
  /** His own words that were set aside and that he needs no longer. */
  drops: z.array(z.uuid()).max(200).optional(),
  /** Places that were brought in and that he says are right as they are. */
  takes: z.array(text.min(1).max(200)).max(5_000).optional(),
});
export type PatchDraftBody = z.infer<typeof patchDraftBody>;

export const draftQuery = z.strictObject({ page: z.uuid().optional(), since: wholeInAddress.optional() });
export type DraftQuery = z.infer<typeof draftQuery>;

const writer = z.strictObject({ by: z.string(), atText: z.string() });

/**
 * What was typed and stands nowhere in the draft. `open`: its author, the reader where `mine`, has not said yet what is to stand at its
 * place; `there` then says who wrote what stands there, or took the row away.
 */
export const asideView = z.strictObject({
  id: z.uuid(),
  type: z.enum(['value', 'row', 'delete']),
  open: z.boolean(),
  mine: z.boolean(),
  place: z.string(),
  label: z.string(),
  value: z.unknown(),
  after: z.string().nullable(),
  ...writer.shape,
  there: writer.nullable(),
});
export type AsideView = z.infer<typeof asideView>;

const names = z.strictObject({
  people: z.record(z.string(), z.string()),
  units: z.record(z.string(), z.string()),
  files: z.record(z.string(), z.strictObject({ name: z.string(), size: z.int(), type: z.string() })),
  records: z.record(z.string(), z.string()).optional(),
});

export const draftView = z.strictObject({
  data: z.record(z.string(), z.unknown()),
  revision: z.int(),
  savedAtText: z.string().nullable(),
  asides: z.array(asideView),
  /** Places that stand as they were brought in, a field by its key, a row as `table/row`, and what from: «2017年所填». */
  prefilled: z.array(z.strictObject({ place: z.string(), words: z.string() })),
});
export type DraftView = z.infer<typeof draftView>;

/** `news`: where others wrote since the page last read it, and how many rows they took away. */
export const freshDraft = draftView.extend({ names, news: z.array(z.strictObject({ by: z.string(), where: z.array(z.string()), gone: z.int() })) });
export type FreshDraftView = z.infer<typeof freshDraft>;

/** `fresh`: where what stands in the draft is not what the page shows; null where it is. */
export const patchDraftAnswer = z.strictObject({ revision: z.int(), savedAtText: z.string(), fresh: freshDraft.nullable() });
export type PatchDraftAnswer = z.infer<typeof patchDraftAnswer>;

/** Rows of an earlier answer that may be picked for the tables of the form. */
export const offeredRowsView = z.strictObject({
  tables: z.array(z.strictObject({ table: z.string(), words: z.string(), rows: z.array(z.record(z.string(), z.unknown())) })),
  names,
});
export type OfferedRowsView = z.infer<typeof offeredRowsView>;
