import type { TellNode } from '../definition.js';
import { mayTell } from '../rules/tell.js';
import { nodeId } from './around.js';
import { changing, openingRound } from './changes.js';
import type { Node } from './chart.js';
import { asking, isOf } from './guards.js';
import { withTold } from './rounds.js';

/** A node that only tells: entered it asks whom, and the chain has gone on before anybody answers. */
export function tellNode({ id }: TellNode, next: string): Node {
  return { id: nodeId(id), entry: [openingRound(id)], always: [{ target: next }] };
}

/** The answer may come when the chain is over: it is taken wherever the item is. */
export function told(): NonNullable<Node['on']> {
  const guard = asking(isOf('TOLD'), (event, { item, call }) => mayTell(call.machine, item, event));
  return { TOLD: [{ guard, actions: [changing(({ item, call: { event } }) => (event.type === 'TOLD' ? withTold(item, event) : item))] }] };
}
