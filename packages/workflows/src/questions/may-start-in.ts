import type { LifecycleDefinition } from '../definition.js';

/** Units in which somebody who holds these posts may begin an item by hand, each once, in the order of his posts. */
export function mayStartIn(
  { start }: Pick<LifecycleDefinition, 'start'>,
  posts: readonly { readonly post: string; readonly unit: string }[],
): readonly string[] {
  if (!start) return [];
  return [...new Set(posts.filter(({ post }) => start.posts.includes(post)).map(({ unit }) => unit))];
}
