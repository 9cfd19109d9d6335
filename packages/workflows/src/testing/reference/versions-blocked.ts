import type { ChainNode, Fork, LifecycleDefinition } from '../../definition.js';
import type { PlaceId } from '../../vocabulary.js';
import { slotsOf, type Item, type Over, type Sequence } from './item.js';
import { nodesIn } from './nodes.js';
import { stepsIn } from './road.js';
import { isStuck } from './round.js';

/** Where what stands at a place goes on. */
export interface Land {
  readonly from: PlaceId;
  readonly to: PlaceId;
  readonly anew: boolean;
}

export interface Rename {
  readonly from: PlaceId;
  readonly to: PlaceId;
}

/** Every reason why an item stays on the version it has: `why` and what it is about. */
export function reasonsToStay(
  over: Over,
  item: Item,
  { lands, renames }: { readonly lands: readonly Land[]; readonly renames: readonly Rename[] },
): readonly string[] {
  return [
    ...placesGone(over, lands),
    ...placesTaken(item, lands, renames),
    ...stateGone(over, item, lands),
    ...apart(over.to, lands),
    ...disagreementLost(over.to, item, lands),
    ...disagreementUnheard(over.to, item, lands),
  ];
}

type Kind = 'work' | 'sub-items' | 'wait' | undefined;

/** What is done at a place: a step and a state's work are both somebody's to do. */
function kindOf({ states }: LifecycleDefinition, place: PlaceId): Kind {
  if (states[place]?.work) return 'work';
  const node = Object.values(states)
    .flatMap(({ chain }) => nodesIn(chain?.nodes ?? []))
    .find(({ id }) => id === place);
  if (node?.type === 'step') return 'work';
  return node?.type === 'sub-items' || node?.type === 'wait' ? node.type : undefined;
}

function placesGone({ from, to }: Over, lands: readonly Land[]): readonly string[] {
  return lands.flatMap((land, n) => {
    const kind = kindOf(to, land.to);
    if (kind === undefined || (!land.anew && kind !== kindOf(from, land.from))) return [`place-gone ${land.from}`];
    return lands.slice(0, n).some((other) => other.to === land.to) ? [`twice ${land.from}`] : [];
  });
}

/** The rounds of two places would become those of one; two at hand that land together were told already. */
function placesTaken(item: Item, lands: readonly Land[], renames: readonly Rename[]): readonly string[] {
  return renames.flatMap(({ from, to }, n) => {
    const stays = item.places[to] !== undefined && !renames.some((other) => other.from === to);
    const isTwice = lands.some((land) => land.from === from) && lands.some((land) => land.from !== from && land.to === to);
    return (stays || renames.slice(0, n).some((other) => other.to === to)) && !isTwice ? [`place-taken ${from}`] : [];
  });
}

/** Where nobody has it in hand, its state goes on as one where nobody has; an end stays that end. */
function stateGone({ from, to, event }: Over, { state }: Item, lands: readonly Land[]): readonly string[] {
  if (state === null || lands.length > 0) return [];
  const now = to.states[event.mapping.states[state] ?? state];
  if (!now || now.work || now.chain) return [`state-gone ${state}`];
  return now.end === from.states[state]?.end ? [] : [`ended-differently ${state}`];
}

/** What runs side by side is of one state, and in different branches of one fork that takes them all. */
function apart(to: LifecycleDefinition, lands: readonly Land[]): readonly string[] {
  const found = lands.flatMap((land) => {
    const way = wayTo(to, land.to);
    return way ? [{ land, way }] : [];
  });
  return found.flatMap(({ land, way }, n) => {
    if (way[0] !== found[0]?.way[0]) return [`in-other-state ${land.from}`];
    return found.slice(0, n).some((other) => other.land.to !== land.to && !besides(way, other.way)) ? [`not-beside ${land.to}`] : [];
  });
}

/** The state and then fork and branch by turns; a fork of which only one branch is taken is marked. */
export function wayTo({ states }: LifecycleDefinition, place: PlaceId): readonly string[] | null {
  if (states[place]?.work) return [place];
  for (const [code, { chain }] of Object.entries(states)) {
    const way = wayIn(chain?.nodes ?? [], place);
    if (way) return [code, ...way];
  }
  return null;
}

function wayIn(nodes: readonly ChainNode[], place: PlaceId): readonly string[] | null {
  for (const node of nodes) {
    if (node.type !== 'fork') {
      if (node.id === place && node.type !== 'cc' && node.type !== 'notify') return [];
      continue;
    }
    for (const branch of node.branches) {
      const way = wayIn(branch.nodes, place);
      if (way) return [`${node.takes === 'first' ? 'one of' : 'all of'} ${node.id}`, branch.id, ...way];
    }
  }
  return null;
}

function besides(a: readonly string[], b: readonly string[]): boolean {
  const n = a.findIndex((one, at) => one !== b[at]);
  // The first difference is a branch, of a fork that takes all.
  return n > 1 && n % 2 === 0 && b[n] !== undefined && (a[n - 1]?.startsWith('all of ') ?? false);
}

/** Somebody disagreed and the siblings finish: where the new version does not keep that for the same branch, it would be lost. */
function disagreementLost(to: LifecycleDefinition, { path }: Item, lands: readonly Land[]): readonly string[] {
  const forks = Object.values(to.states)
    .flatMap(({ chain }) => nodesIn(chain?.nodes ?? []))
    .filter((node): node is Fork => node.type === 'fork');
  const isHere = (nodes: readonly ChainNode[]): boolean => lands.some((land) => nodesIn(nodes).some(({ id }) => id === land.to));
  const lost = rejectedIn(path).filter(({ fork, branch }) => {
    const now = forks.find(({ id, onReject }) => id === fork && onReject === 'siblings-finish');
    const own = now?.branches.find(({ id }) => id === branch);
    return !now || now.takes === 'first' || !own || isHere(own.nodes) || !isHere([now]) || !mayBeDisagreed(now);
  });
  return lost.map(({ fork }) => `disagreement-lost ${fork}`);
}

/** Whether a no inside it leads out of it at all. */
function mayBeDisagreed(node: ChainNode): boolean {
  if (node.type === 'step') return node.reject !== undefined;
  if (node.type === 'fork') return node.onReject !== 'restart-branch' && node.branches.some(({ nodes }) => nodes.some(mayBeDisagreed));
  return node.type === 'sub-items' && node.bad === 'reject';
}

/** A no stays where nobody can say no any more, and it is one too many. */
function disagreementUnheard({ states }: LifecycleDefinition, item: Item, lands: readonly Land[]): readonly string[] {
  const steps = Object.values(states).flatMap(({ chain }) => stepsIn(chain?.nodes ?? []));
  return lands.flatMap(({ from, to, anew }) => {
    const step = steps.find(({ id }) => id === to);
    return step && !anew && isStuck(step, slotsOf(item, from)) ? [`disagreement-unheard ${from}`] : [];
  });
}

function rejectedIn(path: Sequence | null): readonly { readonly fork: string; readonly branch: string }[] {
  const { token } = path ?? {};
  if (token?.type !== 'fork') return [];
  return token.branches.flatMap(({ id, run }) => (run === 'rejected' ? [{ fork: token.fork.id, branch: id }] : run === 'ended' ? [] : rejectedIn(run)));
}
