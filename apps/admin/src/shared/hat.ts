import { useSyncExternalStore } from 'react';

let current: string | null = null;
const listeners = new Set<() => void>();

/** `post:unitId` of the hat the lists are narrowed to; null mixes them all. */
export const setHat = (hat: string | null): void => {
  current = hat;
  listeners.forEach((listener) => listener());
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useHat = (): string | null => useSyncExternalStore(subscribe, () => current);
