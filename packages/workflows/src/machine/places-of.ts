import type { Chain, ChainNode, LifecycleDefinition, Step, StateCode, TellNode, WaitNode } from '../definition.js';
import { wayOf } from '../rules/this-walk.js';
import type { NodeInfo, PlaceInfo, Places } from './layout.js';

/** What of a definition has rounds, in its order: where people work, what tells, what waits. */
export function placesOf(definition: LifecycleDefinition): Pick<Places, 'places' | 'tells' | 'waits'> {
  const found = Object.entries(definition.states).flatMap(([code, state]): readonly Found[] => [
    ...(state.work ? [{ id: code, state: code, work: state.work }] : []),
    ...(state.chain ? inChain(state.chain.nodes, { state: code, chain: state.chain, branches: [], ways: [] }) : []),
  ]);
  const places = new Map<string, PlaceInfo>();
  const tells = new Map<string, NodeInfo<TellNode>>();
  const waits = new Map<string, NodeInfo<WaitNode>>();
  for (const [order, one] of found.entries()) {
    if ('work' in one) places.set(one.id, { ...one, order, step: null });
    else sorted(one, order, { places, tells, waits });
  }
  return { places, tells, waits };
}

interface Within {
  readonly state: StateCode;
  readonly chain: Chain;
  readonly branches: readonly string[];
  readonly ways: readonly string[];
}
type Found = FoundNode | Pick<PlaceInfo, 'id' | 'state' | 'work'>;
interface FoundNode extends Within {
  readonly node: Step | TellNode | WaitNode;
}

function inChain(nodes: readonly ChainNode[], within: Within): readonly FoundNode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'sub-items') return [];
    if (node.type !== 'fork') return [{ ...within, node }];
    return node.branches.flatMap((branch) =>
      inChain(branch.nodes, { ...within, branches: [...within.branches, branch.label], ways: [...within.ways, wayOf(node, branch)] }),
    );
  });
}

interface Maps {
  readonly places: Map<string, PlaceInfo>;
  readonly tells: Map<string, NodeInfo<TellNode>>;
  readonly waits: Map<string, NodeInfo<WaitNode>>;
}

function sorted({ node, state, chain, branches, ways }: FoundNode, order: number, { places, tells, waits }: Maps): void {
  const { id } = node;
  if (node.type === 'step') places.set(id, { id, order, state, work: node.work, step: { definition: node, chain, branches, ways } });
  else if (node.type === 'wait') waits.set(id, { id, order, state, definition: node, chain, branches });
  else tells.set(id, { id, order, state, definition: node, chain, branches });
}
