import { startTransition, useEffect, useRef, useState, type FocusEvent } from 'react';
import { flushSync } from 'react-dom';

/** How long hands rest that walk no further. */
const REST = 120;

interface DrawnLater<T> {
  /** What the panel shows. */
  readonly drawn: T;
  readonly drawNow: () => void;
  /** For the element around the panel: whoever comes to it by another way than Tab finds what is chosen too. */
  readonly guards: {
    readonly onPointerEnter: () => void;
    readonly onPointerDownCapture: () => void;
    readonly onFocusCapture: (event: FocusEvent<HTMLElement>) => void;
  };
}

/**
 * Whoever walks from card to card with the arrows waits for no panel: it comes when the hands rest, and in its own time where something is
 * pressed. Until then the one before stands there whole, and writes into its own card; taking it away first would lay the page out twice,
 * making it inert would style all of it twice. `newest` is what is chosen by now, drawn or not.
 */
export function useDrawnLater<T>(chosen: T, newest: () => T): DrawnLater<T> {
  const [{ drawn }, setDrawn] = useState({ drawn: chosen });
  const walks = useRef(false);
  useEffect(() => {
    if (drawn === chosen) return undefined;
    const draw = () => startTransition(() => setDrawn({ drawn: chosen }));
    if (!walks.current) return draw();
    const timer = setTimeout(draw, REST);
    return () => clearTimeout(timer);
  }, [drawn, chosen]);
  const drawNow = () => {
    const now = newest();
    if (drawn !== now) flushSync(() => setDrawn({ drawn: now }));
  };
  const latest = useRef(drawNow);
  latest.current = drawNow;
  useEffect(() => {
    const handleKey = ({ key }: KeyboardEvent) => {
      walks.current = key.startsWith('Arrow');
      // It may lead into the panel: that must be drawn before the focus goes anywhere.
      if (key === 'Tab') latest.current();
    };
    const handlePress = () => {
      walks.current = false;
    };
    document.addEventListener('keydown', handleKey, { capture: true });
    document.addEventListener('pointerdown', handlePress, { capture: true });
    return () => {
      document.removeEventListener('keydown', handleKey, { capture: true });
      document.removeEventListener('pointerdown', handlePress, { capture: true });
    };
  }, []);
  return {
    drawn,
    drawNow,
    guards: {
      onPointerEnter: drawNow,
      onPointerDownCapture: drawNow,
      onFocusCapture: ({ currentTarget, target }) => {
        drawNow();
        if (!target.isConnected) currentTarget.querySelector<HTMLElement>('button, input, select, summary')?.focus();
      },
    },
  };
}
