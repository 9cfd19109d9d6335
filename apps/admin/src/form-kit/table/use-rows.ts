import { useMemo, useRef } from 'react';
import { newRow } from '@bihuan/forms';
import type { FormDefinition, Row, TableField } from '@bihuan/forms';
import { newKey } from '../../api/client.js';
import { useFormKit } from '../context.js';
import { opensRows } from '../rights.js';
import type { MaybeRights } from '../rights.js';
import { applied, changeBetween, inverse, moveBetween, noHistory, remembered } from './history.js';
import type { Change, History } from './history.js';

export interface CellPlace {
  readonly rowId: string;
  readonly key: string;
}

/** A change taken back or done again; `left` counts the places that others wrote in since and that stay. */
export interface Travelled {
  readonly change: Change;
  readonly left: number;
}

export interface RowsHandle {
  /** The newest rows, drawn or not. */
  rows(): readonly Row[];
  isFull(): boolean;
  blank(): Row;
  /** Writes of one session are taken back together. */
  setCell(place: CellPlace, value: unknown, session?: string): void;
  /** Any number of cells and rows as one act. */
  put(next: readonly Row[], session?: string): void;
  addRow(): string | null;
  removeRow(rowId: string): void;
  /** Its place among the rows since; null where it may not or cannot go there. */
  moveRow(rowId: string, by: number): number | null;
  /** What was changed back, or nothing where there was nothing to take back. */
  undo(): Travelled | null;
  redo(): Travelled | null;
}

interface Newest {
  readonly definition: FormDefinition;
  readonly table: TableField;
  readonly rights: MaybeRights;
  rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  history: History;
}

/** Everything that can happen to the rows of a table; stays the same object, and each change starts from the newest rows, not from the drawn ones. */
export const useRows = (table: TableField, rows: readonly Row[], onChange: (rows: readonly Row[]) => void): RowsHandle => {
  const { definition, rights } = useFormKit();
  const newest = useRef<Newest>({ definition, table, rights, rows, onChange, history: noHistory });
  newest.current = { ...newest.current, definition, table, rights, rows, onChange };
  return useMemo(() => handleOf(() => newest.current), []);
};

const handleOf = (now: () => Newest): RowsHandle => {
  const show = (rows: readonly Row[]) => {
    now().rows = rows;
    now().onChange(rows);
  };
  const put = (next: readonly Row[], session?: string) => {
    const state = now();
    state.history = remembered(state.history, changeBetween(state.rows, next), session);
    show(next);
  };
  const blank = () => newRow(now().definition, now().table.id, newKey());
  // Where no row may be added, those that are there are all there can be.
  const isFull = () => !opensRows(now().rights, now().table.id, 'add') || now().rows.length >= (now().table.maxRows ?? Number.POSITIVE_INFINITY);
  const travel = (from: 'done' | 'undone', to: 'done' | 'undone'): Travelled | null => {
    const state = now();
    const entry = state.history[from].at(-1);
    if (!entry) return null;
    state.history = { ...state.history, [from]: state.history[from].slice(0, -1), [to]: [...state.history[to], { ...entry, session: undefined }] };
    const change = from === 'done' ? inverse(entry.change) : entry.change;
    const { rows, left } = applied(state.rows, change);
    show(rows);
    return { change, left };
  };
  return {
    rows: () => now().rows,
    isFull,
    blank,
    put,
    setCell: ({ rowId, key }, value, session) =>
      put(
        now().rows.map((row) => (row.rowId === rowId ? { ...row, [key]: value } : row)),
        session,
      ),
    addRow: () => {
      if (isFull()) return null;
      const row = blank();
      put([...now().rows, row]);
      return row.rowId;
    },
    removeRow: (rowId) => {
      const left = now().rows.filter((row) => row.rowId !== rowId);
      put(left.length === 0 ? [blank()] : left);
    },
    moveRow: (rowId, by) => {
      const state = now();
      const change = opensRows(state.rights, state.table.id, 'reorder') ? moveBetween(state.rows, rowId, by) : null;
      if (!change) return null;
      state.history = remembered(state.history, change);
      show(applied(state.rows, change).rows);
      return now().rows.findIndex((row) => row.rowId === rowId);
    },
    undo: () => travel('done', 'undone'),
    redo: () => travel('undone', 'done'),
  };
};
