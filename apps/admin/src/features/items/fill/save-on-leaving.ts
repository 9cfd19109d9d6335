import { useEffect } from 'react';
import type { RefObject } from 'react';
import { flushTexts } from '../../../form-kit/index.js';
import { keepUnsaved } from '../../../shared/unsaved.js';

type Values = Readonly<Record<string, unknown>>;

/** Browsers let 64 KiB outlive a page. */
export const isSmall = (body: unknown): boolean => new Blob([JSON.stringify(body)]).size < 60_000;

interface Unsaved {
  readonly data: Values;
  readonly saved: Values;
  /** What the request under way carries. */
  readonly sending: Values | null;
  readonly blocked: boolean;
  readonly fails: boolean;
}

/** Words that a last request could not bring home. */
export const isAtRisk = (now: Unsaved, storable: (data: Values) => Values): boolean =>
  now.data !== now.saved && (now.blocked || now.fails || (now.sending !== null && now.sending !== now.data) || !isSmall(storable(now.data)));

interface Writing extends Unsaved {
  readonly revision: number;
  readonly submissions: number;
}

/** Brings home what was left when the session ended, and leaves in the page what cannot be brought home now. */
export const useKeepUnsaved = (work: RefObject<Writing>, { owner, itemId, save }: { readonly owner: string | undefined; readonly itemId: string; readonly save: () => Promise<boolean> }) => {
  useEffect(() => {
    const now = work.current;
    if (now.data !== now.saved) void save();
    return () => {
      flushTexts();
      if (owner !== undefined && now.data !== now.saved && !now.blocked) keepUnsaved({ owner, itemId, data: now.data, revision: now.revision, submissions: now.submissions });
    };
  }, [work, itemId, owner, save]);
};

/** Saves what is left when the page goes away, and asks first where that cannot succeed. */
export const useSaveOnLeaving = (save: () => Promise<boolean>, mayLose: () => boolean) => {
  useEffect(() => {
    const leave = () => void save();
    const flush = () => { flushTexts(); leave(); };
    const warn = (event: BeforeUnloadEvent) => {
      flushTexts();
      if (mayLose()) event.preventDefault();
      leave();
    };
    const online = () => void save();
    const hide = () => { if (document.visibilityState === 'hidden') flush(); };
    addEventListener('online', online);
    addEventListener('pagehide', flush);
    addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', hide);
    return () => {
      removeEventListener('online', online);
      removeEventListener('pagehide', flush);
      removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [save, mayLose]);
};
