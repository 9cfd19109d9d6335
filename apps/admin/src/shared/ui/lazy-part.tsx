import { createElement, lazy, useSyncExternalStore, type FunctionComponent } from 'react';
import { isStaleBuild, StalePart } from './stale-part.js';

interface Loaded<P> {
  readonly default: FunctionComponent<P>;
}

/** A line that broke for a moment is no newer build. */
const AGAIN = 400;

const loaded = <P,>(load: () => Promise<Loaded<P>>, again: () => void) =>
  lazy(() =>
    load()
      .catch(async (error: unknown) => {
        if (!isStaleBuild(error)) throw error;
        await new Promise((later) => setTimeout(later, AGAIN));
        return load();
      })
      .catch((error: unknown): Loaded<P> => {
        if (!isStaleBuild(error)) throw error;
        return { default: () => <StalePart onAgain={again} /> };
      }),
  );

/**
 * A part that is loaded when it is needed. Where its file cannot be had, since the line is broken or a newer build is there, it says so in its own
 * place and can be asked for again: the page around it keeps what was typed.
 */
export const lazyPart = <P extends object>(load: () => Promise<Loaded<P>>): FunctionComponent<P> => {
  const listeners = new Set<() => void>();
  const again = (): void => {
    now = loaded(load, again);
    listeners.forEach((listener) => listener());
  };
  // What failed once is remembered by React for good: another try is another component.
  let now = loaded(load, again);
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return (props) =>
    createElement(
      useSyncExternalStore(subscribe, () => now),
      props,
    );
};
