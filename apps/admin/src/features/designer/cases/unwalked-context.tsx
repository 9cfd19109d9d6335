import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { useDesign } from '../store/editor.js';
import { replayQuery } from './queries.js';
import { unwalkedOf, type Unwalked } from './unwalked.js';

interface Showing {
  readonly isShown: boolean;
  readonly show: (isShown: boolean) => void;
  /** As far as is known. */
  readonly hasCases: boolean;
  /** Null while nothing is shown, and as long as there are no cases. */
  readonly unwalked: Unwalked | null;
}

const ShowingContext = createContext<Showing>({ isShown: false, show: () => undefined, hasCases: true, unwalked: null });
const KeysContext = createContext<ReadonlySet<string>>(new Set());
const NONE: ReadonlySet<string> = new Set();

export const useShowing = (): Showing => useContext(ShowingContext);
/** What no case came by, for cards that mark it. */
export const useIsUnwalked = (key: string): boolean => useContext(KeysContext).has(key);
export const useUnwalkedKeys = (): ReadonlySet<string> => useContext(KeysContext);

/** Replays the cases whenever somebody wants to see what none of them came by, and the design was saved anew. */
export const UnwalkedProvider = ({ id, children }: { id: string; children: ReactNode }) => {
  const [isShown, show] = useState(false);
  const revision = useDesign((state) => state.revision);
  const definition = useDesign(({ document }) => document.lifecycle);
  const { data } = useQuery({ ...replayQuery(id, revision), enabled: isShown, placeholderData: keepPreviousData });
  const passed = isShown && data && data.results.length > 0 ? data.passed : null;
  const unwalked = useMemo(() => (passed ? unwalkedOf(definition, passed) : null), [definition, passed]);
  const hasCases = !isShown || !data || data.results.length > 0;
  const showing = useMemo(() => ({ isShown, show, hasCases, unwalked }), [isShown, hasCases, unwalked]);
  return (
    <ShowingContext value={showing}>
      <KeysContext value={unwalked?.keys ?? NONE}>{children}</KeysContext>
    </ShowingContext>
  );
};
