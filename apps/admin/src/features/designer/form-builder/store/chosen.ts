import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FieldPlace, FormDefinition } from '@bihuan/forms';
import { beside } from './walk.js';

/** What is looked at in the builder, outside React: of two hundred cards only those two are drawn again that change. */
export interface ChosenStore {
  readonly now: () => FieldPlace | null;
  readonly choose: (place: FieldPlace | null) => void;
  /** All that is done to together; what is looked at is among them. The same list as long as nothing changed. */
  readonly picked: () => readonly FieldPlace[];
  readonly pick: (places: readonly FieldPlace[], now?: FieldPlace) => void;
  /** One more, or one less. */
  readonly toggle: (place: FieldPlace) => void;
  /** From where picking began up to here. */
  readonly reach: (form: FormDefinition, to: FieldPlace) => void;
  /** A press picks one more instead of another: for thumbs, which have no Ctrl. */
  readonly isPicking: () => boolean;
  readonly setPicking: (on: boolean) => void;
  /** Ids of what was found by searching. */
  readonly hits: () => ReadonlySet<string>;
  readonly find: (hits: ReadonlySet<string>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

interface Chosen {
  readonly now: FieldPlace | null;
  readonly anchor: FieldPlace | null;
  readonly picked: readonly FieldPlace[];
  readonly isPicking: boolean;
  readonly hits: ReadonlySet<string>;
}

const none: readonly FieldPlace[] = [];

export function createChosen(first: FieldPlace | null = null): ChosenStore {
  let state: Chosen = { now: first, anchor: first, picked: first ? [first] : none, isPicking: false, hits: new Set() };
  const listeners = new Set<() => void>();
  const put = (next: Partial<Chosen>): void => {
    state = { ...state, ...next };
    listeners.forEach((listener) => listener());
  };
  return {
    now: () => state.now,
    picked: () => state.picked,
    isPicking: () => state.isPicking,
    hits: () => state.hits,
    choose: (place) => {
      if (keyOf(place) === keyOf(state.now) && state.picked.length <= 1) return;
      put({ now: place, anchor: place, picked: place ? [place] : none });
    },
    pick: (places, now) => put({ picked: places, now: now ?? places.at(-1) ?? null, anchor: places[0] ?? null }),
    toggle: (place) => {
      const left = state.picked.filter((one) => keyOf(one) !== keyOf(place));
      const isMore = left.length === state.picked.length;
      put(isMore ? { picked: [...left, place], now: place, anchor: place } : { picked: left, now: left.at(-1) ?? null, anchor: left.at(-1) ?? null });
    },
    reach: (form, to) => put({ picked: between(form, state.anchor ?? to, to), now: to, anchor: state.anchor ?? to }),
    setPicking: (isPicking) => put({ isPicking }),
    find: (hits) => put({ hits }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Columns of one table, or else the fields with their tables whole. */
export function between(form: FormDefinition, from: FieldPlace, to: FieldPlace): readonly FieldPlace[] {
  const isBeside = from.table === to.table;
  const table = isBeside ? to.table : undefined;
  const order = beside(form, table);
  const ends = [from, to].map((place) => order.indexOf(isBeside ? place.field : (place.table ?? place.field)));
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  return first < 0 ? [to] : order.slice(first, last + 1).map((field) => ({ field, ...(table === undefined ? {} : { table }) }));
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

export const usePicked = (): readonly FieldPlace[] => {
  const store = useChosenStore();
  return useSyncExternalStore(store.subscribe, store.picked);
};

export const useIsPicking = (): boolean => {
  const store = useChosenStore();
  return useSyncExternalStore(store.subscribe, store.isPicking);
};

const useAsked = (ask: (store: ChosenStore) => boolean): boolean => {
  const store = useChosenStore();
  return useSyncExternalStore(store.subscribe, () => ask(store));
};

/** It is done to, alone or with others. */
export const useIsChosen = (field: string): boolean => useAsked((store) => store.picked().some((place) => place.field === field));

/** Of those it is the one the keys go on from. */
export const useIsNow = (field: string): boolean => useAsked((store) => store.now()?.field === field);

export const useIsHit = (field: string): boolean => useAsked((store) => store.hits().has(field));
