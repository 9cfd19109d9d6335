import type { LifecycleDefinition } from '../definition.js';
import type { EditCommandOf } from './command.js';
import { idsOf } from './names.js';
import { edited, refused, type EditResult } from './result.js';
import { findNode, withNode } from './sequences.js';

/** Nothing else in a lifecycle names a node; forms do, by the ids of steps. */
export function renameNode(definition: LifecycleDefinition, { node: id, to }: EditCommandOf<'rename-node'>): EditResult {
  if (!findNode(definition, id)) return refused('edit.node-unknown', { node: id });
  if (idsOf(definition).has(to)) return refused('edit.id-taken', { id: to });
  return edited(
    withNode(definition, id, (node) => ({ ...node, id: to })),
    { type: 'rename-node', node: to, to: id },
  );
}
