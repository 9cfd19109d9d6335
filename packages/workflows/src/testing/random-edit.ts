import fc from 'fast-check';
import type { ChainNode, LifecycleDefinition } from '../definition.js';
import type { EditCommand, Place } from '../editing/command.js';
import { freshId, freshIds } from '../editing/names.js';
import { findNode } from '../editing/sequences.js';
import { allNodes, branchesOf } from '../rules/sequences.js';

/** Numbers from which a command is made that makes sense, more often than not, for whatever definition it meets. */
export const randomEdit = fc.record({ kind: fc.nat(21), a: fc.nat(999), b: fc.nat(999), c: fc.nat(999) });
export type RandomEdit = typeof randomEdit extends fc.Arbitrary<infer T> ? T : never;

/** `author` keeps the ids of two people apart, as a browser does with letters of its own. */
export function commandFrom({ kind, a, b, c }: RandomEdit, definition: LifecycleDefinition, author: string): EditCommand {
  const states = Object.keys(definition.states);
  const nodes = states.flatMap((code) => allNodes(definition.states[code]?.chain?.nodes));
  const forks = nodes.filter((node) => node.type === 'fork');
  const acts = states.flatMap((state) => Object.entries(definition.states[state]?.on ?? {}).map(([act, value]) => ({ state, act, value })));
  const state = pick(states, a) ?? 'none';
  const node = pick(nodes, a);
  const fork = pick(forks, a);
  const branch = pick(fork?.branches ?? [], b);
  const act = pick(acts, a);
  const other = pick(fork?.branches ?? [], c);
  const to = placeFrom(definition, b, c);
  const name = freshId(definition, `${author}${a}`);
  const id = node?.id ?? 'none';
  switch (kind) {
    case 0:
    case 1:
      return { type: 'insert-node', at: to, node: nodeNamed(name, c) };
    case 2:
      return { type: 'remove-node', node: id };
    case 3:
    case 4:
      return { type: 'move-node', node: id, to };
    case 5:
      return { type: 'copy-node', node: id, to, ids: node ? freshIds(definition, node, (old) => `${author}-${old}`.slice(0, 60)) : {} };
    case 6:
      return {
        type: 'insert-branch',
        fork: fork?.id ?? 'none',
        branch: { id: name, label: name, nodes: [nodeNamed(`${name}-in`, c)] },
        ...(branch ? { after: branch.id } : {}),
      };
    case 7:
      return { type: 'remove-branch', fork: fork?.id ?? 'none', branch: branch?.id ?? 'none' };
    case 8:
      return { type: 'move-branch', fork: fork?.id ?? 'none', branch: branch?.id ?? 'none', ...(other ? { after: other.id } : {}) };
    case 9:
      return {
        type: 'insert-state',
        state: name,
        value: { label: name, tone: 'grey' },
        ...(b % 2 === 0 ? { before: pick(states, b) ?? 'none' } : {}),
        ...(c % 2 === 0 ? { order: {} } : {}),
      };
    case 10:
      return { type: 'remove-state', state };
    case 11:
      return {
        type: 'move-state',
        state,
        ...(c % 3 === 0 ? {} : { order: { ...(definition.order[b % 5] === undefined ? {} : { after: definition.order[b % 5] ?? '' }) } }),
      };
    case 12:
      return { type: 'insert-act', state, act: `ACT_${author}${b}`.toUpperCase(), value: { label: '办', who: [{ type: 'submitter' }], record: '办' } };
    case 13:
      return act ? { type: 'remove-act', state: act.state, act: act.act } : { type: 'all', commands: [] };
    case 14:
      return { type: 'rename-state', state, to: name };
    case 15:
      return act ? { type: 'rename-act', state: act.state, act: act.act, to: `X_${author}${b}`.toUpperCase() } : { type: 'all', commands: [] };
    case 16:
      return { type: 'rename-node', node: id, to: name };
    case 17:
      return {
        type: 'set',
        target: { type: 'node', node: id },
        path: [(['label', 'mine', 'rules', 'due', 'returned', 'branches', 'id'] as const)[b % 7] ?? 'label'],
        ...(c % 4 === 0 ? {} : { value: c % 3 === 0 ? [] : `${author}${c}` }),
      };
    case 18:
      return {
        type: 'set',
        target: { type: 'node', node: id },
        path: ['work', b % 2 === 0 ? 'act' : 'orElse'],
        ...(c % 3 === 0 ? {} : { value: b % 2 === 0 ? `${author}${c}` : [{ type: 'submitter' }] }),
      };
    case 19:
      return { type: 'set', target: { type: 'state', state }, path: b % 2 === 0 ? ['label'] : ['chain', 'agreed'], value: `${author}${c}` };
    case 20:
      return { type: 'set', target: { type: 'lifecycle' }, path: [b % 2 === 0 ? 'title' : 'late'], ...(c % 4 === 0 ? {} : { value: `${author}${c}` }) };
    default:
      return {
        type: 'all',
        commands: [commandFrom({ kind: b % 21, a, b: c, c: b }, definition, author), commandFrom({ kind: c % 21, a: b, b: a, c }, definition, `${author}z`)],
      };
  }
}

function placeFrom(definition: LifecycleDefinition, b: number, c: number): Place {
  const chains = Object.keys(definition.states).filter((code) => definition.states[code]?.chain);
  const nodes = chains.flatMap((code) => allNodes(definition.states[code]?.chain?.nodes));
  const neighbour = pick(nodes, b);
  if (!neighbour || c % 4 === 0) return { chain: pick(chains, b) ?? 'none' };
  const inner = pick(branchesOf(neighbour), c);
  const at = findNode(definition, neighbour.id)?.at ?? { chain: 'none' };
  if (inner && c % 2 === 0) return { chain: at.chain, in: { fork: neighbour.id, branch: inner.id } };
  return { ...at, after: neighbour.id };
}

function nodeNamed(id: string, c: number): ChainNode {
  const step: ChainNode = {
    type: 'step',
    id,
    label: id,
    mine: id,
    work: { who: [{ type: 'submitter' }], act: '办' },
    mode: 'all',
    agree: { label: '同意', record: '同意' },
  };
  if (c % 3 === 0)
    return {
      type: 'fork',
      id,
      branches: [
        { id: 'b1', label: '一', nodes: [{ ...step, id: `${id}-1` }] },
        { id: 'b2', label: '二', nodes: [] },
      ],
    };
  return c % 3 === 1 ? step : { type: 'cc', id, label: id, who: [{ type: 'submitter' }] };
}

function pick<T>(list: readonly T[], n: number): T | undefined {
  return list[n % Math.max(1, list.length)];
}
