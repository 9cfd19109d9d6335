import { useState, type PointerEvent, type ReactNode } from 'react';
import type { Field, FieldSpan } from '@bihuan/forms';
import { SPANS } from '../store/layout-acts.js';
import { useBuilder } from './context.js';
import { dragWidth } from './drag-width.js';

/** The right edge of a card, to be drawn with the mouse; the keyboard does it with Alt, Shift and an arrow, or in the panel. */
export function useSpanHandle(field: Field, span: FieldSpan): { readonly wide: FieldSpan; readonly handle: ReactNode } {
  const { mayChange, setSpan } = useBuilder();
  const [drawn, setDrawn] = useState<FieldSpan | null>(null);
  const handleDown = (event: PointerEvent<HTMLSpanElement>) => {
    const card = event.currentTarget.closest('li')?.getBoundingClientRect();
    const row = event.currentTarget.closest('ol')?.clientWidth ?? 0;
    if (!card || row === 0) return;
    let now = span;
    dragWidth(event, {
      onMove: (x) => {
        now = nearest(((x - card.left) / row) * 12);
        setDrawn(now);
      },
      onEnd: (isDone) => {
        setDrawn(null);
        if (isDone) setSpan(field.id, now);
      },
    });
  };
  if (!mayChange || field.kind === 'table') return { wide: span, handle: null };
  return {
    wide: drawn ?? span,
    handle: <span className={`fb-span-handle${drawn === null ? '' : ' fb-drawing'}`} aria-hidden="true" onPointerDown={handleDown} />,
  };
}

const nearest = (wanted: number): FieldSpan => SPANS.reduce<FieldSpan>((best, span) => (Math.abs(span - wanted) < Math.abs(best - wanted) ? span : best), 12);
