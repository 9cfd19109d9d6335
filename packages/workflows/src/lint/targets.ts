import type { ChainNode, Fork, LifecycleDefinition, StateCode, Target } from '../definition.js';
import { below, problem, type Problem } from './problem.js';
import { reachable } from './reach.js';
import { actsOf, statesOf, targetStates, type Located } from './walk.js';

/** Every way leads somewhere, and every state is reached. */
export function lintTargets(definition: LifecycleDefinition): readonly Problem[] {
  return [...unknownTargets(definition), ...openBranches(definition), ...order(definition), ...unreachable(definition)];
}

function unknownTargets(definition: LifecycleDefinition): readonly Problem[] {
  return namedTargets(definition).flatMap(({ value, pointer }) =>
    isState(definition, value) ? [] : [problem(pointer, 'state.unknown', `没有“${value}”这个状态`)],
  );
}

function namedTargets(definition: LifecycleDefinition): readonly Located<StateCode>[] {
  const ofTargets = allTargets(definition).flatMap(({ value, pointer }) =>
    typeof value === 'string' ? [{ value, pointer }] : value.map((branch, n) => ({ value: branch.to, pointer: below(pointer, n, 'to') })),
  );
  const ofChains = statesOf(definition).flatMap(({ value: { chain }, pointer }) => {
    if (!chain) return [];
    return [
      ...(chain.returned === undefined ? [] : [{ value: chain.returned, pointer: below(pointer, 'chain', 'returned') }]),
      ...(chain.rejected === undefined ? [] : [{ value: chain.rejected, pointer: below(pointer, 'chain', 'rejected') }]),
    ];
  });
  const inOrder = definition.order.map((value, n) => ({ value, pointer: below('', 'order', n) }));
  return [...ofTargets, ...ofChains, ...inOrder];
}

function allTargets(definition: LifecycleDefinition): readonly Located<Target>[] {
  const acts = statesOf(definition).flatMap(actsOf);
  const ofActs = acts.flatMap(({ value, pointer }) => (value.to === undefined ? [] : [{ value: value.to, pointer: below(pointer, 'to') }]));
  const ofChains = statesOf(definition).flatMap(({ value: { chain }, pointer }) =>
    chain ? [{ value: chain.agreed, pointer: below(pointer, 'chain', 'agreed') }] : [],
  );
  return [{ value: definition.create.to, pointer: '/create/to' }, ...ofActs, ...ofChains];
}

function openBranches(definition: LifecycleDefinition): readonly Problem[] {
  return allTargets(definition).flatMap(({ value, pointer }) => {
    if (typeof value === 'string') return [];
    if (value.length === 0) return [problem(pointer, 'target.empty', '至少要有一个去向')];
    return value.flatMap((branch, n) => branchProblems(branch.when !== undefined, n === value.length - 1, below(pointer, n)));
  });
}

function branchProblems(conditional: boolean, last: boolean, pointer: string): readonly Problem[] {
  if (last && conditional) return [problem(pointer, 'target.last-has-condition', '最后一个去向不能带条件，否则可能无处可去')];
  if (!last && !conditional) return [problem(pointer, 'target.unreachable-branch', '不带条件的去向后面还有去向，永远轮不到')];
  return [];
}

function order(definition: LifecycleDefinition): readonly Problem[] {
  return definition.order.flatMap((code, n) =>
    definition.order.indexOf(code) < n ? [problem(below('', 'order', n), 'order.duplicate', `“${code}”重复`)] : [],
  );
}

function unreachable(definition: LifecycleDefinition): readonly Problem[] {
  const reached = reachable(
    definition,
    [...targetStates(definition.create.to), ...(definition.office?.terminate === undefined ? [] : [definition.office.terminate])],
    { pastEnds: true },
  );
  return statesOf(definition).flatMap(({ code, pointer }) => (reached.has(code) ? [] : [problem(pointer, 'state.unreachable', `没有办法走到“${code}”`)]));
}

function isState(definition: LifecycleDefinition, code: StateCode): boolean {
  return Object.hasOwn(definition.states, code);
}

/** Whether somebody is asked whichever branches are taken, be it in sub-items. */
export function alwaysAsks(nodes: readonly ChainNode[]): boolean {
  return onEveryWay(nodes, (node) => node.type === 'step' || (node.type === 'sub-items' && node.nobody !== 'skip'));
}

/** Whether somebody signs this very item whichever branches are taken. */
export function alwaysSigns(nodes: readonly ChainNode[]): boolean {
  return onEveryWay(nodes, ({ type }) => type === 'step');
}

type Leaf = Exclude<ChainNode, Fork>;

export function onEveryWay(nodes: readonly ChainNode[], is: (leaf: Leaf) => boolean): boolean {
  return nodes.some((node) => {
    if (node.type !== 'fork') return is(node);
    return node.takes === 'first'
      ? node.branches.every((branch) => onEveryWay(branch.nodes, is))
      : node.branches.some((branch) => !branch.when && onEveryWay(branch.nodes, is));
  });
}
