import { asWriting, changedPlaces, isUntouched, NO_MARKS, withoutResults } from '@bihuan/forms';
import type { Aside, Draft, DraftMarks, FormData, FormDefinition, PrefilledPlaces } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';

export interface DraftRow extends Draft {
  /** What nobody typed, and where it came from. */
  readonly prefilled: PrefilledPlaces;
  readonly by: string;
  readonly at: string;
}

const read: Named = {
  name: 'read-draft',
  text: `select data, revision, marks, asides, prefilled, saved_by as by, to_char(saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
         from drafts where item_id = $1 and form_key = $2`,
};

export interface FormOfItem {
  readonly itemId: string;
  readonly definition: FormDefinition;
}

/**
 * What somebody entered and saved. What the form works out is no part of it: it would be an older result once form or calendar change. Nor
 * are signs nobody sees, which drafts may hold and nothing that is handed in: they go with the next saving.
 */
export async function draftRow(tx: Tx, { itemId, definition }: FormOfItem): Promise<DraftRow | null> {
  const kept = await tx.row<{ data: FormData; revision: number; marks: DraftMarks; asides: Aside[]; prefilled: PrefilledPlaces; by: string; at: string }>(
    read,
    [itemId, definition.key],
  );
  if (!kept) return null;
  const row = {
    ...kept,
    data: asWriting(definition, withoutResults(definition, kept.data)),
    asides: kept.asides.map((aside) => ('value' in aside ? { ...aside, value: writingAt(definition, aside.place, aside.value) } : aside)),
  };
  if (row.marks.revision === row.revision) return row;
  // Somebody saved the whole of it who keeps no marks: every place may be his.
  const places = Object.fromEntries(changedPlaces(definition, { before: {}, after: row.data }).map((place) => [place, row.revision]));
  return {
    ...row,
    marks: { ...NO_MARKS, gone: row.marks.gone, revision: row.revision, places, savings: { [row.revision]: { by: row.by, at: row.at, page: '' } } },
  };
}

/** What waits to be put at a place: a value, a cell's or a whole row. */
function writingAt(definition: FormDefinition, place: string, value: unknown): unknown {
  const [key = '', row, column] = place.split('/');
  if (row === undefined) return asWriting(definition, { [key]: value })[key];
  const [written]: unknown[] = asWriting(definition, { [key]: [column === undefined ? value : { [column]: value }] })[key] as unknown[]; // the list of one that went in
  return column === undefined ? written : (written as FormData)[column]; // the row of one cell that went in
}

/** Places that stand as they were brought in, and what they were brought in from. */
export const prefilledOf = ({ prefilled, ...draft }: Pick<DraftRow, 'data' | 'marks' | 'prefilled'>): { place: string; words: string }[] =>
  Object.entries(prefilled).flatMap(([place, { words, taken }]) => (taken === true || !isUntouched(draft, place) ? [] : [{ place, words }]));

const revision: Named = { name: 'revision-of-draft', text: 'select revision from drafts where item_id = $1 and form_key = $2' };

/** 0 where nobody saved one. */
export async function draftRevision(tx: Tx, itemId: string, form: string): Promise<number> {
  return (await tx.row<{ revision: number }>(revision, [itemId, form]))?.revision ?? 0;
}

const write: Named = {
  name: 'write-draft',
  text: `insert into drafts (tenant_id, item_id, form_key, data, marks, asides, revision, saved_by, saved_at, prefilled) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (tenant_id, item_id, form_key) do update set data = excluded.data, marks = excluded.marks, asides = excluded.asides, prefilled = excluded.prefilled, revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at`,
};

/** Under the item's lock: nobody saved between the reading and this. */
export async function writeDraft(
  tx: Tx,
  { itemId, definition }: FormOfItem,
  { data, marks, asides, prefilled, revision: next, by, at }: DraftRow,
): Promise<void> {
  await tx.rows(write, [
    tx.tenantId,
    itemId,
    definition.key,
    JSON.stringify(data),
    JSON.stringify(marks),
    JSON.stringify(asides),
    next,
    by,
    at,
    JSON.stringify(prefilled),
  ]);
}
