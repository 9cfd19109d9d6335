import { createContext, useContext } from 'react';
import type { EditPlace } from '@bihuan/workflows';
import type { Chosen } from '../store/chosen.js';
import type { ChainActs } from './acts.js';

export interface CanvasContextValue extends ChainActs {
  readonly choose: (chosen: Chosen | null) => void;
  /** Opens the list of what may be added at a place, beside what was pressed. */
  readonly ask: (at: EditPlace, beside: HTMLElement) => void;
  readonly mayChange: boolean;
}

/** Stays the same object as long as the page is open, so that no card is drawn anew for it. */
export const CanvasContext = createContext<CanvasContextValue | null>(null);

export const useCanvas = (): CanvasContextValue => {
  const canvas = useContext(CanvasContext);
  if (!canvas) throw new Error('no canvas around');
  return canvas;
};
