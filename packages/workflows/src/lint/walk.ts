import type {
  ActDefinition,
  Chain,
  ChainNode,
  Fork,
  LifecycleDefinition,
  StateCode,
  StateDefinition,
  Step,
  SubItems,
  Target,
  TellNode,
  WaitNode,
} from '../definition.js';
import { branchesOf } from '../rules/sequences.js';
import { below } from './problem.js';

/** The parts of a definition with the place each stands at. */
export interface Located<T> {
  readonly pointer: string;
  readonly value: T;
}
export interface LocatedNode extends Located<ChainNode> {
  /** Number of forks around it. */
  readonly depth: number;
}

export function statesOf(definition: LifecycleDefinition): readonly (Located<StateDefinition> & { code: StateCode })[] {
  return Object.entries(definition.states).map(([code, value]) => ({ code, value, pointer: below('', 'states', code) }));
}

export function actsOf(state: Located<StateDefinition>): readonly (Located<ActDefinition> & { code: string })[] {
  return Object.entries(state.value.on ?? {}).map(([code, value]) => ({ code, value, pointer: below(state.pointer, 'on', code) }));
}

/** Walked once: every check of a chain asks for its nodes, and a definition never changes. */
const walked = new WeakMap<readonly ChainNode[], { readonly pointer: string; readonly nodes: readonly LocatedNode[] }>();

export function nodesOf(chain: Pick<Chain, 'nodes'> | undefined, pointer: string): readonly LocatedNode[] {
  if (!chain) return [];
  const known = walked.get(chain.nodes);
  if (known?.pointer === pointer) return known.nodes;
  const nodes = within(chain.nodes, below(pointer, 'chain', 'nodes'), 0);
  walked.set(chain.nodes, { pointer, nodes });
  return nodes;
}

export function isStep(node: LocatedNode): node is LocatedNode & Located<Step> {
  return node.value.type === 'step';
}

export function isFork(node: LocatedNode): node is LocatedNode & Located<Fork> {
  return node.value.type === 'fork';
}

export function isTell(node: LocatedNode): node is LocatedNode & Located<TellNode> {
  return node.value.type === 'notify' || node.value.type === 'cc';
}

export function isWait(node: LocatedNode): node is LocatedNode & Located<WaitNode> {
  return node.value.type === 'wait';
}

export function stepsOf(state: Located<StateDefinition>): readonly (LocatedNode & Located<Step>)[] {
  return nodesOf(state.value.chain, state.pointer).filter(isStep);
}

export function subItemsOf(state: Located<StateDefinition>): readonly (LocatedNode & Located<SubItems>)[] {
  return nodesOf(state.value.chain, state.pointer).filter((node): node is LocatedNode & Located<SubItems> => node.value.type === 'sub-items');
}

export function tellsOf(state: Located<StateDefinition>): readonly (LocatedNode & Located<TellNode>)[] {
  return nodesOf(state.value.chain, state.pointer).filter(isTell);
}

export function waitsOf(state: Located<StateDefinition>): readonly (LocatedNode & Located<WaitNode>)[] {
  return nodesOf(state.value.chain, state.pointer).filter(isWait);
}

export function targetStates(to: Target | undefined): readonly StateCode[] {
  if (to === undefined) return [];
  return typeof to === 'string' ? [to] : to.map((branch) => branch.to);
}

function within(nodes: readonly ChainNode[], pointer: string, depth: number): readonly LocatedNode[] {
  return nodes.flatMap((value, at): readonly LocatedNode[] => {
    const here = below(pointer, at);
    const inner = branchesOf(value).flatMap((branch, b) => within(branch.nodes, below(here, 'branches', b, 'nodes'), depth + 1));
    return [{ value, pointer: here, depth }, ...inner];
  });
}
