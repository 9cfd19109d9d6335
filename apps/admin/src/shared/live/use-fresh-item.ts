import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { keys } from '../../api/queries.js';
import { isTyping } from '../act/is-typing.js';
import { sayDone } from '../act/done-bar-store.js';
import { draftHeard, onVersions, versionHeard, watchItem } from './live-store.js';
import { t } from './texts.js';

/** Whether the server has a newer one than what stands on the page. What one does oneself is told too: it is waited for. */
export const useIsStale = (id: string, version: number): boolean => {
  const heard = useSyncExternalStore(onVersions, () => versionHeard(id));
  const isBusy = useIsMutating() + useIsFetching({ queryKey: keys.item(id), exact: true }) > 0;
  return !isBusy && (heard === null || (heard !== undefined && heard > version));
};

/** The number of the draft others have saved meanwhile, as far as it was heard of. */
export const useDraftHeard = (id: string): number | null => useSyncExternalStore(onVersions, () => draftHeard(id));

const GRACE_MS = 700;

interface Fresh {
  readonly id: string;
  readonly version: number | undefined;
  /** Somebody fills it in: nothing is changed under his hands. */
  readonly isFilled: boolean;
  readonly readAgain: () => void;
}

/** A page that is only looked at follows by itself and says so; one on which somebody writes says that it is old, and waits. */
export const useFreshItem = ({ id, version, isFilled, readAgain }: Fresh): void => {
  useEffect(() => watchItem(id), [id]);
  const isStale = useIsStale(id, version ?? Number.MAX_SAFE_INTEGER) && version !== undefined;
  useEffect(() => {
    if (!isStale || isFilled) return undefined;
    const timer = setInterval(() => {
      if (isInUse()) return;
      clearInterval(timer);
      sayDone({ sentence: t('updated'), itemId: null, mayWithdraw: false });
      readAgain();
    }, GRACE_MS);
    return () => clearInterval(timer);
  }, [isStale, isFilled, readAgain]);
};

/** A sheet is open, or somebody has begun to write. */
const isInUse = (): boolean => document.querySelector('[role="dialog"]') !== null || isTyping(document.activeElement);
