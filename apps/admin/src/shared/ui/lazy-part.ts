import { lazy, type FunctionComponent, type LazyExoticComponent } from 'react';
import { isStaleBuild, StalePart } from './stale-part.js';

interface Loaded<P> {
  readonly default: FunctionComponent<P>;
}

/** A line that broke for a moment is no newer build. */
const AGAIN = 400;

/** A part that is loaded when it is needed. Where its file is gone, since a newer build is there, it says so in its own place: the page around it keeps what was typed. */
export const lazyPart = <P>(load: () => Promise<Loaded<P>>): LazyExoticComponent<FunctionComponent<P>> =>
  lazy(() =>
    load()
      .catch(async (error: unknown) => {
        if (!isStaleBuild(error)) throw error;
        await new Promise((later) => setTimeout(later, AGAIN));
        return load();
      })
      .catch((error: unknown): Loaded<P> => {
        if (!isStaleBuild(error)) throw error;
        return { default: StalePart };
      }),
  );
