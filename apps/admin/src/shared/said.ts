import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys } from '../api/queries.js';
import type { Me } from '../api/types.js';

/** Words of an act that was not sent yet, for whoever typed them. */
const said = new Map<string, string>();
const PREFIX = 'bihuan-said-';
const nameOf = (owner: string, what: string): string => `${PREFIX}${owner} ${what}`;

export interface Said {
  /** What was typed and not sent; null where there is nothing. */
  get(what: string): unknown;
  /** Null forgets it. */
  keep(what: string, words: unknown): void;
}

/**
 * Keeps what a signer types until it is sent: over the end of his session in this page, and on his own computer over a reload of this
 * tab too. A shared computer keeps nothing once the page is closed or read anew, and whoever else signs in finds none of it.
 */
export const useSaid = (): Said => {
  const client = useQueryClient();
  const me = client.getQueryData<Me>(keys.me);
  const [owner, isPublic] = [me?.person.id ?? '', me?.publicComputer ?? true];
  return useMemo(
    () => ({
      get: (what) => parsed(said.get(nameOf(owner, what)) ?? (isPublic ? null : sessionStorage.getItem(nameOf(owner, what)))),
      keep: (what, words) => {
        const name = nameOf(owner, what);
        if (words === null) {
          said.delete(name);
          sessionStorage.removeItem(name);
          return;
        }
        said.set(name, JSON.stringify(words));
        if (!isPublic) sessionStorage.setItem(name, JSON.stringify(words));
      },
    }),
    [owner, isPublic],
  );
};

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text)); // written by `keep` alone

/** Whoever else signs in on this machine finds nothing of it. */
export const leaveSaidTo = (owner: string): void => {
  const others = (name: string): boolean => name.startsWith(PREFIX) && !name.startsWith(nameOf(owner, ''));
  for (const name of [...said.keys()].filter(others)) said.delete(name);
  for (const name of Object.keys(sessionStorage).filter(others)) sessionStorage.removeItem(name);
};
