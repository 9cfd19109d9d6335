import type { DraftEdit } from '@bihuan/forms';

/** What somebody wrote and the server has not said it has. */
export interface Unsaved {
  readonly owner: string;
  readonly itemId: string;
  /** The open page it was written on: the server does not take it for somebody else's, though its answer was lost. */
  readonly page: string;
  readonly submissions: number;
  readonly edits: readonly DraftEdit[];
  /** Places said to be right as they were brought in; absent in what was kept before there were any. */
  readonly takes?: readonly string[];
  /** Rows that were written in, as `table/row`: they may be gone when it is read again. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Lives in this page: a shared computer keeps nothing when it is closed or read anew. */
const inPage = new Map<string, Unsaved>();
type Whose = Pick<Unsaved, 'owner' | 'itemId' | 'page'>;
/** Of each open page by itself: two tabs keep two. */
const nameOf = ({ owner, itemId, page }: Whose): string => `${owner} ${itemId} ${page}`;

const DATABASE = 'bihuan-unsaved';
const STORE = 'drafts';

/** One browser's own store; null where it has none, or keeps it shut. */
const opened = (): Promise<IDBDatabase | null> =>
  new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve(null);
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => resolve(null);
    asked.onblocked = () => resolve(null);
  });

let database: Promise<IDBDatabase | null> | null = null;

const inStore = async <T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> => {
  database ??= opened();
  const open = await database;
  if (!open) return null;
  return new Promise((resolve) => {
    const asked = ask(open.transaction(STORE, mode).objectStore(STORE));
    asked.onsuccess = () => resolve(asked.result);
    // A browser that has no room left keeps it in the page, as before.
    asked.onerror = () => resolve(null);
  });
};

/** `isPublic`: somebody else's computer keeps it in this page alone. */
export const keepUnsaved = (words: Unsaved, { isPublic }: { readonly isPublic: boolean }): void => {
  const name = nameOf(words);
  inPage.set(name, words);
  if (!isPublic) void inStore('readwrite', (store) => store.put(words, name));
};

/** What was left when the session, the page or the browser ended, by page; of the latest round first. */
export const unsavedOf = async (owner: string, itemId: string, { isPublic }: { readonly isPublic: boolean }): Promise<readonly Unsaved[]> => {
  const first = nameOf({ owner, itemId, page: '' });
  const stored = isPublic ? null : await inStore<Unsaved[]>('readonly', (store) => store.getAll(IDBKeyRange.bound(first, `${first}\uffff`)));
  const found = new Map((stored ?? []).map((words) => [nameOf(words), words]));
  for (const [name, words] of inPage) if (name.startsWith(first)) found.set(name, words);
  return [...found.values()].sort((one, other) => other.submissions - one.submissions);
};

export const hasUnsaved = (): boolean => inPage.size > 0;

/** `last`: what the page that asks kept last; what a later page has kept since stays. */
export const forgetUnsaved = (whose: Whose, last: Unsaved | null): void => {
  const name = nameOf(whose);
  if (inPage.has(name) && inPage.get(name) !== last) return;
  inPage.delete(name);
  void inStore('readwrite', (store) => store.delete(name));
};

export type Release = () => void;
const LONGEST_CLAIM = 300;

/** Says that a page is open here until it is released; null where another tab has it open. A browser without locks cannot know. */
export const claimPage = (page: string): Promise<Release | null> =>
  new Promise((resolve) => {
    if (!('locks' in navigator)) return resolve(() => undefined);
    const held = () => new Promise<void>((release) => resolve(release));
    navigator.locks.request(`bihuan-page ${page}`, { signal: AbortSignal.timeout(LONGEST_CLAIM) }, held).catch(() => resolve(null));
  });

/** Whoever else signs in on this machine finds nothing of it in this page. */
export const leaveUnsavedTo = (owner: string): void => {
  for (const [name, words] of inPage) if (words.owner !== owner) inPage.delete(name);
};
