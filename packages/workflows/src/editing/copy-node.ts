import { differs } from '@bihuan/forms/changes';
import type { ChainNode, LifecycleDefinition } from '../definition.js';
import { allNodes } from '../rules/sequences.js';
import type { EditCommandOf } from './command.js';
import { insertNode } from './insert-node.js';
import { refused, type EditResult } from './result.js';
import { findNode } from './sequences.js';

/** Branches keep their ids: those are names inside their fork alone. */
export function copyNode(definition: LifecycleDefinition, { node: id, to, ids, was }: EditCommandOf<'copy-node'>): EditResult {
  const found = findNode(definition, id);
  if (!found) return refused('edit.node-unknown', { node: id });
  if (differs(was, found.node)) return refused('edit.value-changed', { node: id });
  const unnamed = allNodes([found.node]).find((node) => !Object.hasOwn(ids, node.id));
  if (unnamed) return refused('edit.id-missing', { id: unnamed.id });
  return insertNode(definition, { at: to, node: renamed(found.node, ids) });
}

function renamed(node: ChainNode, ids: Readonly<Record<string, string>>): ChainNode {
  const id = ids[node.id] ?? node.id;
  if (node.type !== 'fork') return { ...node, id };
  return { ...node, id, branches: node.branches.map((branch) => ({ ...branch, nodes: branch.nodes.map((inner) => renamed(inner, ids)) })) };
}
