import { useMemo, useSyncExternalStore } from 'react';
import type { ItemView } from '../api/types.js';
import { noNames } from './names.js';

type AllNames = ItemView['names'];

let learnt: AllNames = noNames;
const listeners = new Set<() => void>();

/** Remembers what somebody chosen or a file just kept is called, for whatever shows the id before the page is read again. */
export const learnNames = ({ people, units, files, records }: Partial<AllNames>): void => {
  learnt = {
    people: { ...learnt.people, ...people },
    units: { ...learnt.units, ...units },
    files: { ...learnt.files, ...files },
    records: { ...learnt.records, ...records },
  };
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** The names the server gave, and those learnt since. */
export const useAllNames = (given: AllNames | null): AllNames => {
  const fresh = useSyncExternalStore(subscribe, () => learnt);
  return useMemo(() => {
    const { people, units, files, records } = given ?? noNames;
    return {
      people: { ...fresh.people, ...people },
      units: { ...fresh.units, ...units },
      files: { ...fresh.files, ...files },
      records: { ...fresh.records, ...records },
    };
  }, [given, fresh]);
};
