import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { edited, editsBetween } from '@bihuan/forms';
import type { Edit, FormDefinition } from '@bihuan/forms';
import { api, isProblem, newKey } from '../../../api/client.js';
import { itemQuery } from '../../../api/queries.js';
import { useSaid } from '../../../shared/said.js';
import type { ActAnswer, EditingView, ItemView } from '../../../api/types.js';
import { conflictsIn, keyOf } from './conflicts.js';
import type { Base, Conflict } from './conflicts.js';

type Values = Readonly<Record<string, unknown>>;

export type EditState =
  | { readonly type: 'same' | 'dirty' | 'saving' | 'saved' }
  | { readonly type: 'failed'; readonly error: unknown }
  | { readonly type: 'conflict'; readonly conflicts: readonly Conflict[]; readonly fresh: Base };

/** Kept, and nobody reads it any more. */
const done = (setState: (state: EditState) => void): true => {
  setState({ type: 'saved' });
  return true;
};

const baseOf = (item: ItemView): Base | null => (item.editing ? { data: item.latest[item.editing.form]?.data ?? {}, editing: item.editing } : null);

/**
 * What a signer types, kept apart from what stands on record until he saves it: every save is told in the time line. What a colleague
 * wrote at the same place meanwhile is shown, and nothing typed is given up unless its author says so.
 */
export const useEdits = (item: ItemView, start: Base, definition: FormDefinition) => {
  const client = useQueryClient();
  const said = useSaid();
  const what = `${item.id} edits ${start.editing.form}`;
  const [left] = useState(() => (said.get(what) ?? []) as readonly Edit[]); // kept below alone
  const { base, data, work, put, typed } = useTyped(start, definition, left);
  const [state, setState] = useState<EditState>(() => ({ type: typed().length === 0 ? 'same' : 'dirty' }));
  const post = usePost(item.id);
  const read = useCallback(async (): Promise<Base | null> => baseOf(await client.fetchQuery({ ...itemQuery(item.id), staleTime: 0 })), [client, item.id]);

  const save = useCallback(async (): Promise<boolean> => {
    const edits = typed();
    if (edits.length === 0) return true;
    setState({ type: 'saving' });
    const { step, slotId, form } = work.current.base.editing;
    const sent = work.current.data;
    const error = await post({ step, slotId, form, edits });
    const fresh = error === null || isProblem(error, 'edit.changed-elsewhere') ? await read() : null;
    if (error !== null) {
      const said = isProblem(error) ? (error.problem.issues ?? []) : [];
      setState(fresh ? { type: 'conflict', fresh, conflicts: conflictsIn(definition, { fresh, edits, said, names: item.names }) } : { type: 'failed', error });
      return false;
    }
    if (!fresh) return done(setState);
    // What was typed while it was sent stands on what was kept.
    const since = editsBetween({ definition, rights: fresh.editing.rights, revisions: fresh.editing.revisions }, { before: sent, after: work.current.data });
    put({ base: fresh, data: edited({ definition, rights: fresh.editing.rights, current: fresh.data }, since).data });
    setState({ type: since.length === 0 ? 'saved' : 'dirty' });
    return true;
  }, [definition, item.names, post, put, read, typed, work]);

  const change = useCallback(
    (next: Values) => {
      put({ data: next });
      setState((before) => (before.type === 'conflict' || before.type === 'saving' ? before : { type: typed().length === 0 ? 'same' : 'dirty' }));
    },
    [put, typed],
  );

  /** Goes on from what stands there now, with those of one's own words one keeps. */
  const resolve = useCallback(
    (fresh: Base, given: readonly Conflict[]) => {
      const dropped = new Set(given.map(({ key }) => key));
      const kept = typed().filter((edit) => !dropped.has(keyOf(edit)));
      put({ base: fresh, data: edited({ definition, rights: fresh.editing.rights, current: fresh.data }, kept).data });
      setState({ type: kept.length === 0 ? 'same' : 'dirty' });
    },
    [definition, put, typed],
  );

  useFollowing(item, { put, typed, work });
  useEffect(() => {
    const edits = typed();
    said.keep(what, edits.length === 0 ? null : edits);
  }, [data, base, said, typed, what]);
  useWarnOnLeaving(state);
  return { base, data, state, change, save, resolve, now: () => work.current.data };
};

/** While nothing was typed the page shows what others write. */
const useFollowing = (item: ItemView, { put, typed, work }: Pick<ReturnType<typeof useTyped>, 'put' | 'typed' | 'work'>) => {
  useEffect(() => {
    const fresh = baseOf(item);
    if (fresh && fresh.data !== work.current.base.data && typed().length === 0) put({ base: fresh, data: fresh.data });
  }, [item, put, typed, work]);
};

/** What stands on the page, and the edits that lead there from what was read. */
const useTyped = (start: Base, definition: FormDefinition, left: readonly Edit[]) => {
  const [base, setBase] = useState(start);
  const [data, setData] = useState(() => edited({ definition, rights: start.editing.rights, current: start.data }, left).data);
  const work = useRef({ base, data });
  const put = useCallback((next: { base?: Base; data: Values }) => {
    Object.assign(work.current, next);
    if (next.base) setBase(next.base);
    setData(next.data);
  }, []);
  const typed = useCallback((): readonly Edit[] => {
    const { base: seen, data: now } = work.current;
    return editsBetween({ definition, rights: seen.editing.rights, revisions: seen.editing.revisions }, { before: seen.data, after: now });
  }, [definition]);
  return { base, data, work, put, typed };
};

/** Sends edits; the same ones sent again carry the same key, so they are kept once. Answers what went wrong. */
const usePost = (itemId: string) => {
  const last = useRef({ body: '', key: '' });
  return useCallback(
    async (body: Pick<EditingView, 'step' | 'slotId' | 'form'> & { readonly edits: readonly Edit[] }): Promise<unknown> => {
      const text = JSON.stringify(body);
      if (last.current.body !== text) last.current = { body: text, key: newKey() };
      try {
        await api.post<ActAnswer>(`/items/${itemId}/edits`, body, { key: last.current.key });
        return null;
      } catch (error) {
        return error;
      }
    },
    [itemId],
  );
};

/** Words not saved yet are not thrown away by closing the window unasked. */
const useWarnOnLeaving = ({ type }: EditState): void => {
  const isOpen = type === 'dirty' || type === 'failed' || type === 'conflict';
  useEffect(() => {
    if (!isOpen) return undefined;
    const handleLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', handleLeave);
    return () => window.removeEventListener('beforeunload', handleLeave);
  }, [isOpen]);
};
