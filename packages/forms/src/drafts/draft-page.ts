import type { FormData, FormDefinition } from '../definition.js';
import type { Rights } from '../access/rights.js';
import { own } from '../access/written.js';
import type { Aside } from './draft.js';
import { placeOfDraftEdit, type DraftEdit } from './draft-edit.js';
import { draftEditsBetween } from './draft-edits-between.js';
import { placedAfter, rowBefore, rowIn, withDraftEdit, withDraftEdits, withRows } from './rows.js';

/** What an open page knows: the draft as it was last read, with its writer's own open words in their places, and what stands on it now. */
export interface DraftPage {
  readonly revision: number;
  readonly seen: FormData;
  readonly data: FormData;
  /** Places written in before the draft was last read, with the revision their writer saw then. */
  readonly stale: Readonly<Record<string, number>>;
  /** His words that wait for his choice. */
  readonly held: readonly Aside[];
}

export interface FreshDraft {
  readonly revision: number;
  readonly data: FormData;
  readonly held: readonly Aside[];
}

export interface Typing {
  readonly definition: FormDefinition;
  readonly rights: Rights;
}

export const pageOf = ({ revision, data, held }: FreshDraft): DraftPage => {
  const seen = heldOver(data, held);
  return { revision, seen, data: seen, stale: {}, held };
};

/** What the page has to save. `kept`: of what stands on it that which is to be saved; a row nobody has written in is not. */
export function pendingOf({ definition, rights }: Typing, page: DraftPage, kept: FormData): readonly DraftEdit[] {
  return draftEditsBetween({ definition, rights, revision: page.revision }, { before: page.seen, after: kept }).map((edit) => ({
    ...edit,
    ...heldAt(page.held, edit),
    revision: seenAt(page, edit),
  }));
}

/** A deletion must have seen all of its row. */
function seenAt({ stale, revision, held }: DraftPage, edit: DraftEdit): number {
  const place = placeOfDraftEdit(edit);
  if (heldAt(held, edit).holds !== undefined) return revision;
  if (edit.type !== 'delete') return stale[place] ?? revision;
  return Math.min(revision, ...Object.entries(stale).flatMap(([at, seen]) => (at === place || at.startsWith(`${place}/`) ? [seen] : [])));
}

function heldAt(held: readonly Aside[], edit: DraftEdit): { readonly holds?: string } {
  if (edit.type === 'add' || edit.type === 'move') return {};
  const place = placeOfDraftEdit(edit);
  const one = held.find((each) =>
    each.type === 'row'
      ? edit.type === 'cell' && each.place === `${edit.table}/${edit.row}`
      : each.type === (edit.type === 'delete' ? 'delete' : 'value') && each.place === place,
  );
  return one ? { holds: one.id } : {};
}

/** Goes on with edits that were left unsent, as typed on the draft they were typed on. `rows`: rows they were written in, which may be gone. */
export function resumedPage(
  page: DraftPage,
  { edits, rows }: { readonly edits: readonly DraftEdit[]; readonly rows: Readonly<Record<string, FormData>> },
): DraftPage {
  const seen = Object.entries(rows).reduce((data, [place, row]) => {
    const [table = '', id = ''] = place.split('/');
    if (rowIn(data, table, id)) return data;
    const typed = new Set(edits.flatMap((edit) => (edit.type === 'cell' && edit.table === table && edit.row === id ? [edit.column] : [])));
    return withRows(data, table, (all) => [...all, Object.fromEntries(Object.entries(row).filter(([key]) => !typed.has(key)))]);
  }, page.seen);
  return { ...page, seen, data: withDraftEdits(seen, edits), stale: Object.fromEntries(edits.map((edit) => [placeOfDraftEdit(edit), edit.revision])) };
}

interface Unfinished {
  /** Places somebody is typing in, and has not handed on: he still sees there what he saw when he began. */
  readonly unfinished?: readonly string[];
}

/** After a saving nobody else had come before: what was sent is what stands there. */
export const savedPage = (
  page: DraftPage,
  { sent, revision, unfinished = [] }: { readonly sent: FormData; readonly revision: number } & Unfinished,
): DraftPage => ({ ...page, revision, seen: sent, stale: Object.fromEntries(Object.entries(page.stale).filter(([place]) => unfinished.includes(place))) });

/**
 * Goes on from the draft as others left it, with everything that stands on the page and was not sent yet. `sent` was, whatever became
 * of it: it stands in the draft, or waits for its writer's choice. A row that is gone stays on the page while somebody writes in it.
 */
export function rebasedPage(
  { definition, rights }: Typing,
  page: DraftPage,
  { fresh, sent, unfinished = [] }: { readonly fresh: FreshDraft; readonly sent?: FormData | undefined } & Unfinished,
): DraftPage {
  const from = sent ?? page.seen;
  const local = draftEditsBetween({ definition, rights, revision: page.revision }, { before: from, after: page.data });
  const stale = Object.fromEntries([...local.map(placeOfDraftEdit), ...unfinished].map((place) => [place, page.stale[place] ?? page.revision]));
  const seen = withOrphans(heldOver(fresh.data, fresh.held), from, local);
  return { revision: fresh.revision, seen, data: withDraftEdits(seen, local), stale, held: fresh.held };
}

/** Rows that went while somebody wrote in them. */
function withOrphans(data: FormData, from: FormData, local: readonly DraftEdit[]): FormData {
  return local.reduce((filled, edit) => {
    if (edit.type !== 'cell' || rowIn(filled, edit.table, edit.row)) return filled;
    const row = rowIn(from, edit.table, edit.row);
    return row ? withRows(filled, edit.table, (rows) => placedAfter(rows, row, rowBefore(from, edit.table, edit.row))) : filled;
  }, data);
}

/** The draft with somebody's own open words in their places, as he left them. */
export function heldOver(data: FormData, held: readonly Aside[]): FormData {
  return held.reduce((filled, { type, place, value, after }) => {
    const [table = '', row = '', column] = place.split('/');
    const stands = rowIn(filled, table, row);
    switch (type) {
      case 'value':
        return withDraftEdit(
          filled,
          column === undefined ? { type: 'set', field: table, value, revision: 0 } : { type: 'cell', table, row, column, value, revision: 0 },
        );
      case 'row':
        return stands ? filled : withDraftEdit(filled, { type: 'add', table, row: { ...(value as FormData), rowId: row }, after, revision: 0 }); // a row is kept as a row
      case 'delete':
        return withDraftEdit(filled, { type: 'delete', table, row, revision: 0 });
    }
  }, data);
}

export type Choice = 'mine' | 'theirs' | 'both';

/** The edits by which a writer settles his own open words: none where what stands there stays. */
export function choiceEdits(
  { type, place, value, after }: Aside,
  { choice, fresh }: { readonly choice: Choice; readonly fresh: FreshDraft },
): readonly DraftEdit[] {
  if (choice === 'theirs') return [];
  const { revision, data } = fresh;
  const [table = '', row = '', column] = place.split('/');
  if (type === 'delete') return [{ type: 'delete', table, row, revision }];
  if (type === 'row') return [{ type: 'add', table, row: { ...(value as FormData), rowId: row }, ...(after === undefined ? {} : { after }), revision }]; // a row is kept as a row
  const there = column === undefined ? own(data, table) : own(rowIn(data, table, row) ?? {}, column);
  const words = choice === 'both' ? together(there, value) : value;
  return [column === undefined ? { type: 'set', field: table, value: words, revision } : { type: 'cell', table, row, column, value: words, revision }];
}

/** Both texts, one below the other; of lists what stands in either. */
export function together(there: unknown, own: unknown): unknown {
  if (typeof there === 'string' && typeof own === 'string') return there.trim() === '' ? own : own.trim() === '' ? there : `${there.trimEnd()}\n${own}`;
  if (Array.isArray(there) && Array.isArray(own))
    return [...there, ...own.filter((one) => !there.some((other) => JSON.stringify(one) === JSON.stringify(other)))];
  return own;
}
