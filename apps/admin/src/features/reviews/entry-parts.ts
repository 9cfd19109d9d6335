import type { OpenEntry } from '../../api/types.js';

/** Entries by what the register calls their state, in the order they come. */
export function entryParts(entries: readonly OpenEntry[]): readonly { readonly part: string; readonly own: readonly OpenEntry[] }[] {
  return [...new Set(entries.map(({ part }) => part))].map((part) => ({ part, own: entries.filter((entry) => entry.part === part) }));
}
