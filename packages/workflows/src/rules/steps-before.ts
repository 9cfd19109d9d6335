import type { ChainNode, LifecycleDefinition, StepId } from '../definition.js';
import { alwaysSigns } from '../lint/targets.js';
import { targetStates } from '../lint/walk.js';

/** For each step, the steps whose signature comes right before it; of a chain that another one leads into, the last of that one. */
export function stepsBefore(definition: LifecycleDefinition): ReadonlyMap<StepId, readonly StepId[]> {
  const chains = Object.entries(definition.states).flatMap(([code, { chain }]) => (chain ? [{ code, chain }] : []));
  const ends = chains.map(({ chain }) => ({ to: targetStates(chain.agreed), last: passing(chain.nodes, [], new Map()) }));
  const found = new Map<StepId, readonly StepId[]>();
  for (const { code, chain } of chains)
    passing(
      chain.nodes,
      ends.filter(({ to }) => to.includes(code)).flatMap(({ last }) => last),
      found,
    );
  return found;
}

/** Writes down for each step what came before it, and answers the last ones. A fork that may be passed over leaves what was before it. */
function passing(nodes: readonly ChainNode[], before: readonly StepId[], found: Map<StepId, readonly StepId[]>): readonly StepId[] {
  let last = before;
  for (const node of nodes) {
    if (node.type === 'step') {
      found.set(node.id, last);
      last = [node.id];
      continue;
    }
    // Who signs in sub-items signs for items of their own; elsewhere nobody signs.
    if (node.type !== 'fork') continue;
    const here = last;
    const ends = node.branches.flatMap((branch) => passing(branch.nodes, here, found)).filter((step) => !here.includes(step));
    last = [...new Set([...(alwaysSigns([node]) ? [] : here), ...ends])];
  }
  return last;
}
