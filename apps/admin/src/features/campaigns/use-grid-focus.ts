import { useCallback, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { travel, type Position } from './grid-navigation.js';

export interface GridFocus {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly handleKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly focusCell: (row: string, column: string) => void;
  readonly cellProps: (row: string, column: string) => CellProps;
}
export interface CellProps {
  readonly 'data-cell': string;
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
}

/** One tab stop for a whole grid; arrows move it. Rows and columns are named, so that it survives a reload of the data. */
export function useGridFocus(rows: readonly string[], columns: readonly string[]): GridFocus {
  const root = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: '', column: '' });
  const at: Position = { row: Math.max(0, rows.indexOf(active.row)), column: Math.max(0, columns.indexOf(active.column)) };

  const focusCell = useCallback((row: string, column: string) => {
    setActive({ row, column });
    const cells = root.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? [];
    const cell = [...cells].find((candidate) => candidate.dataset['cell'] === `${row}/${column}`);
    cell?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    cell?.focus();
  }, []);

  const handleKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // Keys pressed inside an editor belong to the editor.
    if (!(event.target instanceof HTMLElement) || event.target.dataset['cell'] === undefined) return;
    const to = travel(event.key, at, { rows: rows.length, columns: columns.length });
    const row = to === null ? undefined : rows[to.row];
    const column = to === null ? undefined : columns[to.column];
    if (row === undefined || column === undefined) return;
    event.preventDefault();
    focusCell(row, column);
  };

  const cellProps = (row: string, column: string): CellProps => ({
    'data-cell': `${row}/${column}`,
    tabIndex: rows[at.row] === row && columns[at.column] === column ? 0 : -1,
    onFocus: () => setActive({ row, column }),
  });

  return { root, handleKeyDown, focusCell, cellProps };
}
