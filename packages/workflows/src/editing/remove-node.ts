import { differs } from '@bihuan/forms/changes';
import type { LifecycleDefinition } from '../definition.js';
import type { EditCommandOf } from './command.js';
import { edited, refused, type EditResult } from './result.js';
import { findNode, sequenceAt, withSequence } from './sequences.js';

export function removeNode(definition: LifecycleDefinition, { node: id, was }: EditCommandOf<'remove-node'>): EditResult {
  const found = findNode(definition, id);
  if (!found) return refused('edit.node-unknown', { node: id });
  if (differs(was, found.node)) return refused('edit.value-changed', { node: id });
  const rest = (sequenceAt(definition, found.at) ?? []).filter((node) => node !== found.node);
  return edited(withSequence(definition, found.at, rest), { type: 'insert-node', at: found.at, node: found.node });
}
