import type { PointerEvent } from 'react';

interface Drawn {
  readonly onMove: (x: number) => void;
  /** False where it was broken off: everything stays as it was. */
  readonly onEnd: (isDone: boolean) => void;
}

/** Follows the pointer from the press on an edge to where it is let go; Escape breaks off. */
export function dragWidth(event: PointerEvent<HTMLElement>, { onMove, onEnd }: Drawn): void {
  event.preventDefault();
  event.stopPropagation();
  const stop = new AbortController();
  const { signal } = stop;
  const end = (isDone: boolean) => {
    stop.abort();
    onEnd(isDone);
  };
  document.addEventListener('pointermove', ({ clientX }) => onMove(clientX), { signal });
  document.addEventListener('pointerup', () => end(true), { signal });
  document.addEventListener('pointercancel', () => end(false), { signal });
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(false), { signal, capture: true });
}
