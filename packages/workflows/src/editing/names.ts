import type { ChainNode, LifecycleDefinition } from '../definition.js';
import { allNodes, branchesOf } from '../rules/sequences.js';

/** Ids of states and nodes are words of the stored state, and share one room. */
export function idsOf(definition: LifecycleDefinition): ReadonlySet<string> {
  const states = Object.entries(definition.states);
  return new Set(states.flatMap(([code, { chain }]) => [code, ...allNodes(chain?.nodes).map(({ id }) => id)]));
}

/** The first id among these nodes that is taken already, be it by one of themselves. */
export function takenAmong(definition: LifecycleDefinition, nodes: readonly ChainNode[]): string | undefined {
  const taken = new Set(idsOf(definition));
  for (const node of allNodes(nodes)) {
    const twice = firstTwice(branchesOf(node).map(({ id }) => id));
    if (twice !== undefined) return twice;
    if (taken.has(node.id)) return node.id;
    taken.add(node.id);
  }
  return undefined;
}

/** An id nobody has yet: the stem itself, or with the first number that is free. */
export function freshId(definition: LifecycleDefinition, stem: string): string {
  const taken = idsOf(definition);
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** New ids for a node and all inside it, as `copy-node` wants them. */
export function freshIds(definition: LifecycleDefinition, node: ChainNode, stem: (old: string) => string): Readonly<Record<string, string>> {
  const taken = new Set(idsOf(definition));
  const pairs = allNodes([node]).map(({ id }) => {
    let next = stem(id);
    for (let n = 2; taken.has(next); n += 1) next = `${stem(id)}-${n}`;
    taken.add(next);
    return [id, next] as const;
  });
  return Object.fromEntries(pairs);
}

function firstTwice(ids: readonly string[]): string | undefined {
  return ids.find((id, n) => ids.indexOf(id) < n);
}
