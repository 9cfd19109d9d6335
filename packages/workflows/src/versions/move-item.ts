import type { ChainNode, Fork, ForkBranch } from '../definition.js';
import { stateCode } from '../machine/active.js';
import { REJECTED } from '../machine/around.js';
import type { Machine } from '../machine/machine.js';
import { forgetAgreed } from '../machine/agreed-before.js';
import { forgetCourse, withUntaken } from '../machine/course.js';
import { closeRound, openChildrenRound, openRound, openStepRound } from '../machine/rounds.js';
import { withoutReopenable } from '../machine/looking-back.js';
import { memoryOf } from '../rules/memory.js';
import { branchId, outcomeOf } from '../rules/requirement.js';
import { stepsUpTo } from '../rules/sequences.js';
import { wayOf } from '../rules/this-walk.js';
import type { Context, EventOf, Facts, ItemState, Landing, Place, PlaceId, StateValue } from '../vocabulary.js';
import { holds, located } from './locate.js';
import { renameCourse } from './rename-course.js';
import type { MigrationPlan } from './migration.js';
import { isFresh, newCode, wasRejected } from './plan-migration.js';
import { behindNow } from './behind.js';
import { knownTo, onlyBehind, withEndsKept } from './known-to.js';

interface Versions {
  readonly from: Machine;
  readonly to: Machine;
}

interface Move {
  readonly event: EventOf<'UPGRADE'>;
  readonly lands: MigrationPlan['lands'];
  readonly renames: MigrationPlan['renames'];
}

/** The item as the new version sees it, before that version is asked anything. */
export function moveItem({ from, to }: Versions, state: ItemState, move: Move): ItemState {
  const known = knownTo(to, withEndsKept({ from, to }, state.context, { lands: move.lands, mapping: move.event.mapping }));
  const renamed = renameCourse(land(to, known, move), to.definition, move.event.mapping);
  const [first] = move.lands;
  if (!first) return { value: newCode(move.event.mapping, stateCode(state) ?? ''), context: renamed };
  const code = located(to.definition).get(first.landing.place)?.state ?? '';
  const chain = to.definition.states[code]?.chain;
  const landed = entering(renamed, { from: from.definition.states[stateCode(state) ?? '']?.chain !== undefined, to: chain !== undefined });
  const before = {
    state,
    move,
    here: new Map(move.lands.map((land) => [land.landing.place, land.landing])),
    passed: behindNow(from.definition, state, move.event.mapping),
    ways: new Map<string, boolean>(),
  };
  if (!chain) return { value: { [code]: phaseOf(first.landing) }, context: onlyBehind(to.definition, { value: code, context: landed }) };
  const begun: PlaceId[] = [];
  const value = sequence(chain.nodes, before, begun);
  const begunToo = withWays(
    begun.reduce((so, place) => begin(to, so, { place, facts: move.event.facts }), landed),
    before.ways,
  );
  return { value: { [code]: value }, context: onlyBehind(to.definition, { value: { [code]: value }, context: begunToo }) };
}

/** A chain that is left so is left otherwise than by a return; one that is entered so owes nobody a correction. */
function entering(context: Context, inChain: { readonly from: boolean; readonly to: boolean }): Context {
  if (inChain.from === inChain.to) return context;
  return inChain.from ? forgetCourse(context) : { ...context, resume: null };
}

/** All at once, for two steps may have changed their ids for one another. */
function land(machine: Machine, context: Context, { lands, renames, event }: Move): Context {
  const gone = new Set(renames.map(({ from }) => from));
  const others = Object.entries(context.places).filter(([id]) => !gone.has(id));
  const renamed = renames.flatMap(({ from, to }): [PlaceId, Place][] => {
    const place = context.places[from];
    return place ? [[to, place]] : [];
  });
  const moved = { ...context, places: Object.fromEntries([...others, ...renamed]) };
  return lands.reduce((so, { from, landing: { type, place } }) => {
    if (type === 'same') return so;
    const left = closeRound(so, from, event);
    return begin(machine, event.asks && memoryOf(machine.definition).agreed ? forgetAgreed(left, machine, [place]) : left, { place, facts: event.facts });
  }, moved);
}

/** A round of the new version, with what its rules will look back for. */
function begin(to: Machine, context: Context, { place, facts }: { readonly place: PlaceId; readonly facts: Facts }): Context {
  const step = to.compiled.places.get(place)?.step;
  if (step) return openStepRound(context, step.definition, { memory: memoryOf(to.definition), facts });
  const below = to.compiled.subItems.get(place);
  if (!below) return openRound(context, place);
  // Once they are sent out, nobody takes back what led to it.
  return openChildrenRound(withoutReopenable(context, stepsUpTo(below.chain.nodes, place)), below.definition);
}

interface Before {
  readonly state: ItemState;
  readonly move: Move;
  readonly here: ReadonlyMap<PlaceId, Landing>;
  /** Behind it on this walk, by the ids of the new version. */
  readonly passed: ReadonlySet<PlaceId>;
  /** Branches that are taken now, and those that are not. */
  readonly ways: Map<string, boolean>;
}

function withWays(context: Context, ways: Before['ways']): Context {
  const left = [...ways].flatMap(([way, isTaken]) => (isTaken ? [] : [way]));
  return withUntaken(context, { known: new Set(ways.keys()), left });
}

/** The sequence stands at the one node that holds a landing; what is before it is behind the item. */
function sequence(nodes: readonly ChainNode[], before: Before, begun: PlaceId[]): StateValue {
  const node = nodes.find((one) => holds(one, new Set(before.here.keys())));
  if (!node) throw new Error('a sequence without a landing was entered');
  if (node.type === 'fork') return { [node.id]: waysNow(node, { before, begun }) };
  const at = before.here.get(node.id);
  return { [node.id]: at && node.type !== 'wait' ? phaseOf(at) : 'open' };
}

/** Of a condition branch only the way the item went stands in its state. */
function waysNow(fork: Fork, at: { before: Before; begun: PlaceId[] }): StateValue {
  const here = new Set(at.before.here.keys());
  const ways = fork.takes === 'first' ? onlyTaken(fork, ({ nodes }) => nodes.some((node) => holds(node, here)), at) : fork.branches;
  return branches(ways, (branch) => branchNow(fork, branch, at));
}

function branchNow(fork: Fork, branch: ForkBranch, { before, begun }: { before: Before; begun: PlaceId[] }): StateValue {
  const here = new Set(before.here.keys());
  if (branch.nodes.some((node) => holds(node, here))) {
    before.ways.set(wayOf(fork, branch), true);
    return sequence(branch.nodes, before, begun);
  }
  if (isFresh(fork, branch, { state: before.state, here, passed: before.passed })) return entered(fork, branch, { before, begun });
  if (wasRejected(before.state, fork, branch)) return REJECTED;
  return branch.nodes.some((node) => holds(node, before.passed)) ? 'ended' : 'skipped';
}

function entered(fork: Fork, branch: ForkBranch, at: { before: Before; begun: PlaceId[] }): StateValue {
  const is = isTaken(fork, branch, at);
  at.before.ways.set(wayOf(fork, branch), is);
  return is ? start(branch.nodes, at) : 'skipped';
}

/** The first branch of which it holds, and no other. */
function onlyTaken(fork: Fork, is: (branch: ForkBranch) => boolean, { before: { ways } }: { before: Before }): readonly ForkBranch[] {
  const taken = fork.branches.find(is);
  for (const branch of fork.branches) ways.set(wayOf(fork, branch), branch === taken);
  return taken ? [taken] : [];
}

function isTaken(fork: Fork, { id, when }: ForkBranch, { before }: { before: Before }): boolean {
  return !when || outcomeOf(before.move.event.facts, branchId(fork.id, id));
}

/** A fork of which no branch is taken is passed at once; a branch in which nothing else stands has ended. */
function start(nodes: readonly ChainNode[], at: { before: Before; begun: PlaceId[] }): StateValue {
  const [first, ...rest] = nodes;
  if (!first) return 'ended';
  if (first.type === 'fork') {
    const ways = waysBegun(first, at);
    return Object.values(ways).some((way) => way !== 'skipped' && way !== 'ended') ? { [first.id]: ways } : start(rest, at);
  }
  at.begun.push(first.id);
  // What only tells is passed as soon as the machine is asked whether anything is decided by now.
  if (first.type === 'step' || first.type === 'wait') return { [first.id]: first.type === 'step' ? 'resolving' : 'open' };
  return first.id;
}

function waysBegun(fork: Fork, at: { before: Before; begun: PlaceId[] }): Readonly<Record<string, StateValue>> {
  if (fork.takes !== 'first') return branches(fork.branches, (branch) => entered(fork, branch, at));
  const ways = onlyTaken(fork, (branch) => isTaken(fork, branch, at), at);
  return branches(ways, (branch) => start(branch.nodes, at));
}

function branches(of: readonly ForkBranch[], valueOf: (branch: ForkBranch) => StateValue): Readonly<Record<string, StateValue>> {
  return Object.fromEntries(of.map((branch) => [branch.id, valueOf(branch)]));
}

function phaseOf({ type }: Landing): 'open' | 'resolving' {
  return type === 'same' ? 'open' : 'resolving';
}
