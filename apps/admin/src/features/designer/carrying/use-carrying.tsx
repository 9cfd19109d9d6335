import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { carryWithin } from './carry.js';
import type { Carrying } from './rules.js';

/** `root` holds all that is carried and all it may be let down at; `said` is drawn anywhere, and read aloud. */
export function useCarrying<What>(rules: Omit<Carrying<What>, 'say'>): { readonly root: RefObject<HTMLDivElement | null>; readonly said: ReactNode } {
  const root = useRef<HTMLDivElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const latest = useRef(rules);
  latest.current = rules;
  useEffect(() => {
    const say = (text: string): void => said.current?.replaceChildren(text);
    return root.current ? carryWithin(root.current, () => ({ ...latest.current, say })) : undefined;
  }, []);
  return { root, said: <p ref={said} role="status" className="visually-hidden" /> };
}
