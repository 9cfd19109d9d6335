/** One thing to write; those under one key can be written together. */
export interface Entry<K> {
  readonly key: K;
}

/**
 * Several lists as one, each in its own order, with what can be written together side by side: a key is taken when no list has it
 * further down, and where lists contradict each other, the first one goes on.
 */
export function inOrder<E extends Entry<unknown>>(lists: readonly (readonly E[])[]): E[][] {
  const open = lists.filter((list) => list.length > 0).map((list) => ({ list, at: 0 }));
  const written: E[][] = [];
  for (let heads = headsOf(open); heads.length > 0; heads = headsOf(open)) {
    const isLater = (key: unknown): boolean => open.some(({ list, at }) => list.slice(at + 1).some((entry) => entry.key === key));
    const next = heads.find(({ key }) => !isLater(key)) ?? heads[0];
    const group: E[] = [];
    for (const line of open) {
      const head = line.list[line.at];
      if (head === undefined || head.key !== next?.key) continue;
      group.push(head);
      line.at += 1;
    }
    written.push(group);
  }
  return written;
}

function headsOf<E>(open: readonly { readonly list: readonly E[]; readonly at: number }[]): E[] {
  return open.flatMap(({ list, at }) => list[at] ?? []);
}
