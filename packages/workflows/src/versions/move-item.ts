import type { ChainNode, Fork, ForkBranch } from '../definition.js';
import { stateCode } from '../machine/active.js';
import { REJECTED } from '../machine/around.js';
import type { Machine } from '../machine/machine.js';
import { closeRound, openRound, openStepRound } from '../machine/rounds.js';
import { memoryOf } from '../rules/memory.js';
import { branchId, outcomeOf } from '../rules/requirement.js';
import type { Context, ItemEvent, ItemState, Landing, Place, PlaceId, StateValue } from '../vocabulary.js';
import { holds, located } from './locate.js';
import { renameCourse } from './rename-course.js';
import type { MigrationPlan } from './migration.js';
import { isFresh, newCode, wasEntered } from './plan-migration.js';

interface Move {
  readonly event: Extract<ItemEvent, { type: 'UPGRADE' }>;
  readonly lands: MigrationPlan['lands'];
  readonly renames: MigrationPlan['renames'];
}

/** The item as the new version sees it, before that version is asked anything. */
export function moveItem(to: Machine, state: ItemState, move: Move): ItemState {
  const landed = renameCourse(land(to, state.context, move), to.definition, move.event.mapping);
  const [first] = move.lands;
  if (!first) return { value: newCode(move.event.mapping, stateCode(state) ?? ''), context: landed };
  const code = located(to.definition).get(first.landing.place)?.state ?? '';
  const chain = to.definition.states[code]?.chain;
  const before = { state, move, here: new Map(move.lands.map((land) => [land.landing.place, land.landing])) };
  if (!chain) return { value: { [code]: phaseOf(first.landing) }, context: landed };
  const begun: PlaceId[] = [];
  const value = sequence(chain.nodes, before, begun);
  return { value: { [code]: value }, context: begun.reduce((so, place) => begin(to, so, place), landed) };
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
  return lands.reduce((so, { from, landing }) => (landing.type === 'same' ? so : begin(machine, closeRound(so, from, event), landing.place)), moved);
}

/** A round of the new version, with what its rules will look back for. */
function begin(to: Machine, context: Context, place: PlaceId): Context {
  const step = to.compiled.places.get(place)?.step;
  return step ? openStepRound(context, step.definition, memoryOf(to.definition)) : openRound(context, place);
}

interface Before {
  readonly state: ItemState;
  readonly move: Move;
  readonly here: ReadonlyMap<PlaceId, Landing>;
}

/** The sequence stands at the one node that holds a landing; what is before it is behind the item. */
function sequence(nodes: readonly ChainNode[], before: Before, begun: PlaceId[]): StateValue {
  const node = nodes.find((one) => holds(one, new Set(before.here.keys())));
  if (!node) throw new Error('a sequence without a landing was entered');
  if (node.type === 'fork') return { [node.id]: waysNow(node, { before, begun }) };
  const at = before.here.get(node.id);
  return { [node.id]: at && node.type === 'step' ? phaseOf(at) : 'open' };
}

/** Of a condition branch only the way the item went stands in its state. */
function waysNow(fork: Fork, at: { before: Before; begun: PlaceId[] }): StateValue {
  const here = new Set(at.before.here.keys());
  const ways = fork.takes === 'first' ? fork.branches.filter(({ nodes }) => nodes.some((node) => holds(node, here))) : fork.branches;
  return branches(ways, (branch) => branchNow(fork, branch, at));
}

function branchNow(fork: Fork, branch: ForkBranch, { before, begun }: { before: Before; begun: PlaceId[] }): StateValue {
  const here = new Set(before.here.keys());
  if (branch.nodes.some((node) => holds(node, here))) return sequence(branch.nodes, before, begun);
  if (isFresh(fork, branch, { state: before.state, here })) return entered(fork, branch, { before, begun });
  const { places, rejectedBranches } = before.state.context;
  if (fork.onReject === 'siblings-finish' && rejectedBranches?.includes(`${fork.id}/${branch.id}`)) return REJECTED;
  return wasEntered(branch.nodes, places) || !branch.when ? 'ended' : 'skipped';
}

function entered(fork: Fork, branch: ForkBranch, at: { before: Before; begun: PlaceId[] }): StateValue {
  return isTaken(fork, branch, at) ? start(branch.nodes, at) : 'skipped';
}

function isTaken(fork: Fork, { id, when }: ForkBranch, { before }: { before: Before }): boolean {
  return !when || outcomeOf(before.move.event.facts, branchId(fork.id, id));
}

function start(nodes: readonly ChainNode[], at: { before: Before; begun: PlaceId[] }): StateValue {
  const [first] = nodes;
  if (!first) throw new Error('a sequence without nodes passed the checks');
  if (first.type === 'fork') return { [first.id]: waysBegun(first, at) };
  at.begun.push(first.id);
  // What only tells is passed as soon as the machine is asked whether anything is decided by now.
  if (first.type === 'step' || first.type === 'wait') return { [first.id]: first.type === 'step' ? 'resolving' : 'open' };
  return first.id;
}

function waysBegun(fork: Fork, at: { before: Before; begun: PlaceId[] }): StateValue {
  const first = fork.takes === 'first' ? fork.branches.find((branch) => isTaken(fork, branch, at)) : undefined;
  return branches(first ? [first] : fork.branches, (branch) => entered(fork, branch, at));
}

function branches(of: readonly ForkBranch[], valueOf: (branch: ForkBranch) => StateValue): StateValue {
  return Object.fromEntries(of.map((branch) => [branch.id, valueOf(branch)]));
}

function phaseOf({ type }: Landing): 'open' | 'resolving' {
  return type === 'same' ? 'open' : 'resolving';
}
