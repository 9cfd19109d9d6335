import type { ChainNode, Fork, ForkBranch, LifecycleDefinition, StateCode } from '../../definition.js';
import type { Mapping, PlaceId } from '../../vocabulary.js';
import { recount } from './children.js';
import {
  childTokens,
  copyOf,
  stepTokens,
  type Branch,
  type EventOf,
  type ForkToken,
  type Item,
  type Over,
  type Sequence,
  type Token,
  type Turn,
} from './item.js';
import { nodesIn, waitTokens } from './nodes.js';
import { stepsIn, trailTo, type Hop, type Trail } from './road.js';
import { settleAnew } from './slate.js';
import { reasonsToStay, wayTo, type Land, type Rename } from './versions-blocked.js';
import { keptCourse } from './versions-memory.js';
import { abandon, cameTo, enterNode, leavePlace, newStepRound, noteTaken, outcome, remember } from './walk.js';

/** The item afterwards, or every reason why it stays: `why` and what it is about. */
export function goOver(over: Over, before: Item): Item | readonly string[] {
  const item = copyOf(before);
  const { from, to, event } = over;
  const lands = atHand(item).map((place): Land => {
    const landing = event.mapping.places[place] ?? { type: 'same', place };
    return { from: place, to: landing.place, anew: landing.type === 'anew' };
  });
  const renames = renamesOf(item, event.mapping);
  const reasons = reasonsToStay(over, item, { lands, renames });
  if (reasons.length > 0) return reasons;
  const passed = passedBy(item.path, item).flatMap((place) =>
    event.mapping.places[place]?.type === 'anew' ? [] : [event.mapping.places[place]?.place ?? place],
  );
  rename(item, renames);
  keptCourse(item, over);
  const turn: Turn<EventOf<'UPGRADE'>> = { definition: to, item, event };
  stand(turn, { from, lands, passed });
  return item;
}

/** As if it had never gone over: children that began since have nothing to run for. */
export function takenBack(now: Item, before: Item): Item {
  const known = childrenOf(before);
  return { ...copyOf(before), ends: childrenOf(now).filter((child) => !known.includes(child)) };
}

function childrenOf({ places }: Item): readonly string[] {
  return Object.values(places).flatMap(({ children = [] }) => children.map(({ item }) => item));
}

/** Everywhere the item stands: who decides, then sub-items, then waits. */
export function atHand(item: Item): readonly PlaceId[] {
  const work = item.work && item.state ? [item.state] : [];
  return [
    ...work,
    ...stepTokens(item.path).map(({ step }) => step.id),
    ...childTokens(item.path).map(({ node }) => node.id),
    ...waitTokens(item.path).map(({ id }) => id),
  ];
}

function renamesOf(item: Item, { places }: Mapping): readonly Rename[] {
  return Object.entries(places).flatMap(([from, { type, place }]) => (type === 'same' && place !== from && item.places[from] ? [{ from, to: place }] : []));
}

function rename(item: Item, renames: readonly Rename[]): void {
  const gone = renames.map(({ from }) => from);
  const kept = Object.entries(item.places).filter(([id]) => !gone.includes(id));
  const moved = renames.flatMap(({ from, to }) => (item.places[from] ? [[to, item.places[from]] as const] : []));
  item.places = Object.fromEntries([...kept, ...moved]);
}

/** Places that lie behind it on this walk and where it has been. */
function passedBy(path: Sequence | null, item: Item): readonly PlaceId[] {
  if (!path) return [];
  const before = nodesIn(path.nodes.slice(0, path.at)).map(({ id }) => id);
  const inside =
    path.token?.type === 'fork'
      ? path.token.branches.flatMap(({ nodes, run }) => (typeof run === 'string' ? nodesIn(nodes).map(({ id }) => id) : passedBy(run, item)))
      : [];
  return [...before, ...inside].filter((id) => item.places[id] !== undefined);
}

interface Standing {
  readonly from: LifecycleDefinition;
  readonly lands: readonly Land[];
  /** Places behind it, by their new ids. */
  readonly passed: readonly PlaceId[];
}

/** Puts the item where it lands, begins what runs beside it now, and asks once what is decided by that. */
function stand(turn: Turn<EventOf<'UPGRADE'>>, standing: Standing): void {
  const { item, definition, event } = turn;
  const { from, lands } = standing;
  const old = item.path;
  for (const land of lands) if (land.anew) beginsAnew(turn, from, land);
  const [first] = lands;
  if (!first) return void (item.state = item.state && (event.mapping.states[item.state] ?? item.state));
  const code: StateCode = wayTo(definition, first.to)?.[0] ?? '';
  const { chain, work } = definition.states[code] ?? {};
  changesChain(item, { was: old !== null, is: chain !== undefined });
  Object.assign(item, { state: code, work: work ? (first.anew ? 'resolving' : 'open') : null, path: null });
  if (!chain) return onlyBehind(item);
  const fresh: Trail[] = [];
  const path: Sequence = { nodes: chain.nodes, at: 0, token: null };
  item.path = path;
  build(turn, [{ sequence: path }], { ...standing, old, fresh });
  onlyBehind(item);
  for (const trail of fresh) enterNode(turn, trail, 0);
  askOnce(turn, from, lands);
}

/** A chain that is left so is left for good, and one that is entered so begins with nothing owed. */
function changesChain(item: Item, { was, is }: { readonly was: boolean; readonly is: boolean }): void {
  if (is && !was) Object.assign(item, { resume: null, returns: item.memory.cameBack ? item.returns : 0 });
  if (is || !was) return;
  Object.assign(item, { resumeAfter: {}, returns: 0, changedOnly: false });
  item.memory = { ...item.memory, came: [], reopenable: [], cameBack: false };
}

/** What was open at the old place is over; people are asked at the new one. */
function beginsAnew(turn: Turn<EventOf<'UPGRADE'>>, from: LifecycleDefinition, { from: left, to }: Land): void {
  leavePlace(turn, left);
  const node = Object.values(from.states)
    .flatMap(({ chain }) => nodesIn(chain?.nodes ?? []))
    .find(({ id }) => id === left);
  if (node?.type === 'sub-items') abandon(turn.item, node);
  if (turn.event.asks) remember(turn.item, { agreed: turn.item.memory.agreed.filter((id) => id !== to) });
  newStepRound(turn, to);
  const begun = Object.values(turn.definition.states)
    .flatMap(({ chain }) => nodesIn(chain?.nodes ?? []))
    .find(({ id }) => id === to);
  if (begun?.type === 'sub-items') cameTo(turn.item, begun);
  if (begun?.type === 'step') remember(turn.item, { since: [...turn.item.memory.since, to] });
}

/** Only what lies behind it in the new version, too, may be taken back there. */
function onlyBehind(item: Item): void {
  const passed = passedBy(item.path, item);
  item.memory = { ...item.memory, reopenable: item.memory.reopenable.filter((id) => passed.includes(id)) };
}

interface Building extends Standing {
  readonly old: Sequence | null;
  readonly fresh: Trail[];
}

function build(turn: Turn, trail: Trail, building: Building): void {
  const hop = trail.at(-1);
  if (!hop) return;
  const { sequence } = hop;
  const isHere = (node: ChainNode): boolean => building.lands.some(({ to }) => nodesIn([node]).some(({ id }) => id === to));
  const at = sequence.nodes.findIndex(isHere);
  const node = sequence.nodes[at];
  if (!node) throw new Error('only lists that hold a landing are built');
  sequence.at = at;
  if (node.type !== 'fork') return void (sequence.token = tokenOf(node, building.lands));
  const fork: ForkToken = { type: 'fork', fork: node, branches: [] };
  sequence.token = fork;
  for (const branch of node.branches) buildBranch(turn, { trail, fork, branch, isHere: branch.nodes.some(isHere) }, building);
}

function buildBranch(
  turn: Turn,
  { trail, fork, branch: { id, nodes, when }, isHere }: { trail: Trail; fork: ForkToken; branch: ForkBranch; isHere: boolean },
  building: Building,
): void {
  const run: Sequence = { nodes, at: 0, token: null };
  const branch: Branch = { id, nodes, run };
  const hop: Hop = { sequence: run, from: { fork, branch } };
  const way = `${fork.fork.id}/${id}`;
  if (isHere) {
    noteTaken(turn.item, way, true);
    fork.branches.push(branch);
    return build(turn, [...trail, hop], building);
  }
  if (fork.fork.takes === 'first') return noteTaken(turn.item, way, false);
  const was = runOf(building.old, fork.fork.id, id);
  if (was === 'rejected') return void fork.branches.push({ ...branch, run: 'rejected' });
  if (nodesIn(nodes).some((node) => building.passed.includes(node.id))) return void fork.branches.push({ ...branch, run: 'ended' });
  // Without its condition it is one that is always taken.
  if (was === 'not taken' && when) return;
  const isTaken = !when || outcome(turn.event.facts.outcomes, `fork/${way}`);
  noteTaken(turn.item, way, isTaken);
  if (!isTaken) return;
  fork.branches.push(branch);
  building.fresh.push([...trail, hop]);
}

/** What became of a branch of the same name so far, where its fork runs. */
function runOf(path: Sequence | null, fork: string, branch: string): Branch['run'] | 'not taken' | undefined {
  const { token } = path ?? {};
  if (token?.type !== 'fork') return undefined;
  if (token.fork.id === fork && token.fork.takes !== 'first') {
    const known = token.fork.branches.some(({ id }) => id === branch);
    return token.branches.find(({ id }) => id === branch)?.run ?? (known ? 'not taken' : undefined);
  }
  return token.branches.map(({ run }) => (typeof run === 'string' ? undefined : runOf(run, fork, branch))).find((found) => found !== undefined);
}

function tokenOf(node: Exclude<ChainNode, Fork>, lands: readonly Land[]): Token | null {
  const phase = lands.find(({ to }) => to === node.id)?.anew ? 'resolving' : 'open';
  if (node.type === 'step') return { type: 'step', step: node, phase };
  if (node.type === 'sub-items') return { type: 'sub-items', node, phase };
  return node.type === 'wait' ? { type: 'wait', wait: node } : null;
}

/** How many must agree may be another number by now. */
function askOnce(turn: Turn, from: LifecycleDefinition, lands: readonly Land[]): void {
  const before = Object.values(from.states).flatMap(({ chain }) => stepsIn(chain?.nodes ?? []));
  const kept = new Set(lands.flatMap(({ to, anew }) => (anew ? [] : [to])));
  for (const node of nodesIn(turn.item.path?.nodes ?? [])) {
    if (!kept.has(node.id) || !trailTo(turn.item.path, node.id)) continue;
    const left = lands.find(({ to }) => to === node.id)?.from;
    if (node.type === 'step')
      settleAnew(
        turn,
        node,
        before.find(({ id }) => id === left),
      );
    if (node.type === 'sub-items') recount(turn, node.id);
  }
}
