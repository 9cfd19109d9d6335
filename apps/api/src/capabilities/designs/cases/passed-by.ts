import { activeStates, allNodes, nodesOf } from '@bihuan/workflows';
import type { ChainNode } from '@bihuan/workflows';
import type { Paper } from '../paper/paper.js';
import type { Stepped } from '../simulate/run-events.js';
import type { CasesPassed } from './case.contract.js';

/** Everything one item came by: nodes, branches, states, and the ways between them. A branch always holds something, so it was taken where that was come to. */
export function passedBy({ machine }: Pick<Paper, 'machine'>, { visited, steps }: Pick<Stepped, 'visited' | 'steps'>): CasesPassed {
  const codes = steps.map(({ state }) => activeStates(machine, state).code);
  const ways = codes.flatMap((to, n) => (n === 0 ? [` ${to}`] : to === codes[n - 1] ? [] : [`${codes[n - 1]} ${to}`]));
  const forks = Object.values(machine.definition.states)
    .flatMap(({ chain }) => nodesOf(chain, ''))
    .flatMap(({ value }) => (value.type === 'fork' ? [value] : []));
  const isTaken = (nodes: readonly ChainNode[]): boolean => allNodes(nodes).some(({ id }) => visited.has(id));
  const branches = forks.flatMap((fork) => fork.branches.filter(({ nodes }) => isTaken(nodes)).map(({ id }) => `${fork.id}/${id}`));
  return { places: [...visited], branches, ways: [...new Set(ways)] };
}
