import { useDeferredValue, useMemo, useState } from 'react';
import type { BoardView } from '../../api/generated.js';

/** From so many units on one is looked for by its name. */
const MANY = 50;

export interface FoundUnits {
  /** The board with the units alone that are called so. */
  readonly found: BoardView;
  /** Null where there are so few that nobody needs to look. */
  readonly search: { readonly words: string; readonly look: (words: string) => void } | null;
}

/** Looks for units by a part of their names among those that are there already; the numbers above stay those of all. */
export const useFoundUnits = (board: BoardView): FoundUnits => {
  const [words, look] = useState('');
  const wanted = useDeferredValue(words.trim());
  const found = useMemo(() => (wanted === '' ? board : { ...board, rows: board.rows.filter(({ name }) => name.includes(wanted)) }), [board, wanted]);
  return { found, search: board.rows.length > MANY ? { words, look } : null };
};
