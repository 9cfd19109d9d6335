import { useRef, useState } from 'react';
import { columnsOf, newRow } from '@bihuan/forms';
import type { Row, TableField } from '@bihuan/forms';
import { newKey } from '../../api/client.js';
import { useFormKit } from '../context.js';
import { opensColumn, opensRows } from '../rights.js';

export interface Place {
  readonly row: number;
  readonly key: string;
}

export interface RowsHandle {
  readonly rows: readonly Row[];
  readonly isFull: boolean;
  readonly removed: { readonly row: Row; readonly at: number } | null;
  setCell(place: Place, value: unknown): void;
  addRow(): void;
  removeRow(at: number): void;
  restore(): void;
  /** Writes one text per row from a place on, adding rows as needed. */
  fillDown(place: Place, block: readonly (readonly string[])[]): void;
}

/** Everything that can happen to the rows of a table; `onChange` gets the new list. */
export const useRows = (table: TableField, rows: readonly Row[], onChange: (rows: readonly Row[]) => void): RowsHandle => {
  const { definition, rights } = useFormKit();
  const [removed, setRemoved] = useState<RowsHandle['removed']>(null);
  // Two cells may be left in one tick: each change starts from the newest rows, not from the drawn ones.
  const newest = useRef(rows);
  newest.current = rows;
  // Where no row may be added, those that are there are all there can be.
  const most = opensRows(rights, table.id, 'add') ? (table.maxRows ?? Number.POSITIVE_INFINITY) : rows.length;
  const put = (next: readonly Row[]) => {
    newest.current = next;
    onChange(next);
  };
  const blank = () => newRow(definition, table.id, newKey());
  const textKeys = columnsOf(table).filter((column) => opensColumn(rights, table.id, column.id) && (column.kind === 'text' || column.kind === 'long-text')).map((column) => column.key);
  return {
    rows, removed, isFull: rows.length >= most,
    setCell: ({ row, key }, value) => put(newest.current.map((each, at) => (at === row ? { ...each, [key]: value } : each))),
    addRow: () => { if (newest.current.length < most) put([...newest.current, blank()]); },
    removeRow: (at) => {
      const row = newest.current[at];
      if (!row) return;
      setRemoved({ row, at });
      put(newest.current.length === 1 ? [blank()] : newest.current.filter((_, each) => each !== at));
    },
    restore: () => {
      if (!removed) return;
      put([...newest.current.slice(0, removed.at), removed.row, ...newest.current.slice(removed.at)]);
      setRemoved(null);
    },
    fillDown: ({ row, key }, block) => {
      const first = textKeys.indexOf(key);
      const next = [...newest.current];
      block.forEach((cells, down) => {
        const at = row + down;
        if (at >= most) return;
        const texts = cells.flatMap((text, right) => { const column = textKeys[first + right]; return column === undefined ? [] : [[column, text] as const]; });
        next[at] = { ...(next[at] ?? blank()), ...Object.fromEntries(texts) };
      });
      put(next);
    },
  };
};
