import { isEmptyValue } from '../conditions/reading.js';
import type { FormData } from '../definition.js';
import { sameValue } from '../access/same-value.js';
import type { Saving } from './draft.js';
import { placeOfDraftEdit, type DraftEdit } from './draft-edit.js';
import { rowIdOf } from './rows.js';
import { isMissed, isRowWithin, keepAside, newestAt, openAt, ownOf, setAside, stamp, write, type Work } from './work.js';

type Value = Extract<DraftEdit, { type: 'set' | 'cell' }>;
type Of<T extends DraftEdit['type']> = Extract<DraftEdit, { type: T }>;

/** One edit laid over what stands there. */
export function take(work: Work, edit: DraftEdit): void {
  switch (edit.type) {
    case 'set':
      return takeValue(work, edit);
    case 'cell':
      return work.rows.row(edit.table, edit.row) ? takeValue(work, edit) : takeInGoneRow(work, edit);
    case 'add':
      return takeRow(work, edit);
    case 'delete':
      return takeDeletion(work, edit);
    case 'move':
      return takeMove(work, edit);
  }
}

function takeValue(work: Work, edit: Value): void {
  const place = placeOfDraftEdit(edit);
  const { value } = edit;
  const isSame = sameValue(work.rows.at(place), value);
  if (edit.holds !== undefined) {
    // Both came to write the same: nothing is left to choose.
    if (isSame) forget(work, openAt(work, { type: 'value', place }, edit.holds)?.id);
    else setAside(work, { type: 'value', place, value }, edit.holds);
    return;
  }
  if (isSame) return;
  if (isMissed(work, place, edit.revision)) setAside(work, { type: 'value', place, value });
  else write(work, edit, place);
}

/** Whoever writes in a row that somebody took away meanwhile keeps all of it, to be put back or not. */
function takeInGoneRow(work: Work, { table, row, column, value, holds }: Of<'cell'>): void {
  const place = `${table}/${row}`;
  const open = openAt(work, { type: 'row', place }, holds);
  if (!open && isEmptyValue(value)) return;
  const gone = ownOf(work.gone, place);
  const stood = (open?.type === 'row' ? open.value : gone?.row) as FormData | undefined; // rows are kept as rows
  const words = { rowId: row, ...stood, [column]: value };
  setAside(work, { type: 'row', place, value: words, after: open?.after ?? gone?.after ?? null }, holds);
  // The row as it went says nothing that this one does not.
  for (const one of work.asides.inRowOf(place))
    if (!one.open && one.type === 'row' && one.place === place && isRowWithin(one.value, words)) work.asides.drop(one);
}

/** A row of this id that is there was sent before, and its answer was lost; or it was put back by two. */
function takeRow(work: Work, edit: Of<'add'>): void {
  const { table, row, revision } = edit;
  const [id, place] = [rowIdOf(row), placeOfDraftEdit(edit)];
  if (work.rows.row(table, id)) {
    for (const [column, value] of Object.entries(row)) if (column !== 'rowId') takeValue(work, { type: 'cell', table, row: id, column, value, revision });
    return;
  }
  const gone = ownOf(work.gone, place);
  if (gone && gone.revision > revision && ownOf(work.savings, String(gone.revision))?.page !== work.saving.page) {
    setAside(work, { type: 'row', place, value: row, after: gone.after });
    return;
  }
  delete work.gone[place];
  work.rows.make(edit.after === undefined ? edit : { ...edit, after: behind(work, table, edit.after) });
  stamp(work, place);
}

/** Where the row it should stand behind went too, it stands where that one stood. */
function behind(work: Work, table: string, after: string | null): string | null {
  for (let [id, steps] = [after, 0]; id !== null; id = ownOf(work.gone, `${table}/${id}`)?.after ?? null, steps += 1) {
    if (work.rows.row(table, id) || !ownOf(work.gone, `${table}/${id}`) || steps > 200) return id;
  }
  return null;
}

function takeDeletion(work: Work, edit: Of<'delete'>): void {
  const { table, row: id } = edit;
  const [row, place] = [work.rows.row(table, id), placeOfDraftEdit(edit)];
  if (!row) return forget(work, openAt(work, { type: 'delete', place }, edit.holds)?.id);
  const cells = Object.keys(row).map((column) => `${place}/${column}`);
  if (cells.some((cell) => isMissed(work, cell, edit.revision))) return setAside(work, { type: 'delete', place, value: null }, edit.holds);
  const last = lastOther(work, cells);
  const after = work.rows.before(table, id);
  if (last) keepAside(work, { type: 'row', open: false, place, value: row, after, by: last.by, at: last.at });
  keepWordsIn(work, { place, row, after });
  work.rows.make(edit);
  work.gone[place] = { row, after, revision: work.revision };
  for (const marked of work.marked.get(place) ?? []) for (const record of [work.places, work.earlier]) delete record[marked];
  work.marked.delete(place);
}

/** Who else wrote words that stand in cells, and when last. */
function lastOther(work: Work, cells: readonly string[]): Pick<Saving, 'by' | 'at'> | undefined {
  const isOther = (by: string): boolean => by !== work.saving.by;
  const found = cells
    .filter((cell) => !cell.endsWith('/rowId') && !isEmptyValue(work.rows.at(cell)))
    .flatMap((cell) => {
      const { revision, saving } = newestAt(work, cell);
      const by = [...(saving ? [saving.by] : []), ...(ownOf(work.earlier, cell) ?? [])].find(isOther);
      return saving && by !== undefined ? [{ revision, by, at: saving.at }] : [];
    });
  return found.toSorted((a, b) => b.revision - a.revision)[0];
}

/** Words that waited for a choice in the row stay with the row; its author's own wait no longer. */
function keepWordsIn(work: Work, { place, row, after }: { place: string; row: FormData; after: string | null }): void {
  for (const one of work.asides.inRowOf(place)) {
    if (!one.open) continue;
    const column = one.place.split('/')[2];
    const value = one.type === 'value' && column !== undefined ? { ...row, [column]: one.value } : one.value;
    if (one.type === 'delete') work.asides.drop(one);
    else work.asides.put({ ...one, type: 'row', place, value, after, open: one.by !== work.saving.by });
  }
}

/** The later move holds: nothing anybody wrote depends on it. */
function takeMove(work: Work, edit: Of<'move'>): void {
  if (!work.rows.row(edit.table, edit.row) || work.rows.before(edit.table, edit.row) === edit.after) return;
  work.rows.make({ ...edit, after: behind(work, edit.table, edit.after) });
  stamp(work, edit.table);
}

function forget(work: Work, id: string | undefined): void {
  const one = id === undefined ? undefined : work.asides.get(id);
  if (one) work.asides.drop(one);
}
