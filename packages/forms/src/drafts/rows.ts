import { isEmptyValue } from '../conditions/reading.js';
import type { FormData } from '../definition.js';
import { own, rowsOf } from '../access/written.js';
import type { DraftEdit } from './draft-edit.js';

export const rowIdOf = (row: FormData): string => String(row['rowId']);

export const rowIn = (data: FormData, table: string, row: string): FormData | undefined => rowsOf(own(data, table)).find((one) => one['rowId'] === row);

/** What stands at a place; of a row all of it. */
export function valueAtPlace(data: FormData, place: string): unknown {
  const [field = '', row, column] = place.split('/');
  if (row === undefined) return own(data, field);
  const found = rowIn(data, field, row);
  return column === undefined || !found ? found : own(found, column);
}

/** The row it stands behind; null for the first one. */
export function rowBefore(data: FormData, table: string, row: string): string | null {
  const rows = rowsOf(own(data, table));
  const before = rows[rows.findIndex((one) => one['rowId'] === row) - 1];
  return before ? rowIdOf(before) : null;
}

/** The same with an edit made, whoever makes it. What it names and is not there stays away. */
export function withDraftEdit(data: FormData, edit: DraftEdit): FormData {
  switch (edit.type) {
    case 'set':
      return withValue(data, edit.field, edit.value);
    case 'cell':
      return withRows(data, edit.table, (rows) => rows.map((row) => (row['rowId'] === edit.row ? withValue(row, edit.column, edit.value) : row)));
    case 'add':
      return withRows(data, edit.table, (rows) =>
        placedAfter(
          rows.filter((row) => row['rowId'] !== edit.row['rowId']),
          edit.row,
          edit.after,
        ),
      );
    case 'delete':
      return withRows(data, edit.table, (rows) => rows.filter((row) => row['rowId'] !== edit.row));
    case 'move': {
      const row = rowIn(data, edit.table, edit.row);
      return row
        ? withRows(data, edit.table, (rows) =>
            placedAfter(
              rows.filter((one) => one !== row),
              row,
              edit.after,
            ),
          )
        : data;
    }
  }
}

/** The same with many, as if one after the other; cells of one table that follow one another are laid in together, so that many rows cost one pass. */
export function withDraftEdits(data: FormData, edits: readonly DraftEdit[]): FormData {
  let filled = data;
  for (let at = 0; at < edits.length;) {
    const cells = cellsFrom(edits, at);
    const edit = edits[at];
    if (cells.length > 1) filled = withCells(filled, cells);
    else if (edit) filled = withDraftEdit(filled, edit);
    at += Math.max(1, cells.length);
  }
  return filled;
}

type CellEdit = Extract<DraftEdit, { type: 'cell' }>;

/** Those from here on that write in cells of the same table. */
function cellsFrom(edits: readonly DraftEdit[], from: number): readonly CellEdit[] {
  const cells: CellEdit[] = [];
  for (let at = from; at < edits.length; at += 1) {
    const edit = edits[at];
    if (edit?.type !== 'cell' || edit.table !== (cells[0]?.table ?? edit.table)) break;
    cells.push(edit);
  }
  return cells;
}

function withCells(data: FormData, cells: readonly CellEdit[]): FormData {
  const byRow = new Map<string, CellEdit[]>();
  for (const cell of cells) {
    const own = byRow.get(cell.row);
    if (own) own.push(cell);
    else byRow.set(cell.row, [cell]);
  }
  return withRows(data, cells[0]?.table ?? '', (rows) =>
    rows.map((row) => (byRow.get(rowIdOf(row)) ?? []).reduce<FormData>((one, { column, value }) => withValue(one, column, value), row)),
  );
}

/** Behind a row that is not there any more it comes last. */
export function placedAfter(rows: readonly FormData[], row: FormData, after: string | null | undefined): readonly FormData[] {
  const at = after === undefined ? rows.length : after === null ? 0 : rows.findIndex((one) => one['rowId'] === after) + 1;
  const index = after !== null && at === 0 ? rows.length : at;
  return [...rows.slice(0, index), row, ...rows.slice(index)];
}

export const withRows = (data: FormData, table: string, change: (rows: readonly FormData[]) => readonly FormData[]): FormData => ({
  ...data,
  [table]: change(rowsOf(own(data, table))),
});

/** Emptied is absent, as it is where nothing was ever typed. */
export function withValue(data: FormData, key: string, value: unknown): FormData {
  const { [key]: _, ...rest } = data;
  return isEmptyValue(value) ? rest : { ...data, [key]: value };
}
