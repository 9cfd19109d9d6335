import { createContext, useContext } from 'react';
import type { FieldPlace, Spot } from '@bihuan/forms';
import { focusDrawn } from '../../focus-drawn.js';
import type { BuilderActs } from '../store/acts.js';
import type { ManyActs } from '../store/many-acts.js';

/** With Ctrl one more is picked, with Shift all up to it. */
export interface Pressing {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

export interface BuilderContextValue extends BuilderActs, ManyActs {
  readonly choose: (place: FieldPlace | null) => void;
  readonly press: (place: FieldPlace, how: Pressing) => void;
  /** Opens the list of what may be added at a place, beside what was pressed. */
  readonly ask: (at: Spot, beside: HTMLElement) => void;
  readonly mayChange: boolean;
}

/** Stays the same object as long as the form is open, so that no card is drawn anew for it. */
export const BuilderContext = createContext<BuilderContextValue | null>(null);

export const useBuilder = (): BuilderContextValue => {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error('no builder around');
  return builder;
};

export const cardId = ({ field }: FieldPlace): string => `field-${field}`;

/** At once where it is there; where it is new, or was drawn anew elsewhere, after React has drawn it. */
export const focusField = (place: FieldPlace): void => focusDrawn(cardId(place));
