import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FieldPlace } from '@bihuan/forms';

/** What is looked at in the builder, outside React: of two hundred cards only those two are drawn again that change. */
export interface ChosenStore {
  readonly now: () => FieldPlace | null;
  readonly choose: (place: FieldPlace | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createChosen(first: FieldPlace | null = null): ChosenStore {
  let chosen = first;
  const listeners = new Set<() => void>();
  return {
    now: () => chosen,
    choose: (place) => {
      if (keyOf(place) === keyOf(chosen)) return;
      chosen = place;
      listeners.forEach((listener) => listener());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const keyOf = (place: FieldPlace | null): string => (place === null ? '' : `${place.table ?? ''}/${place.field}`);

const ChosenContext = createContext<ChosenStore | null>(null);
export const ChosenProvider = ChosenContext.Provider;

export const useChosenStore = (): ChosenStore => {
  const store = useContext(ChosenContext);
  if (!store) throw new Error('no builder around');
  return store;
};

export const useChosen = (): FieldPlace | null => {
  const store = useChosenStore();
  return useSyncExternalStore(store.subscribe, store.now);
};

export const useIsChosen = (field: string): boolean => {
  const store = useChosenStore();
  return useSyncExternalStore(store.subscribe, () => store.now()?.field === field);
};
