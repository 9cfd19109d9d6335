import { isEmptyValue, isPlainObject } from '../conditions/reading.js';
import { sameValue } from '../access/same-value.js';
import type { Aside, Draft, DraftMarks, GoneRow, Saving } from './draft.js';
import { AsidesAtWork, rowOfPlace } from './asides-at-work.js';
import { RowsAtWork } from './rows-at-work.js';
import type { DraftEdit } from './draft-edit.js';

/** A draft while a patch is laid over it. */
export interface Work {
  readonly rows: RowsAtWork;
  readonly asides: AsidesAtWork;
  /** Places that are marked, by their rows. */
  readonly marked: Map<string, Set<string>>;
  readonly places: Record<string, number>;
  readonly earlier: Record<string, readonly string[]>;
  readonly gone: Record<string, GoneRow>;
  readonly savings: Readonly<Record<string, Saving>>;
  /** The draft's when this is saved. */
  readonly revision: number;
  readonly saving: Saving;
  /** Places whose open words are settled now: what gives way there is kept. */
  readonly settling: ReadonlySet<string>;
  /** Words set aside, or set aside anew, by this very patch. */
  readonly touched: Set<string>;
  readonly newId: () => string;
}

export function workOn(
  { data, revision, marks, asides }: Draft,
  { saving, settles, newId }: { readonly saving: Saving; readonly settles: readonly string[]; readonly newId: () => string },
): Work {
  const settling = new Set(asides.filter(({ id, open, by }) => open && by === saving.by && settles.includes(id)).map(({ place }) => place));
  return {
    rows: new RowsAtWork(data),
    asides: new AsidesAtWork(asides),
    marked: markedIn(marks),
    places: { ...marks.places },
    earlier: { ...marks.earlier },
    gone: { ...marks.gone },
    savings: marks.savings,
    revision: revision + 1,
    saving,
    settling,
    touched: new Set(),
    newId,
  };
}

function markedIn({ places, earlier }: DraftMarks): Map<string, Set<string>> {
  const marked = new Map<string, Set<string>>();
  for (const place of [...Object.keys(places), ...Object.keys(earlier)]) mark(marked, place);
  return marked;
}

function mark(marked: Map<string, Set<string>>, place: string): void {
  const row = rowOfPlace(place);
  const known = marked.get(row);
  if (known) known.add(place);
  else marked.set(row, new Set([place]));
}

/** Remembers that a place changed in this saving. */
export function stamp(work: Work, place: string): void {
  work.places[place] = work.revision;
  mark(work.marked, place);
}

/** Rows that went are remembered for whoever still writes in them. */
const MOST_GONE = 200;

/** The draft as it is saved; the same one where nothing came of it. */
export function finished(work: Work, draft: Draft): Draft {
  const data = work.rows.data();
  const asides = work.asides.all();
  if (data === draft.data && asides === draft.asides) return draft;
  const gone = Object.fromEntries(
    Object.entries(work.gone)
      .sort(([, a], [, b]) => b.revision - a.revision)
      .slice(0, MOST_GONE),
  );
  const named = new Set([...Object.values(work.places), ...Object.values(gone).map(({ revision }) => revision)].map(String));
  const all: Readonly<Record<string, Saving>> = { ...work.savings, [work.revision]: work.saving };
  const savings = Object.fromEntries(Object.entries(all).filter(([revision]) => named.has(revision)));
  const marks: DraftMarks = { revision: work.revision, places: work.places, savings, earlier: work.earlier, gone };
  return { data, revision: work.revision, marks, asides };
}

/** In which saving a place changed last, and by whom; 0 where it did not since the draft was begun. */
export function newestAt(work: Work, place: string): { readonly revision: number; readonly saving: Saving | undefined } {
  const row = place.split('/').slice(0, 2).join('/');
  const revision = Math.max(ownOf(work.places, place) ?? 0, ownOf(work.places, row) ?? 0);
  return { revision, saving: ownOf(work.savings, String(revision)) };
}

/** Whether somebody else wrote there since the author of an edit looked. */
export function isMissed(work: Work, place: string, seen: number): boolean {
  const { revision, saving } = newestAt(work, place);
  return revision > seen && saving?.page !== work.saving.page;
}

/** Writes at a place; what gives way where two had written is kept. */
export function write(work: Work, edit: DraftEdit, place: string): void {
  const [was, { saving }] = [work.rows.at(place), newestAt(work, place)];
  work.rows.make(edit);
  if (work.settling.has(place) && saving && !isWithin(was, work.rows.at(place)))
    keepAside(work, { type: 'value', open: false, place, value: was, by: saving.by, at: saving.at });
  if (saving && saving.by !== work.saving.by) work.earlier[place] = [...new Set([...(ownOf(work.earlier, place) ?? []), saving.by])];
  stamp(work, place);
}

type Kept = Pick<Aside, 'type' | 'open' | 'place' | 'value' | 'after'> & Partial<Pick<Aside, 'by' | 'at'>>;

export function keepAside(work: Work, kept: Kept): void {
  const { by, at, page } = work.saving;
  const id = work.newId();
  work.asides.put({ by, at, page, ...kept, id, revision: work.revision });
  work.touched.add(id);
}

/** Sets words aside until their author says what is to stand there; the same page's words of the same place go on. */
export function setAside(work: Work, words: Pick<Aside, 'type' | 'place' | 'value' | 'after'>, holds?: string): void {
  const old = openAt(work, words, holds);
  if (!old) return keepAside(work, { ...words, open: true });
  if (old.type === words.type && sameValue(old.value, words.value)) return;
  const { by, at, page } = work.saving;
  work.asides.put({ ...old, ...words, by, at, page, revision: work.revision });
  work.touched.add(old.id);
}

export function openAt(work: Work, { type, place }: Pick<Aside, 'type' | 'place'>, holds?: string): Aside | undefined {
  const isOurs = (one: Aside): boolean => one.open && one.by === work.saving.by;
  const held = holds === undefined ? undefined : work.asides.get(holds);
  if (held && isOurs(held)) return held;
  return work.asides.inRowOf(place).find((one) => isOurs(one) && one.page === work.saving.page && one.place === place && one.type === type);
}

/** Whether words can be read in others, so that keeping them beside says nothing more. */
export function isWithin(words: unknown, others: unknown): boolean {
  if (isEmptyValue(words) || sameValue(words, others)) return true;
  if (typeof words === 'string' && typeof others === 'string') return others.includes(words.trim());
  if (Array.isArray(words) && Array.isArray(others)) return words.every((one) => others.some((other) => sameValue(one, other)));
  return false;
}

/** The same of all cells of a row. */
export const isRowWithin = (row: unknown, other: unknown): boolean =>
  isPlainObject(row) &&
  isPlainObject(other) &&
  Object.entries(row).every(([key, words]) => isWithin(words, Object.hasOwn(other, key) ? other[key] : undefined));

/** Ids of rows come from whoever typed them in. */
export const ownOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);
