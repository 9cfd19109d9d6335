import type { Chain, ChainNode, LifecycleDefinition, StateCode } from '../definition.js';
import { branchesOf } from '../rules/sequences.js';
import type { PlaceId } from '../vocabulary.js';
import type { SubItemsInfo } from './layout.js';

interface Within {
  readonly state: StateCode;
  readonly chain: Chain;
  readonly branches: readonly string[];
}

/** Where sub-items run, by id, in the order of the definition. */
export function subItemsOf({ states }: LifecycleDefinition): ReadonlyMap<PlaceId, SubItemsInfo> {
  const found = Object.entries(states).flatMap(([state, { chain }]) => (chain ? placed(chain.nodes, { state, chain, branches: [] }) : []));
  return new Map(found.map((info, order) => [info.id, { ...info, order }]));
}

function placed(nodes: readonly ChainNode[], within: Within): readonly Omit<SubItemsInfo, 'order'>[] {
  return nodes.flatMap((node) => {
    if (node.type === 'sub-items') return [{ id: node.id, definition: node, ...within }];
    return branchesOf(node).flatMap((branch) => placed(branch.nodes, { ...within, branches: [...within.branches, branch.label] }));
  });
}
