import { nodesOf, type Fork, type ForkBranch, type LifecycleDefinition } from '@bihuan/workflows';
import { BIRTH } from '../lifecycle/graph.js';
import { targetsOf } from '../lifecycle/rows.js';
import type { Replay } from './queries.js';

/** Of one sort: how many there are, and which no case came by. */
export interface Part {
  readonly all: number;
  readonly never: readonly string[];
}

export interface Unwalked {
  readonly places: Part;
  readonly branches: Part;
  readonly ways: Part;
  /** Ids of nodes and states, branches as `fork/branch`, ways as the drawing calls them. */
  readonly keys: ReadonlySet<string>;
}

/** What no case ever came by: of a fork its branches count, since nothing else of it can be missed. */
export function unwalkedOf(definition: LifecycleDefinition, { places, branches, ways: walked }: Replay['passed']): Unwalked {
  const nodes = Object.values(definition.states)
    .flatMap(({ chain }) => nodesOf(chain, ''))
    .map(({ value }) => value);
  const parts = {
    places: partOf([...Object.keys(definition.states), ...nodes.filter(({ type }) => type !== 'fork').map(({ id }) => id)], places),
    branches: partOf(
      nodes.flatMap((node) => (node.type === 'fork' ? node.branches.map(({ id }) => `${node.id}/${id}`) : [])),
      branches,
    ),
    // A birth comes from nowhere.
    ways: partOf(
      waysIn(definition),
      walked.map((way) => (way.startsWith(' ') ? `${BIRTH}${way}` : way)),
    ),
  };
  return { ...parts, keys: new Set([...parts.places.never, ...parts.branches.never, ...parts.ways.never]) };
}

/** As the drawing has them: what the office may do anywhere is no way of its own. */
function waysIn({ create, states }: LifecycleDefinition): readonly string[] {
  const ways = [
    ...targetsOf(create.to).map((to) => [BIRTH, to] as const),
    ...Object.entries(states).flatMap(([from, { on, chain }]) =>
      [
        ...Object.values(on ?? {}).flatMap(({ to }) => (to === undefined ? [] : targetsOf(to))),
        ...(chain ? [...targetsOf(chain.agreed), ...[chain.returned, chain.rejected].filter((to) => to !== undefined)] : []),
      ].map((to) => [from, to] as const),
    ),
  ];
  return [...new Set(ways.filter(([from, to]) => from !== to && Object.hasOwn(states, to)).map(([from, to]) => `${from} ${to}`))];
}

function partOf(all: readonly string[], walked: readonly string[]): Part {
  const known = new Set(walked);
  return { all: all.length, never: all.filter((one) => !known.has(one)) };
}

/** Of all there is, in whole percent; only all of it is a hundred. */
export function sumOf({ places, branches, ways }: Unwalked): { readonly all: number; readonly walked: number; readonly percent: number } {
  const all = places.all + branches.all + ways.all;
  const walked = all - places.never.length - branches.never.length - ways.never.length;
  return { all, walked, percent: all === 0 ? 100 : Math.floor((walked * 100) / all) };
}

/** Branches no case took, as the reader meets them. */
export function missedBranches(
  definition: LifecycleDefinition,
  { branches: { never } }: Unwalked,
): readonly { readonly fork: Fork; readonly branch: ForkBranch }[] {
  const forks = Object.values(definition.states)
    .flatMap(({ chain }) => nodesOf(chain, ''))
    .flatMap(({ value }) => (value.type === 'fork' ? [value] : []));
  return forks.flatMap((fork) => fork.branches.flatMap((branch) => (never.includes(`${fork.id}/${branch.id}`) ? [{ fork, branch }] : [])));
}
