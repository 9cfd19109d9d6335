import { flushSync } from 'react-dom';

const pending = new Set<() => void>();

/** What still rests in a field, not yet handed on. */
export const pendingTexts: Pick<Set<() => void>, 'add' | 'delete'> = pending;

/** Hands everything on at once, before the page is gone. */
export const flushTexts = (): void => {
  if (pending.size > 0) flushSync(() => [...pending].forEach((commit) => commit()));
};
