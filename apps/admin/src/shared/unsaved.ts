/** Words somebody wrote that did not reach the server before the session ended. */
export interface Unsaved {
  readonly owner: string;
  readonly itemId: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Of the draft they were written on: another one since then is a conflict as ever. */
  readonly revision: number;
  readonly submissions: number;
}

let unsaved: Unsaved | null = null;

/** Lives in this page only: a shared computer keeps nothing when it is closed or read anew. */
export const keepUnsaved = (words: Unsaved): void => {
  unsaved = words;
};

export const unsavedOf = (owner: string | undefined, itemId: string): Unsaved | null => (unsaved !== null && unsaved.owner === owner && unsaved.itemId === itemId ? unsaved : null);

export const hasUnsaved = (): boolean => unsaved !== null;

export const forgetUnsaved = (itemId: string): void => {
  if (unsaved?.itemId === itemId) unsaved = null;
};

/** Whoever else signs in on this machine finds nothing of it. */
export const leaveUnsavedTo = (owner: string): void => {
  if (unsaved?.owner !== owner) unsaved = null;
};
