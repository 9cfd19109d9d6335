import type { Chain, ChainNode, LifecycleDefinition, StateCode, StateDefinition, Target } from '../definition.js';
import { lint } from '../lint/lint.js';
import { chainNode } from './chain-node.js';
import type { Acting } from '../rules/ask.js';
import { stepIds } from '../rules/steps-after.js';
import { stepsBefore } from '../rules/steps-before.js';
import { recording, resuming, taking } from './changes.js';
import { createChart, type Guard, type Node, type Transition } from './chart.js';
import { actGuard, all, targetGuard } from './guards.js';
import type { Machine, PlaceInfo } from './machine.js';
import { stateId, stateTarget, workNode } from './place-node.js';

/** One machine for one definition. Throws on a definition that `lint` refuses; check first where a person wrote it. */
export function compile(definition: LifecycleDefinition): Machine {
  const [problem] = lint(definition);
  if (problem) throw new Error(`lifecycle ${definition.key}: ${problem.pointer}: ${problem.message}`);
  const places = new Map(placesOf(definition).map((place) => [place.id, place]));
  return { definition, compiled: { chart: createChart(rootNode(definition)), places, before: stepsBefore(definition) } };
}

function rootNode(definition: LifecycleDefinition): Node {
  const create = targets('CREATE', definition.create.to, {});
  const states = Object.entries(definition.states).map(([code, state]): [string, Node] => [code, stateNode(code, state)]);
  return { id: 'item', initial: 'born', on: { SETTLE: [{ actions: [recording()] }] }, states: { born: { on: { CREATE: create } }, ...Object.fromEntries(states) } };
}

function stateNode(code: StateCode, state: StateDefinition): Node {
  const acts = Object.fromEntries(Object.entries(state.on ?? {}).map(([event, act]) => [`ACT.${event}`, actTransitions(event, { act, steps: stepIds(state.chain?.nodes) })]));
  const on = { ...acts, ...(state.end ? {} : changesOfItem()) };
  // An ended item has nothing to be corrected: a later reopening walks the whole path.
  const entry = state.end ? [resuming(null)] : [];
  const inner = innerNode(code, state);
  return { ...inner, id: stateId(code), on, entry: [...entry, ...(inner.entry ?? [])] };
}

function innerNode(code: StateCode, state: StateDefinition): Node {
  if (state.chain) return chainNode(state.chain);
  return state.work ? workNode(code) : {};
}

/** What the item says of itself may change while it runs; what has ended stays as it was. */
function changesOfItem(): NonNullable<Node['on']> {
  const stay: readonly Transition[] = [{ actions: [recording()] }];
  return { REASSIGN: stay, RESCHEDULE: stay };
}

function actTransitions(code: string, acting: Acting): readonly Transition[] {
  const { act } = acting;
  const common = { guard: actGuard(acting), actions: [taking(act)] };
  return act.to === undefined ? [common] : targets(code, act.to, common);
}

/** One candidate for each branch; a place that leads to itself is left and entered anew. */
function targets(code: string, to: Target, common: { guard?: Guard; actions?: readonly unknown[] }): readonly Transition[] {
  const branches = typeof to === 'string' ? [{ to }] : to;
  return branches.map((branch, n) => {
    const here = targetGuard(code, n, 'when' in branch && branch.when !== undefined);
    return { ...common, guard: common.guard ? all(common.guard, here) : here, target: stateTarget(branch.to), reenter: true };
  });
}

function placesOf(definition: LifecycleDefinition): readonly PlaceInfo[] {
  const unordered = Object.entries(definition.states).flatMap(([code, state]) => [
    ...(state.work ? [{ id: code, state: code, work: state.work, step: null }] : []),
    ...(state.chain ? stepsOf(state.chain.nodes, { state: code, chain: state.chain, branches: [] }) : []),
  ]);
  return unordered.map((place, order) => ({ ...place, order }));
}

interface Within {
  readonly state: StateCode;
  readonly chain: Chain;
  readonly branches: readonly string[];
}

function stepsOf(nodes: readonly ChainNode[], within: Within): readonly Omit<PlaceInfo, 'order'>[] {
  const { state, chain, branches } = within;
  return nodes.flatMap((node) => {
    if (node.type === 'step') return [{ id: node.id, state, work: node.work, step: { definition: node, chain, branches } }];
    return node.branches.flatMap((branch) => stepsOf(branch.nodes, { ...within, branches: [...branches, branch.label] }));
  });
}
