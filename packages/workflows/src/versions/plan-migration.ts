import type { ChainNode, Fork, ForkBranch, LifecycleDefinition } from '../definition.js';
import { leadsToRejected } from '../lint/rejection.js';
import { stateCode } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import { placeOf } from '../machine/rounds.js';
import { branchId } from '../rules/requirement.js';
import { allNodes } from '../rules/sequences.js';
import { canStillEnd } from '../rules/tally.js';
import { wayOf } from '../rules/this-walk.js';
import { behindNow } from './behind.js';
import type { ConditionId, ItemState, Landing, Mapping, PlaceId, StateValue } from '../vocabulary.js';
import { placesAtHand } from './landing-places.js';
import { holds, located, type Located } from './locate.js';
import type { Blocked, MigrationBlocked, MigrationPlan } from './migration.js';

/** Where an item of one version would go on by another, or every reason why it cannot. Changes nothing. */
export function planMigration(
  { from, to }: { readonly from: Machine; readonly to: Machine },
  state: ItemState,
  mapping: Mapping,
): MigrationPlan | MigrationBlocked {
  const lands = placesAtHand(from, state).map((id) => ({ from: id, landing: landingOf(mapping, id) }));
  const renames = renamed(state, mapping);
  const reasons = [
    ...placesGone({ from, to }, lands),
    ...placesTaken(state, { lands, renames }),
    ...statesGone(from, to, { state, mapping, lands }),
    ...notTogether(to.definition, lands),
    ...disagreementsLost(to.definition, state, lands),
    ...disagreementsUnheard(to, state, lands),
  ];
  if (reasons.length > 0) return { type: 'blocked', reasons };
  return { type: 'plan', lands, renames, ...newBeside(to.definition, state, { lands, passed: behindNow(from.definition, state, mapping) }) };
}

type Lands = MigrationPlan['lands'];

export function landingOf({ places }: Mapping, place: PlaceId): Landing {
  const own = Object.hasOwn(places, place) ? places[place] : undefined;
  return own ?? { type: 'same', place };
}

/** Every place the item has been at and whose id is another now, at hand or not. */
function renamed({ context }: ItemState, { places }: Mapping): MigrationPlan['renames'] {
  return Object.entries(places).flatMap(([from, { type, place: to }]) => {
    const round = Object.hasOwn(context.places, from) ? context.places[from]?.round : undefined;
    return type === 'same' && to !== from && round !== undefined ? [{ from, to, round }] : [];
  });
}

/** Two places cannot become one: the rounds of one of them would be lost. */
function placesTaken({ context }: ItemState, { lands, renames }: { lands: Lands; renames: MigrationPlan['renames'] }): readonly Blocked[] {
  const leaving = new Set(renames.map(({ from }) => from));
  return renames.flatMap(({ from, to }, n): readonly Blocked[] => {
    const isTaken = (Object.hasOwn(context.places, to) && !leaving.has(to)) || renames.slice(0, n).some((other) => other.to === to);
    // Two at hand that land at one place are told as such.
    const isTold = lands.some((land) => land.from === from) && lands.some((land) => land.landing.place === to && land.from !== from);
    return isTaken && !isTold ? [{ why: 'place-taken', at: from }] : [];
  });
}

/** A wait that goes on goes on as a wait, who decides does so at a step, and sub-items stay sub-items. */
function placesGone({ from: old, to }: { from: Machine; to: Machine }, lands: Lands): readonly Blocked[] {
  const targets = lands.map(({ landing }) => landing.place);
  return lands.flatMap(({ from, landing }, n): readonly Blocked[] => {
    const kind = kindOf(to, landing.place);
    if (kind === null || (landing.type === 'same' && kind !== kindOf(old, from))) return [{ why: 'place-gone', at: from }];
    return targets.indexOf(landing.place) < n ? [{ why: 'twice', at: from }] : [];
  });
}

function kindOf({ compiled: { places, subItems, waits } }: Machine, place: PlaceId): 'work' | 'sub-items' | 'wait' | null {
  if (places.has(place)) return 'work';
  if (subItems.has(place)) return 'sub-items';
  return waits.has(place) ? 'wait' : null;
}

/** Somebody works here or nobody does; an end stays the same end, for what is finished is finished. */
function statesGone(from: Machine, to: Machine, { state, mapping, lands }: { state: ItemState; mapping: Mapping; lands: Lands }): readonly Blocked[] {
  const code = stateCode(state);
  if (code === null || lands.length > 0) return [];
  const now = from.definition.states[code];
  const then = stateNamed(to.definition, newCode(mapping, code));
  if (!then || then.work || then.chain) return [{ why: 'state-gone', at: code }];
  return then.end === now?.end ? [] : [{ why: 'ended-differently', at: code }];
}

export function newCode({ states }: Mapping, code: string): string {
  return (Object.hasOwn(states, code) ? states[code] : undefined) ?? code;
}

function stateNamed({ states }: LifecycleDefinition, code: string) {
  return Object.hasOwn(states, code) ? states[code] : undefined;
}

/** All in one state, and any two in different branches of one fork: what ran side by side cannot run one after another. */
function notTogether(definition: LifecycleDefinition, lands: Lands): readonly Blocked[] {
  const at = located(definition);
  const known = lands.flatMap(({ from, landing }) => {
    const place = at.get(landing.place);
    return place ? [{ from, place, id: landing.place }] : [];
  });
  const [first] = known;
  return known.flatMap(({ from, place, id }, n): readonly Blocked[] => {
    if (place.state !== first?.place.state) return [{ why: 'in-other-state', at: from }];
    const clash = known.slice(0, n).some((other) => other.id !== id && !besideEachOther(other.place.forks, place.forks));
    return clash ? [{ why: 'not-beside', at: id }] : [];
  });
}

/** Two ways of a condition branch never run at the same time. */
function besideEachOther(a: Located['forks'], b: Located['forks']): boolean {
  const n = a.findIndex((one, depth) => one.fork !== b[depth]?.fork || one.branch !== b[depth]?.branch);
  return n >= 0 && a[n]?.fork === b[n]?.fork && a[n]?.takes === 'all';
}

/** Somebody disagreed and his siblings finish: where the new version does not keep that for this very branch, it would be forgotten. */
function disagreementsLost({ states }: LifecycleDefinition, { context }: ItemState, lands: Lands): readonly Blocked[] {
  const here = new Set(lands.map(({ landing }) => landing.place));
  const forks = Object.values(states)
    .flatMap(({ chain }) => allNodes(chain?.nodes))
    .filter((node): node is Fork => node.type === 'fork');
  return (context.rejectedBranches ?? []).flatMap((rejected): readonly Blocked[] => {
    const fork = forks.find(({ id }) => rejected.startsWith(`${id}/`));
    const branch = fork?.branches.find((one) => rejected === wayOf(fork, one));
    const isKept =
      fork &&
      branch &&
      fork.onReject === 'siblings-finish' &&
      leadsToRejected({ nodes: [fork] }) &&
      fork.takes !== 'first' &&
      holds(fork, here) &&
      !branch.nodes.some((node) => holds(node, here));
    return isKept ? [] : [{ why: 'disagreement-lost', at: rejected.slice(0, rejected.indexOf('/')) }];
  });
}

/** Somebody disagreed where the new version knows no disagreement, and the others are not enough without him: nobody could decide it any more. */
function disagreementsUnheard({ compiled: { places } }: Machine, { context }: ItemState, lands: Lands): readonly Blocked[] {
  return lands.flatMap(({ from, landing }): readonly Blocked[] => {
    const step = landing.type === 'same' ? places.get(landing.place)?.step?.definition : undefined;
    const round = placeOf(context, from);
    return step && round && !canStillEnd(step, round) ? [{ why: 'disagreement-unheard', at: from }] : [];
  });
}

/** Branches that run beside a landing and were never entered begin now; a conditional one asks for its outcome. */
function newBeside(
  definition: LifecycleDefinition,
  state: ItemState,
  { lands, passed }: { lands: Lands; passed: ReadonlySet<PlaceId> },
): Pick<MigrationPlan, 'begins' | 'conditions'> {
  const here = new Set(lands.map(({ landing }) => landing.place));
  const begins: PlaceId[] = [];
  const conditions: ConditionId[] = [];
  for (const { chain } of Object.values(definition.states)) {
    for (const fork of forksAround(chain?.nodes ?? [], here)) {
      const fresh = fork.branches.filter((branch) => isFresh(fork, branch, { state, here, passed }));
      for (const branch of fresh) {
        if (branch.when) conditions.push(branchId(fork.id, branch.id));
        begins.push(...firstSteps(branch.nodes));
        conditions.push(...firstConditions(branch.nodes));
      }
    }
  }
  return { begins, conditions };
}

/** Nobody was asked in it on this walk, no condition it still has was decided against it, and it is not one of several of which another was chosen. */
export function isFresh(
  fork: Fork,
  branch: ForkBranch,
  { state, here, passed }: { state: ItemState; here: ReadonlySet<PlaceId>; passed: ReadonlySet<PlaceId> },
): boolean {
  if (fork.takes === 'first' || branch.nodes.some((node) => holds(node, here)) || wasRejected(state, fork, branch)) return false;
  return !branch.nodes.some((node) => holds(node, passed)) && !(branch.when && wasSkipped(state.value, fork.id, branch.id));
}

export function wasRejected({ context }: ItemState, fork: Fork, branch: ForkBranch): boolean {
  return context.rejectedBranches?.includes(wayOf(fork, branch)) ?? false;
}

function wasSkipped(value: StateValue | undefined, fork: string, branch: string): boolean {
  if (typeof value !== 'object') return false;
  const own = Object.hasOwn(value, fork) ? value[fork] : undefined;
  if (typeof own === 'object' && own[branch] === 'skipped') return true;
  return Object.values(value).some((inner) => wasSkipped(inner, fork, branch));
}

function forksAround(nodes: readonly ChainNode[], here: ReadonlySet<PlaceId>): readonly Fork[] {
  return nodes.flatMap((node) =>
    node.type === 'fork' && holds(node, here) ? [node, ...node.branches.flatMap((branch) => forksAround(branch.nodes, here))] : [],
  );
}

export function firstSteps(nodes: readonly ChainNode[]): readonly PlaceId[] {
  const [first] = nodes;
  if (!first) return [];
  return first.type === 'fork' ? first.branches.flatMap((branch) => firstSteps(branch.nodes)) : [first.id];
}

/** A fork at the very beginning of a branch is entered with it. */
function firstConditions(nodes: readonly ChainNode[]): readonly ConditionId[] {
  const [first] = nodes;
  if (first?.type !== 'fork') return [];
  return first.branches.flatMap((branch) => [...(branch.when ? [branchId(first.id, branch.id)] : []), ...firstConditions(branch.nodes)]);
}
