import { useCallback, useEffect, useRef, useState } from 'react';
import { api, isOffline, isProblem } from '../../../api/client.js';
import { flushTexts } from '../../../form-kit/index.js';
import { rememberSaved } from '../../../shared/saved-at.js';

type Values = Readonly<Record<string, unknown>>;
interface Kept {
  readonly revision: number;
  readonly savedAtText: string | null;
  /** How often the item was handed in when this was read. */
  readonly submissions: number;
}

export type DraftState =
  | { readonly type: 'saved'; readonly at: string | null }
  | { readonly type: 'dirty' | 'saving' | 'offline' }
  | { readonly type: 'failed'; readonly error: unknown }
  | { readonly type: 'conflict'; readonly who: string | null };

const pause = 800;
const again = 5000;

interface DraftOptions {
  readonly itemId: string;
  readonly initial: Values;
  readonly kept: Kept;
  /** What the server is asked to keep of what stands on the page. */
  readonly storable: (data: Values) => Values;
}

/** Saves by itself while somebody writes; one request at a time, always the newest words, nothing lost off-line. */
export const useDraft = ({ itemId, initial, kept, storable }: DraftOptions) => {
  const [data, setData] = useState(initial);
  const [state, setState] = useState<DraftState>({ type: 'saved', at: kept.savedAtText });
  const work = useRef({ data: initial, saved: initial, revision: kept.revision, submissions: kept.submissions, timer: 0, running: null as Promise<boolean> | null, blocked: false, sending: null as Values | null, fails: false });

  const save = useCallback(async (): Promise<boolean> => {
    const now = work.current;
    window.clearTimeout(now.timer);
    if (now.running) await now.running;
    if (now.blocked) return false;
    if (now.data === now.saved) return true;
    const sent = now.data;
    setState({ type: 'saving' });
    const body = { data: storable(sent), revision: now.revision, submissions: now.submissions };
    now.sending = sent;
    // A small draft outlives the page it was written on, also when somebody reloads in the middle of it.
    now.running = api.put<Omit<Kept, 'submissions'>>(`/items/${itemId}/draft`, body, { keepalive: isSmall(body) }).then(
      ({ revision, savedAtText }) => {
        Object.assign(now, { revision, saved: sent, fails: false });
        rememberSaved(savedAtText);
        setState(now.data === sent ? { type: 'saved', at: savedAtText } : { type: 'dirty' });
        return true;
      },
      (error: unknown) => {
        const isConflict = isProblem(error, 'draft.changed-elsewhere');
        Object.assign(now, { blocked: isConflict, fails: true });
        setState(isConflict ? { type: 'conflict', who: text(error.problem.facts?.['by']) } : isOffline(error) ? { type: 'offline' } : { type: 'failed', error });
        if (isOffline(error)) now.timer = window.setTimeout(() => void save(), again);
        return false;
      },
    );
    const isSaved = await now.running;
    now.running = null;
    now.sending = null;
    return isSaved && (now.data === sent || save());
  }, [itemId, storable]);

  const change = useCallback((next: Values) => {
    work.current.data = next;
    setData(next);
    if (work.current.blocked) return;
    setState((before) => (before.type === 'offline' ? before : { type: 'dirty' }));
    window.clearTimeout(work.current.timer);
    work.current.timer = window.setTimeout(() => void save(), pause);
  }, [save]);

  /** After a conflict: goes on from the other side's revision with one of the two contents. */
  const resolve = useCallback((theirs: Kept & { readonly data: Values }, takes: 'mine' | 'theirs') => {
    Object.assign(work.current, { revision: theirs.revision, submissions: theirs.submissions, blocked: false, saved: theirs.data });
    if (takes === 'mine') return void save();
    work.current.data = theirs.data;
    setData(theirs.data);
    setState({ type: 'saved', at: theirs.savedAtText });
  }, [save]);

  /** What a last request could not bring home. */
  const isAtRisk = useCallback((): boolean => {
    const now = work.current;
    if (now.data === now.saved) return false;
    return now.blocked || now.fails || (now.sending !== null && now.sending !== now.data) || !isSmall(storable(now.data));
  }, [storable]);

  useSaveOnLeaving(save, isAtRisk);
  return { data, state, change, flush: save, resolve };
};

/** Browsers let 64 KiB outlive a page. */
const isSmall = (body: unknown): boolean => new Blob([JSON.stringify(body)]).size < 60_000;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const useSaveOnLeaving = (save: () => Promise<boolean>, isAtRisk: () => boolean) => {
  useEffect(() => {
    const leave = () => void save();
    const flush = () => { flushTexts(); leave(); };
    const warn = (event: BeforeUnloadEvent) => {
      flushTexts();
      if (isAtRisk()) event.preventDefault();
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
  }, [save, isAtRisk]);
};
