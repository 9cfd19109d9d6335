import { putAfter } from '@bihuan/forms/changes';
import type { LifecycleDefinition } from '../definition.js';
import type { EditCommandOf } from './command.js';
import { takenAmong } from './names.js';
import { edited, refused, type EditResult } from './result.js';
import { sequenceAt, withSequence } from './sequences.js';

export function insertNode(definition: LifecycleDefinition, { at, node }: Omit<EditCommandOf<'insert-node'>, 'type'>): EditResult {
  const taken = takenAmong(definition, [node]);
  if (taken !== undefined) return refused('edit.id-taken', { id: taken });
  const around = sequenceAt(definition, at);
  const nodes = around && putAfter(around, node, { after: at.after, idOf: ({ id }) => id });
  if (!nodes) return refused('edit.place-unknown', { chain: at.chain, after: at.after ?? '' });
  return edited(withSequence(definition, at, nodes), { type: 'remove-node', node: node.id, was: { value: node } });
}
