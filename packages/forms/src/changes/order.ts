/** Put in after another one, first where that is not said; nothing where that other one is not there. */
export function putAfter<T>(
  list: readonly T[],
  one: T,
  { after, idOf }: { readonly after: string | undefined; readonly idOf: (one: T) => string },
): readonly T[] | undefined {
  const at = after === undefined ? 0 : list.findIndex((other) => idOf(other) === after) + 1;
  return after !== undefined && at === 0 ? undefined : [...list.slice(0, at), one, ...list.slice(at)];
}

/** What stands before it, as a place says it: nothing where it is the first. */
export function afterOf(ids: readonly string[], id: string): { readonly after?: string } {
  const before = ids[ids.indexOf(id) - 1];
  return before === undefined ? {} : { after: before };
}
