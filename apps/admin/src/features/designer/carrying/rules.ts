import type { Point, Standing } from './standing.js';

/** What is carried, and the element it was lifted from. */
export interface Lifted<What> {
  readonly what: What;
  readonly element: HTMLElement;
  readonly label: string;
}

/** What may be carried where, and what is done and said then. */
export interface Carrying<What> {
  /** What the page was pressed on; null where it is nothing to carry. */
  readonly lift: (pressed: Element, by: 'pointer' | 'keys') => Lifted<What> | null;
  /** All places it may be let down at, in the order of reading. */
  readonly places: (what: What) => readonly HTMLElement[];
  readonly nearest: (places: readonly Standing[], point: Point) => HTMLElement | null;
  /** False where nothing was changed by it. */
  readonly drop: (what: What, place: HTMLElement) => boolean;
  /** Classes of what is carried. */
  readonly look: string;
  /** Finds what scrolls around a place. */
  readonly scrollers: readonly string[];
  readonly say: (text: string) => void;
  readonly words: { readonly lifted: (label: string, over: HTMLElement) => string; readonly over: (place: HTMLElement) => string; readonly left: () => string };
}
