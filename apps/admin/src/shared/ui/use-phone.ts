import { useSyncExternalStore } from 'react';

const narrow = () => matchMedia('(max-width: 768px)');

const subscribe = (changed: () => void) => {
  const list = narrow();
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
};

/** True at 768 px and below: bottom tabs, cards for tables, sheets from below. */
export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => narrow().matches);
