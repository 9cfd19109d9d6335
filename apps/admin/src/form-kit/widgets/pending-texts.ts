import { flushSync } from 'react-dom';

const pending = new Set<() => void>();

/** What still rests in a field, not yet handed on. */
export const pendingTexts: Pick<Set<() => void>, 'add' | 'delete'> = pending;

/** Of these the ones that are handed on whenever somebody rests: a half of them says what it says. */
const atRest = new WeakSet<() => void>();
export const isHandedOnAtRest = (rest: () => void): void => void atRest.add(rest);

/** Where a text stands, as a draft names the place. */
const places = new WeakMap<() => void, string>();
export const standsAt = (rest: () => void, place: string): void => void places.set(rest, place);

/** Places in which somebody has begun what only means something as a whole, and is not done. */
export const unfinishedPlaces = (): readonly string[] => [...pending].flatMap((commit) => (atRest.has(commit) ? [] : (places.get(commit) ?? [])));

/** Hands on what may be handed on in the middle of it, for whoever writes on and on. */
export const flushRestingTexts = (): void => {
  const resting = [...pending].filter((commit) => atRest.has(commit));
  if (resting.length > 0) flushSync(() => resting.forEach((commit) => commit()));
};

/** Hands everything on at once, before the page is gone. */
export const flushTexts = (): void => {
  if (pending.size > 0) flushSync(() => [...pending].forEach((commit) => commit()));
};
