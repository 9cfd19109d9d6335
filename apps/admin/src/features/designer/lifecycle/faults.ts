import { useMemo } from 'react';
import { useDesign } from '../store/editor.js';
import type { Found } from '../store/placed.js';
import type { LookedAt } from './looked-at.js';

/** Which faults stand where in the table and the drawing. */
export interface FaultsHere {
  /** Of this very part: a state's own, not those of its acts. */
  readonly of: (at: LookedAt) => readonly Found[];
  /** Of the cards of its chain. */
  readonly inChain: (state: string) => readonly Found[];
  /** States with anything to be put right, in an act or on a card too. */
  readonly states: ReadonlySet<string>;
}

export function faultsHere(all: readonly Found[]): FaultsHere {
  const parts = new Map<string, readonly Found[]>();
  const put = (key: string, one: Found) => parts.set(key, [...(parts.get(key) ?? []), one]);
  for (const one of all) put(keyOfFault(one), one);
  return {
    of: (at) => parts.get(keyOf(at)) ?? [],
    inChain: (state) => parts.get(`chain ${state}`) ?? [],
    states: new Set(all.flatMap(({ state }) => state ?? [])),
  };
}

export const useFaultsHere = (): FaultsHere => {
  const found = useDesign((state) => state.found);
  const fromServer = useDesign((state) => state.fromServer);
  return useMemo(() => faultsHere([...found, ...fromServer]), [found, fromServer]);
};

function keyOfFault({ at, state, pointer }: Found): string {
  if (state === null) return keyOf({ type: 'process' });
  if (at !== null) return `chain ${state}`;
  const [, , , part, act] = pointer.split('/');
  return part === 'on' && act !== undefined ? keyOf({ type: 'act', state, act }) : keyOf({ type: 'state', state });
}

const keyOf = (at: LookedAt): string => (at.type === 'process' ? 'process' : at.type === 'state' ? `state ${at.state}` : `act ${at.state}/${at.act}`);
