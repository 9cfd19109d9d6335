import { findFork, findNode, type ChainNode, type LifecycleDefinition } from '@bihuan/workflows';
import type { Chosen } from '../store/chosen.js';
import { chainsOf, inReadingOrder, siblings } from './places.js';

type Way = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

export const isWay = (key: string): key is Way => ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key);

/** Where an arrow leads: along the sequence, over the head of a branch into it, out at its end, across to the branch beside. */
export function towards(definition: LifecycleDefinition, from: Chosen | null, way: Way): Chosen | null {
  const all = inReadingOrder(definition);
  if (way === 'End') return atNode(all.at(-1)?.id);
  if (from === null || way === 'Home' || !exists(definition, from)) return atNode(all[0]?.id);
  switch (way) {
    case 'ArrowDown':
      return from.type === 'branch' ? atNode(nodesIn(definition, from)[0]?.id ?? past(definition, from.fork)) : down(definition, from.node);
    case 'ArrowUp':
      return from.type === 'branch' ? atNode(from.fork) : up(definition, from.node);
    case 'ArrowLeft':
    case 'ArrowRight':
      return across(definition, from, way === 'ArrowRight' ? 1 : -1);
  }
}

export const atNode = (node: string | null | undefined): Chosen | null => (node === null || node === undefined ? null : { type: 'node', node });

export function exists(definition: LifecycleDefinition, chosen: Chosen): boolean {
  if (chosen.type === 'node') return findNode(definition, chosen.node) !== undefined;
  return findFork(definition, chosen.fork)?.branches.some(({ id }) => id === chosen.branch) ?? false;
}

function nodesIn(definition: LifecycleDefinition, { fork, branch }: Extract<Chosen, { type: 'branch' }>): readonly ChainNode[] {
  return findFork(definition, fork)?.branches.find(({ id }) => id === branch)?.nodes ?? [];
}

function down(definition: LifecycleDefinition, id: string): Chosen | null {
  const first = findFork(definition, id)?.branches[0];
  return first ? { type: 'branch', fork: id, branch: first.id } : atNode(past(definition, id));
}

/** What comes after it, or after the fork around it. */
function past(definition: LifecycleDefinition, id: string): string | null {
  const found = findNode(definition, id);
  if (!found) return null;
  const nodes = siblings(definition, found.at);
  const next = nodes[nodes.findIndex((one) => one.id === id) + 1];
  if (next) return next.id;
  if (found.at.in) return past(definition, found.at.in.fork);
  const chains = chainsOf(definition);
  const following = chains.slice(chains.indexOf(found.at.chain) + 1).flatMap((code) => definition.states[code]?.chain?.nodes ?? []);
  return following[0]?.id ?? null;
}

function up(definition: LifecycleDefinition, id: string): Chosen | null {
  const at = findNode(definition, id)?.at;
  if (!at) return null;
  if (at.after !== undefined) return atNode(at.after);
  return at.in ? { type: 'branch', ...at.in } : atNode(lastBefore(definition, at.chain));
}

function lastBefore(definition: LifecycleDefinition, chain: string): string | undefined {
  const chains = chainsOf(definition);
  return chains
    .slice(0, chains.indexOf(chain))
    .flatMap((code) => definition.states[code]?.chain?.nodes ?? [])
    .at(-1)?.id;
}

/** The same height in the branch beside, or its head; beyond the outermost branch, that of the fork around. */
function across(definition: LifecycleDefinition, from: Chosen, step: 1 | -1): Chosen | null {
  const inside = from.type === 'branch' ? from : findNode(definition, from.node)?.at.in;
  const branches = inside && findFork(definition, inside.fork)?.branches;
  if (!inside || !branches) return null;
  const next = branches[branches.findIndex(({ id }) => id === inside.branch) + step];
  if (!next) return across(definition, { type: 'node', node: inside.fork }, step);
  const height =
    from.type === 'branch' ? -1 : siblings(definition, { chain: '', ...findNode(definition, from.node)?.at }).findIndex(({ id }) => id === from.node);
  const there = height < 0 ? undefined : next.nodes[Math.min(height, next.nodes.length - 1)];
  return there ? atNode(there.id) : { type: 'branch', fork: inside.fork, branch: next.id };
}

/** What is looked at when a node was taken away: the one before it, the branch or what comes after. */
export function nearestTo(definition: LifecycleDefinition, id: string): Chosen | null {
  const before = up(definition, id);
  return before ?? atNode(past(definition, id));
}
