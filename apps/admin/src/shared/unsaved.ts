import type { DraftEdit } from '@bihuan/forms';

/** What somebody wrote and the server has not said it has. */
export interface Unsaved {
  readonly owner: string;
  readonly itemId: string;
  /** The open page it was written on: the server does not take it for somebody else's, though its answer was lost. */
  readonly page: string;
  readonly submissions: number;
  readonly edits: readonly DraftEdit[];
  /** Rows that were written in, as `table/row`: they may be gone when it is read again. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Lives in this page: a shared computer keeps nothing when it is closed or read anew. */
const inPage = new Map<string, Unsaved>();
const nameOf = (owner: string, itemId: string): string => `${owner} ${itemId}`;

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
  const name = nameOf(words.owner, words.itemId);
  inPage.set(name, words);
  if (!isPublic) void inStore('readwrite', (store) => store.put(words, name));
};

/** What was left when the session, the page or the browser ended. */
export const unsavedOf = async (owner: string, itemId: string, { isPublic }: { readonly isPublic: boolean }): Promise<Unsaved | null> => {
  const name = nameOf(owner, itemId);
  return inPage.get(name) ?? (isPublic ? null : ((await inStore<Unsaved | undefined>('readonly', (store) => store.get(name))) ?? null));
};

export const hasUnsaved = (): boolean => inPage.size > 0;

export const forgetUnsaved = (owner: string, itemId: string): void => {
  const name = nameOf(owner, itemId);
  inPage.delete(name);
  void inStore('readwrite', (store) => store.delete(name));
};

/** Whoever else signs in on this machine finds nothing of it in this page. */
export const leaveUnsavedTo = (owner: string): void => {
  for (const [name, words] of inPage) if (words.owner !== owner) inPage.delete(name);
};
