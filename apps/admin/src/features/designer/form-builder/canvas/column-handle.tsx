import type { PointerEvent } from 'react';
import { useBuilder } from './context.js';
import { dragWidth } from './drag-width.js';

interface ColumnHandleProps {
  readonly table: string;
  readonly column: string;
  /** How many hundredths it has grown while it is drawn; nothing once it is let go. */
  readonly onDraw: (by: number | null) => void;
}

/** The border between two columns, as in the grid; the keyboard does it from the card with Alt, Shift and an arrow. */
export const ColumnHandle = ({ table, column, onDraw }: ColumnHandleProps) => {
  const { resize } = useBuilder();
  const handleDown = (event: PointerEvent<HTMLSpanElement>) => {
    const wide = event.currentTarget.closest('ol')?.scrollWidth ?? 1;
    const from = event.clientX;
    let by = 0;
    dragWidth(event, {
      onMove: (x) => onDraw((by = ((x - from) / wide) * 100)),
      onEnd: (isDone) => {
        onDraw(null);
        if (isDone && Math.abs(by) >= 1) resize({ field: column, table }, by);
      },
    });
  };
  return <span className="fb-column-handle" aria-hidden="true" onPointerDown={handleDown} />;
};
