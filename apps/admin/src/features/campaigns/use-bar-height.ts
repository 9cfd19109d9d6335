import { useCallback } from 'react';

/** Tells the section how high its bar is, so that the heads of the table stop right beneath it. */
export const useBarHeight = () =>
  useCallback((bar: HTMLElement | null) => {
    if (bar === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => bar.parentElement?.style.setProperty('--plan-bar', `${bar.offsetHeight}px`));
    observer.observe(bar);
    return () => observer.disconnect();
  }, []);
