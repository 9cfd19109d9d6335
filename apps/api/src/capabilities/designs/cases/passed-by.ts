import { activeStates } from '@bihuan/workflows';
import type { ChainNode, Fork, ForkBranch, LifecycleDefinition } from '@bihuan/workflows';
import { isTrue } from '../paper/cast.js';
import type { Cast } from '../paper/cast.js';
import type { Paper } from '../paper/paper.js';
import type { Stepped } from '../simulate/run-events.js';
import type { CasesPassed } from './case.contract.js';

/** Everything one item came by: nodes, branches (also such that hold nothing), states, and the ways between them. */
export function passedBy(paper: Paper, cast: Cast, { visited, steps }: Stepped): CasesPassed {
  const { machine } = paper;
  const codes = steps.map(({ state }) => activeStates(machine, state).code);
  const moves = codes.flatMap((to, n) => (n === 0 ? [` ${to}`] : to === codes[n - 1] ? [] : [`${codes[n - 1]} ${to}`]));
  const chains = Object.entries(machine.definition.states).flatMap(([code, { chain }]) => (chain ? [{ nodes: chain.nodes, isThrough: agreedIn(machine.definition, code).some((to) => moves.includes(`${code} ${to}`)) }] : []));
  const takes = (branch: ForkBranch): boolean => branch.when === undefined || isTrue(paper, branch.when, cast.reading);
  const [forks, branches] = [new Set<string>(), new Set<string>()];
  for (const { nodes, isThrough } of chains) follow(nodes, isThrough, { visited, takes, forks, branches });
  return { places: [...visited, ...forks], branches: [...branches], ways: [...new Set(moves)] };
}

interface Following {
  readonly visited: ReadonlySet<string>;
  takes(branch: ForkBranch): boolean;
  readonly forks: Set<string>;
  readonly branches: Set<string>;
}

/** `isThrough`: whatever stands after these nodes was come to, so all of them were passed. */
function follow(nodes: readonly ChainNode[], isThrough: boolean, following: Following): boolean {
  let isBehind = isThrough;
  let isAny = isThrough && nodes.length > 0;
  for (const node of nodes.toReversed()) {
    const isHere = node.type === 'fork' ? forkPassed(node, isBehind, following) : following.visited.has(node.id);
    isBehind ||= isHere;
    isAny ||= isHere;
  }
  return isAny;
}

function forkPassed(fork: Fork, isBehind: boolean, following: Following): boolean {
  const inner = fork.branches.map((branch) => ({ branch, isIn: follow(branch.nodes, false, following) }));
  if (!isBehind && !inner.some(({ isIn }) => isIn)) return false;
  following.forks.add(fork.id);
  const taken = inner.filter(({ isIn }) => isIn);
  const empty = inner.filter(({ branch }) => branch.nodes.length === 0 && following.takes(branch));
  const [first] = inner.filter(({ branch }) => following.takes(branch));
  const through = fork.takes === 'first' ? (taken.length > 0 ? taken : first ? [first] : []) : [...taken, ...empty];
  for (const { branch } of through) {
    following.branches.add(`${fork.id}/${branch.id}`);
    // A fork at its end may hold only what is empty.
    if (isBehind) follow(branch.nodes, true, following);
  }
  return true;
}

function agreedIn({ states }: LifecycleDefinition, code: string): readonly string[] {
  const agreed = states[code]?.chain?.agreed;
  if (agreed === undefined) return [];
  return typeof agreed === 'string' ? [agreed] : agreed.map(({ to }) => to);
}
