import { useEffect } from 'react';
import { flushRestingTexts, flushTexts } from '../../../form-kit/index.js';
import type { DraftKeeper } from './draft-keeper.js';

/** Whoever writes on and on has his words handed on all the same. */
const LONGEST_REST = 2000;

/** Saves what is left when the page goes away, and asks first where that cannot succeed; comes back to what others did meanwhile. */
export const useSaveOnLeaving = (keeper: DraftKeeper) => {
  useEffect(() => {
    const leave = () => {
      flushTexts();
      keeper.keepNow();
      void keeper.save();
    };
    const warn = (event: BeforeUnloadEvent) => {
      flushTexts();
      if (keeper.isAtRisk()) event.preventDefault();
      leave();
    };
    const online = () => void keeper.save();
    const look = () => void (document.visibilityState === 'hidden' ? leave() : keeper.look());
    const resting = window.setInterval(flushRestingTexts, LONGEST_REST);
    addEventListener('online', online);
    addEventListener('pagehide', leave);
    addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', look);
    keeper.start();
    void keeper.save();
    return () => {
      window.clearInterval(resting);
      removeEventListener('online', online);
      removeEventListener('pagehide', leave);
      removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', look);
      leave();
      keeper.stop();
    };
  }, [keeper]);
};
