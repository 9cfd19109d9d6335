import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

export interface Place {
  readonly row: number;
  readonly column: number;
}

const steps: Readonly<Record<string, (at: Place, size: { rows: number; columns: number }) => Place>> = {
  ArrowUp: (at) => ({ ...at, row: at.row - 1 }),
  ArrowDown: (at) => ({ ...at, row: at.row + 1 }),
  ArrowLeft: (at) => ({ ...at, column: at.column - 1 }),
  ArrowRight: (at) => ({ ...at, column: at.column + 1 }),
  PageUp: (at) => ({ ...at, row: at.row - 10 }),
  PageDown: (at) => ({ ...at, row: at.row + 10 }),
  Home: (at) => ({ ...at, column: 0 }),
  End: (at, { columns }) => ({ ...at, column: columns - 1 }),
};

interface MatrixFocusAsked {
  readonly rows: number;
  readonly columns: number;
  /** Brings the row into the window before it is focused: it may not be drawn yet. */
  readonly reveal: (row: number) => void;
  readonly onOpen: (at: Place) => void;
  readonly onChoose: (at: Place) => void;
}

export interface MatrixFocus {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly active: Place;
  readonly setActive: (at: Place) => void;
  readonly handleKeyDown: (event: KeyboardEvent) => void;
}

/** One tab stop for the whole matrix: arrows move it, Enter opens, the space bar chooses. */
export const useMatrixFocus = ({ rows, columns, reveal, onOpen, onChoose }: MatrixFocusAsked): MatrixFocus => {
  const root = useRef<HTMLDivElement>(null);
  const [place, setActive] = useState<Place>({ row: 0, column: 0 });
  const wanted = useRef(false);
  const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  const active = { row: clamp(place.row, rows), column: clamp(place.column, columns) };
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const cell = root.current?.querySelector<HTMLElement>(`[data-cell="${active.row}/${active.column}"]`);
    if (!cell) return;
    wanted.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  });
  const handleKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['cell'] === undefined || event.altKey || event.metaKey) return;
    const step = steps[event.key];
    if (step === undefined && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (event.key === 'Enter') return onOpen(active);
    if (event.key === ' ') return onChoose(active);
    const to = step?.(active, { rows, columns }) ?? active;
    const next = { row: clamp(to.row, rows), column: clamp(to.column, columns) };
    wanted.current = true;
    reveal(next.row);
    setActive(next);
  };
  return { root, active, setActive, handleKeyDown };
};
