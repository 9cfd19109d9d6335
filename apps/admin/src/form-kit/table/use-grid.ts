import { useMemo, useRef, useState } from 'react';
import { isGiven, readText } from '@bihuan/forms';
import type { Column, TableField } from '@bihuan/forms';
import { useFormKit } from '../context.js';
import { opensCell, opensColumn } from '../rights.js';
import { t } from '../texts.js';
import { useTellUnread } from '../unread-texts.js';
import { mannerOf } from './cell-manner.js';
import { cellAt, focusCell, openList } from './focus-cell.js';
import type { Chosen, GridHandle, GridState, TextDoor, Unread } from './grid-handle.js';
import { isSame } from './spot.js';
import type { UnreadText } from '../unread-texts.js';
import type { ColumnWidths } from './use-column-widths.js';
import type { RowsHandle } from './use-rows.js';

interface Parts {
  readonly table: TableField;
  readonly columns: readonly Column[];
  readonly rows: RowsHandle;
  readonly widths: ColumnWidths;
  readonly say: GridHandle['say'];
}

/** Which cell is active, and what is typed and not understood; the handle stays the same object. */
export const useGrid = ({ table, columns, rows, widths, say }: Parts): { readonly grid: GridHandle } & Chosen & { readonly unread: Unread } => {
  const { definition, rights, today, names } = useFormKit();
  const [chosen, setChosen] = useState<Chosen>({ active: null, far: null });
  const [unread, setUnread] = useState<Unread>({});
  const told = useMemo(() => textsOf(table.key, unread), [table.key, unread]);
  useTellUnread(told);
  const root = useRef<HTMLDivElement>(null);
  const door = useRef<TextDoor>(null);
  const newest = useRef<GridState>({ ...chosen, definition, table, columns, rights, widths, unread, today, names });
  newest.current = { ...chosen, definition, table, columns, rights, widths, unread, today, names };
  const grid = useMemo(() => ({ root, door, rows, say, ...deeds({ root, door, rows, say, state: () => newest.current, setChosen, setUnread }) }), [rows, say]);
  return { grid, ...chosen, unread };
};

interface Means extends Pick<GridHandle, 'root' | 'door' | 'rows' | 'say' | 'state'> {
  readonly setChosen: (chosen: Chosen) => void;
  readonly setUnread: (change: (unread: Unread) => Unread) => void;
}

const deeds = ({ root, door, rows, say, state, setChosen, setUnread }: Means): Omit<GridHandle, 'root' | 'door' | 'rows' | 'say'> => {
  let arriving: { readonly opens: boolean } | null = null;
  let session = 0;
  const sessionName = () => `cell-${session}`;
  const mayWrite = (column: Column, rowId?: string): boolean => {
    const { rights, table } = state();
    return (
      !isGiven(column) &&
      mannerOf(column) !== 'read' &&
      (rowId === undefined ? opensColumn(rights, table.id, column.id) : opensCell(rights, table.id, rowId, column.id))
    );
  };
  const setValue = (rowId: string, column: Column, value: unknown) => {
    if (state().unread[rowId]?.[column.key]) {
      setUnread((all) => without(all, rowId, column.key));
      say('');
    }
    rows.setCell({ rowId, key: column.key }, value, sessionName());
  };
  return {
    state,
    mayWrite,
    setValue,
    go: (spot, { opens = false } = {}) => {
      door.current?.commit();
      session += 1;
      const isThere = isSame(spot, state().active);
      arriving = { opens };
      setChosen({ active: spot, far: null });
      const cell = isThere ? cellAt(root.current, spot.rowId, spot.column) : null;
      if (cell) arrive(cell);
    },
    extendTo: (spot) => {
      setChosen({ active: state().active, far: isSame(spot, state().active) ? null : spot });
      cellAt(root.current, spot.rowId, spot.column)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
    collapse: () => setChosen({ active: state().active, far: null }),
    takeText: (rowId, column, text) => {
      const read = readText(column, text, { today: state().today, people: {}, units: {} });
      if ('value' in read) return setValue(rowId, column, read.value);
      setUnread((all) => ({ ...all, [rowId]: { ...all[rowId], [column.key]: { text, flaw: t('unread', { text, flaw: read.flaw }) } } }));
      say(t('unread', { text, flaw: read.flaw }));
    },
    setBack: (rowId, column, value) => {
      setUnread((all) => without(all, rowId, column.key));
      rows.setCell({ rowId, key: column.key }, value, sessionName());
    },
    arrived: (cell) => {
      if (arriving) arrive(cell);
    },
  };

  function arrive(cell: HTMLElement): void {
    const opens = arriving?.opens === true;
    arriving = null;
    focusCell(cell);
    if (opens && cell.dataset['manner'] === 'list') openList(cell);
  }
};

const textsOf = (table: string, unread: Unread): readonly UnreadText[] =>
  Object.entries(unread).flatMap(([rowId, cells]) => Object.entries(cells).map(([key, { flaw }]) => ({ place: { key, row: { table, rowId } }, flaw })));

const without = (unread: Unread, rowId: string, key: string): Unread => {
  const { [key]: _, ...rest } = unread[rowId] ?? {};
  return { ...unread, [rowId]: rest };
};
