import { createContext, useContext, useSyncExternalStore } from 'react';

const narrow = () => matchMedia('(max-width: 768px)');

const subscribe = (changed: () => void) => {
  const list = narrow();
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
};

const ShownWidth = createContext<boolean | null>(null);
/** What stands inside is drawn as on a phone (or not), whatever this screen is: a preview. */
export const PhoneWidth = ShownWidth.Provider;

/** True at 768 px and below: bottom tabs, cards for tables, sheets from below. */
export const usePhone = (): boolean => {
  const shown = useContext(ShownWidth);
  const is = useSyncExternalStore(subscribe, () => narrow().matches);
  return shown ?? is;
};
