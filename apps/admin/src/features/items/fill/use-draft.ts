import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { api, isOffline, isProblem } from '../../../api/client.js';
import { keys } from '../../../api/queries.js';
import type { Me } from '../../../api/types.js';
import { rememberSaved } from '../../../shared/saved-at.js';
import { forgetUnsaved, unsavedOf } from '../../../shared/unsaved.js';
import { isAtRisk, isSmall, useKeepUnsaved, useSaveOnLeaving } from './save-on-leaving.js';

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
  const { client, owner, left } = useLeft(itemId);
  const [data, setData] = useState(left?.data ?? initial);
  const [state, setState] = useState<DraftState>(left ? { type: 'dirty' } : { type: 'saved', at: kept.savedAtText });
  const work = useRef({ data: left?.data ?? initial, saved: initial, revision: left?.revision ?? kept.revision, submissions: left?.submissions ?? kept.submissions, timer: 0, running: null as Promise<boolean> | null, blocked: false, sending: null as Values | null, fails: false });

  const save = useCallback(async (): Promise<boolean> => {
    const now = work.current;
    window.clearTimeout(now.timer);
    while (now.running) await now.running; // several may have waited for the same one, and only one goes on
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
        if (now.data === sent) forgetUnsaved(itemId);
        setState(now.data === sent ? { type: 'saved', at: savedAtText } : { type: 'dirty' });
        return true;
      },
      (error: unknown) => {
        Object.assign(now, { blocked: isProblem(error, 'draft.changed-elsewhere'), fails: true });
        setState(stateAfter(error));
        if (isOffline(error)) now.timer = window.setTimeout(() => void save(), again);
        if (isProblem(error) && error.problem.status === 401) askWhoWeAre(client);
        return false;
      },
    );
    const isSaved = await now.running;
    Object.assign(now, { running: null, sending: null });
    return isSaved && (now.data === sent || save());
  }, [itemId, storable, client]);

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
    Object.assign(work.current, { revision: theirs.revision, submissions: theirs.submissions, blocked: false, fails: false, saved: theirs.data });
    if (takes === 'mine') return void save();
    work.current.data = theirs.data;
    setData(theirs.data);
    setState({ type: 'saved', at: theirs.savedAtText });
  }, [save]);

  useKeepUnsaved(work, { owner, itemId, save });
  useSaveOnLeaving(save, useCallback(() => isAtRisk(work.current, storable), [storable]));
  return { data, state, change, flush: save, resolve };
};

/** What was written when the session ended goes on from here. */
const useLeft = (itemId: string) => {
  const client = useQueryClient();
  const owner = client.getQueryData<Me>(keys.me)?.person.id;
  const [left] = useState(() => unsavedOf(owner, itemId));
  return { client, owner, left };
};

/** Leads to the sign-in page when nobody is signed in any more, and from there back to this one. */
const askWhoWeAre = (client: QueryClient): void => void client.invalidateQueries({ queryKey: keys.me });

const stateAfter = (error: unknown): DraftState => {
  if (isProblem(error, 'draft.changed-elsewhere')) return { type: 'conflict', who: text(error.problem.facts?.['by']) };
  return isOffline(error) ? { type: 'offline' } : { type: 'failed', error };
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
