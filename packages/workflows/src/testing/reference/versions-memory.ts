import type { Chain, ChainNode, LifecycleDefinition, StepId } from '../../definition.js';
import type { Item, Over } from './item.js';
import { branchesIn, stepsIn } from './road.js';

/** What a lifecycle looks back for; it keeps nothing else of an item's way. */
export interface Remembered {
  readonly returns: boolean;
  readonly since: boolean;
  readonly came: boolean;
  readonly agreed: boolean;
  readonly signers: boolean;
  readonly decided: boolean;
  readonly reopenable: boolean;
}

const known = new WeakMap<LifecycleDefinition, Remembered>();

export function remembers(definition: LifecycleDefinition): Remembered {
  const found = known.get(definition) ?? lookedBackFor(definition);
  known.set(definition, found);
  return found;
}

function lookedBackFor(definition: LifecycleDefinition): Remembered {
  const chains = chainsOf(definition);
  const steps = chains.flatMap(({ nodes }) => stepsIn(nodes));
  const since = steps.some(({ again }) => again === 'auto-agree');
  return {
    since,
    came: chains.some(({ nodes }) => nodesIn(nodes).some(asksFailedAgain)),
    returns: since || chains.some(({ returnLimit, nodes }) => returnLimit !== undefined || nodesIn(nodes).some(asksFailedAgain)),
    agreed: steps.some((step) => step.return?.then === 'changed-only'),
    signers: steps.some((step) => step.return?.then === 'changed-only') && steps.some(({ rules }) => rules?.includes('not-the-previous-signer')),
    decided: Object.values(definition.states).some(({ on }) => Object.values(on ?? {}).some(({ rules }) => rules?.includes('nothing-decided'))),
    reopenable: steps.some(({ actions }) => actions?.includes('take-back')),
  };
}

const asksFailedAgain = (node: ChainNode): boolean => node.type === 'sub-items' && node.again === 'failed';

function nodesIn(nodes: readonly ChainNode[]): readonly ChainNode[] {
  return nodes.flatMap((node) => (node.type === 'fork' ? [node, ...node.branches.flatMap((branch) => nodesIn(branch.nodes))] : [node]));
}

function chainsOf({ states }: LifecycleDefinition): readonly Chain[] {
  return Object.values(states).flatMap(({ chain }) => (chain ? [chain] : []));
}

/**
 * What goes along of its way, under the new ids. What one of the two versions does not look back for is not known afterwards, and of a step
 * that is gone or begins anew nothing is. A correction goes straight back only where the new version says so.
 */
export function keptCourse(item: Item, { from, to, event }: Over): void {
  const chains = chainsOf(to);
  const steps = new Map(chains.flatMap(({ nodes }) => stepsIn(nodes)).map((step) => [step.id, step]));
  const now = (id: StepId): readonly StepId[] => {
    const landing = event.mapping.places[id];
    const place = landing?.place ?? id;
    return landing?.type === 'anew' || !steps.has(place) ? [] : [place];
  };
  const both = (key: keyof Remembered): boolean => remembers(from)[key] && remembers(to)[key];
  const { memory } = item;
  const called = (id: StepId): StepId => (event.mapping.places[id]?.type === 'same' ? (event.mapping.places[id]?.place ?? id) : id);
  item.resume = item.resume === null ? null : (now(item.resume).find((id) => goesStraight(chains, id)) ?? null);
  const lists = chains.map(({ nodes }) => nodes);
  const owedNow = (owed: Item['resumeAfter']): Item['resumeAfter'] =>
    Object.fromEntries(
      Object.entries(owed).flatMap(([target, returner]) =>
        now(target).flatMap((one) =>
          now(returner)
            .filter((other) => isOwed(lists, one, other))
            .map((other) => [one, other]),
        ),
      ),
    );
  item.resumeAfter = owedNow(item.resumeAfter);
  if (!both('returns')) item.returns = 0;
  if (!remembers(to).signers) for (const [id, { signed: _, ...round }] of Object.entries(item.places)) item.places[id] = round;
  item.memory = {
    ...memory,
    wentStraight: owedNow(memory.wentStraight),
    since: both('since') ? memory.since.map(called) : [],
    came: both('came') ? memory.came.map(called) : [],
    // How a round ended is its own; only of one that was passed over it is remembered from before.
    untaken: memory.untaken.filter((way) => chains.some(({ nodes }) => nodesIn(nodes).some((node) => mayLeaveOut(node, way)))),
    agreed: memory.agreed.map(called).filter((id) => both('agreed') || !item.places[id]?.passed),
    binding: both('decided') ? memory.binding : [],
    reopenable: both('reopenable') ? memory.reopenable.flatMap(now) : [],
  };
}

function mayLeaveOut(node: ChainNode, way: string): boolean {
  if (node.type !== 'fork') return false;
  const isOne = node.takes === 'first' && node.branches.length > 1;
  return node.branches.some(({ id, when }) => `${node.id}/${id}` === way && (when !== undefined || isOne));
}

function goesStraight(chains: readonly Chain[], id: StepId): boolean {
  return chains.some(({ nodes }) => nodes.some((node) => node.type === 'step' && node.id === id && node.return?.then === 'straight-back'));
}

/** In one list the returner comes after whom he sent it back to, and what he sends back to a step comes straight back to him. */
function isOwed(lists: readonly (readonly ChainNode[])[], target: StepId, returner: StepId): boolean {
  return lists.some((nodes) => {
    const at = nodes.findIndex((node) => node.type === 'step' && node.id === target);
    const isHere =
      at >= 0 &&
      nodes
        .slice(at + 1)
        .some(
          (node) =>
            node.type === 'step' && node.id === returner && node.return?.then === 'straight-back' && (node.return.to ?? []).some((to) => to !== 'submitter'),
        );
    return (
      isHere ||
      isOwed(
        nodes.flatMap(branchesIn).map((branch) => branch.nodes),
        target,
        returner,
      )
    );
  });
}
