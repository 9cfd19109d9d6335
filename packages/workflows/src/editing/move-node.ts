import { putAfter } from '@bihuan/forms/changes';
import type { LifecycleDefinition } from '../definition.js';
import { allNodes } from '../rules/sequences.js';
import type { EditCommandOf } from './command.js';
import { edited, refused, type EditResult } from './result.js';
import { findNode, sequenceAt, withSequence } from './sequences.js';

export function moveNode(definition: LifecycleDefinition, { node: id, to }: EditCommandOf<'move-node'>): EditResult {
  const found = findNode(definition, id);
  if (!found) return refused('edit.node-unknown', { node: id });
  const around = to.in?.fork;
  if (around !== undefined && allNodes([found.node]).some((inner) => inner.id === around)) return refused('edit.would-loop', { node: id });
  const without = withSequence(
    definition,
    found.at,
    (sequenceAt(definition, found.at) ?? []).filter((node) => node !== found.node),
  );
  const target = sequenceAt(without, to);
  const nodes = target && putAfter(target, found.node, { after: to.after, idOf: (node) => node.id });
  if (!nodes) return refused('edit.place-unknown', { chain: to.chain, after: to.after ?? '' });
  return edited(withSequence(without, to, nodes), { type: 'move-node', node: id, to: found.at });
}
