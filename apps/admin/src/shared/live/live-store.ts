import type { LiveState } from '../../api/generated.js';

let versions: ReadonlyMap<string, number | null> = new Map();
let drafts: ReadonlyMap<string, number | null> = new Map();
const watched = new Map<string, number>();
const listeners = new Set<() => void>();
let onWatch: (items: readonly string[]) => void = () => undefined;

/** Keeps what was heard of open pages. A version never goes back: an older word may arrive late. */
export const keepVersions = ({ items }: LiveState): void => {
  const next = new Map(versions);
  for (const { id, version } of items) {
    const known = next.get(id);
    next.set(id, version === null || typeof known !== 'number' ? version : Math.max(known, version));
  }
  versions = next;
  drafts = new Map([...drafts, ...items.map(({ id, draft }) => [id, draft] as const)]);
  listeners.forEach((listener) => listener());
};

/** The version last heard of; null for what is not to be read any more, undefined where nothing was heard. */
export const versionHeard = (id: string): number | null | undefined => versions.get(id);

/** The draft last heard of, where one fills it in. */
export const draftHeard = (id: string): number | null => drafts.get(id) ?? null;

export const onVersions = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Counted, since a page and a sheet over it may both be about one item. */
export const watchItem = (id: string): (() => void) => {
  watched.set(id, (watched.get(id) ?? 0) + 1);
  onWatch([...watched.keys()]);
  return () => {
    const left = (watched.get(id) ?? 1) - 1;
    if (left > 0) watched.set(id, left);
    else watched.delete(id);
    onWatch([...watched.keys()]);
  };
};

export const onWatched = (tell: (items: readonly string[]) => void): void => {
  onWatch = tell;
  tell([...watched.keys()]);
};

/** Another person signs in on this machine. */
export const forgetVersions = (): void => {
  versions = new Map();
  drafts = new Map();
};
