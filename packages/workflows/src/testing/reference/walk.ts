import type { ForkBranch, StateCode, Step, SubItems, Target, TellNode, WaitNode } from '../../definition.js';
import { childTokens, closeSlot, setSlots, slotsOf, stateOf, stepTokens, type Branch, type Item, type Sequence, type Turn } from './item.js';
import { remembers } from './versions-memory.js';
import { signersIn } from './round.js';
import { roadTo, stepsIn, stepsUpTo, type Hop, type Road, type Trail } from './road.js';

/** Opens a new round of a place: earlier votes never count. */
export function newRound(item: Item, place: string): void {
  item.places[place] = { round: (item.places[place]?.round ?? 0) + 1, slots: [] };
}

/** Whatever is still open there ends; nothing vanishes. */
export function leavePlace(turn: Turn, place: string): void {
  const left = slotsOf(turn.item, place).map((slot) => (slot.closed ? slot : closeSlot(turn, slot, 'superseded')));
  setSlots(turn.item, place, left);
}

export function leaveSequence(turn: Turn, sequence: Sequence | null): void {
  for (const { step } of stepTokens(sequence)) leavePlace(turn, step.id);
  for (const { node, phase } of childTokens(sequence)) if (phase === 'open') abandon(turn.item, node);
  if (sequence) sequence.token = null;
}

/** What runs below has nothing to run for any more, unless it is to go on by itself. */
export function abandon(item: Item, { id, left }: SubItems): void {
  if (left === 'keep') return;
  const running = (item.places[id]?.children ?? []).filter(({ ended }) => !ended);
  item.ends = [...item.ends, ...running.map((child) => child.item)];
}

/** The item leaves the state it is in, with everything running there, and enters another. */
export function goTo(turn: Turn, state: StateCode): void {
  const { item, definition } = turn;
  if (item.work && item.state) leavePlace(turn, item.state);
  leaveSequence(turn, item.path);
  const { resume } = item;
  const entered = definition.states[state];
  Object.assign(item, { state, work: null, path: null, resumeAfter: {} });
  remember(item, { reopenable: [], ...(entered?.end ? { cameBack: false } : {}) });
  // A correction still owed goes straight back however it is passed about; once ended or handed in it is owed no more.
  if (entered?.end || entered?.chain) item.resume = null;
  if (entered?.work) {
    newRound(item, state);
    item.work = 'resolving';
  }
  if (!entered?.chain) return;
  item.path = { nodes: entered.chain.nodes, at: 0, token: null };
  const back = entered.chain.nodes.findIndex((node) => node.type === 'step' && node.id === resume);
  enterNode(turn, [{ sequence: item.path }], Math.max(0, back));
}

/** Stands in the innermost list of the trail at the given node from now on. */
export function enterNode(turn: Turn, trail: Trail, index: number): void {
  const sequence = innermost(trail).sequence;
  const node = sequence.nodes[index];
  sequence.at = index;
  sequence.token = null;
  if (!node) return endSequence(turn, trail);
  if (node.type === 'step') return enterStep(turn, sequence, node);
  if (node.type === 'sub-items') return enterSubItems(turn, sequence, node);
  if (node.type !== 'fork') return comeBy(turn, trail, { node, index });
  const taken = branchesTaken(turn, node.id, node.branches, node.takes ?? 'all');
  for (const branch of node.branches) noteTaken(turn.item, `${node.id}/${branch.id}`, taken.includes(branch));
  if (taken.length === 0) return enterNode(turn, trail, index + 1);
  const branches = taken.map(({ id, nodes }): Branch => ({ id, nodes, run: { nodes, at: 0, token: null } }));
  const fork = { type: 'fork' as const, fork: node, branches };
  sequence.token = fork;
  for (const branch of branches) if (typeof branch.run !== 'string') enterNode(turn, [...trail, { sequence: branch.run, from: { fork, branch } }], 0);
}

/** What an earlier walk left in a branch that is not taken now is no part of this one. */
export function noteTaken(item: Item, way: string, is: boolean): void {
  const others = item.memory.untaken.filter((one) => one !== way);
  remember(item, { untaken: is ? others : [...others, way] });
}

/** Whether the item came to this step on its present walk. */
export function isOnThisWalk({ places, memory }: Item, road: Road, step: string): boolean {
  const ways = road.flatMap(({ nodes, index, branch }) => (branch === undefined ? [] : [`${nodes[index]?.id}/${branch}`]));
  return places[step] !== undefined && !ways.some((way) => memory.untaken.includes(way));
}

/** Nobody decides here: it tells and goes on at once, or stands until something comes. */
function comeBy(turn: Turn, trail: Trail, { node, index }: { node: TellNode | WaitNode; index: number }): void {
  newRound(turn.item, node.id);
  if (node.type === 'wait') innermost(trail).sequence.token = { type: 'wait', wait: node };
  else enterNode(turn, trail, index + 1);
}

/** Of a step that was agreed it is known who signed, should nobody be asked again. */
export function newStepRound({ definition, item, event }: Turn, step: string): void {
  const before = item.places[step];
  newRound(item, step);
  const round = item.places[step];
  if (!before || !round || !event.facts.looksBack || !remembers(definition).signers || !item.memory.agreed.includes(step)) return;
  const signed = before.passed ? before.signed : signersIn(before);
  if (signed) item.places[step] = { ...round, signed };
}

function enterStep(turn: Turn, sequence: Sequence, step: Step): void {
  const { item } = turn;
  sequence.token = { type: 'step', step, phase: 'resolving' };
  newStepRound(turn, step.id);
  const { since, reopenable } = item.memory;
  remember(item, { since: [...since, step.id], reopenable: reopenable.filter((id) => id !== step.id) });
}

/** What was decided on the way here is not taken back once others work on it. */
function enterSubItems(turn: Turn, sequence: Sequence, node: SubItems): void {
  sequence.token = { type: 'sub-items', node, phase: 'resolving' };
  const last = turn.item.places[node.id]?.children ?? [];
  newRound(turn.item, node.id);
  const opened = turn.item.places[node.id];
  const { came } = turn.item.memory;
  if (opened && node.again === 'failed' && turn.item.returns > 0 && last.length > 0 && came.includes(node.id))
    turn.item.places[node.id] = { ...opened, before: last };
  cameTo(turn.item, node);
  settleWhatLedHere(turn.item, roadOf(turn, node.id));
}

/** Since it was handed in afresh it came by here; asked of those only of whom the failed are asked again. */
export function cameTo(item: Item, { id, again }: SubItems): void {
  const others = item.memory.came.filter((one) => one !== id);
  remember(item, { came: again === 'failed' ? [...others, id] : others });
}

function branchesTaken({ event }: Turn, fork: string, branches: readonly ForkBranch[], takes: 'all' | 'first'): readonly ForkBranch[] {
  const holding = branches.filter(({ id, when }) => when === undefined || outcome(event.facts.outcomes, `fork/${fork}/${id}`));
  return takes === 'first' ? holding.slice(0, 1) : holding;
}

export function outcome(outcomes: Readonly<Record<string, boolean>>, id: string): boolean {
  const found = outcomes[id];
  if (found === undefined) throw new Error(`no outcome for ${id}`);
  return found;
}

export function whereTo({ event }: Turn, name: string, to: Target): string {
  if (typeof to === 'string') return to;
  const at = to.findIndex(({ when }, n) => when === undefined || outcome(event.facts.outcomes, `${name}/to/${n}`));
  const branch = to[at];
  if (!branch) throw new Error('the last branch has no condition');
  return branch.to;
}

/** The innermost list came to its end by agreement. */
function endSequence(turn: Turn, trail: Trail): void {
  const { from } = innermost(trail);
  if (from) {
    from.branch.run = 'ended';
    return join(turn, trail);
  }
  const chain = stateOf(turn)?.chain;
  if (chain) goTo(turn, whereTo(turn, `chain/${turn.item.state}`, chain.agreed));
}

/** A branch ended; the fork ends with the last of them. */
function join(turn: Turn, trail: Trail): void {
  const { from } = innermost(trail);
  if (!from?.fork.branches.every(({ run }) => typeof run === 'string')) return;
  const outer = trail.slice(0, -1);
  if (from.fork.branches.some(({ run }) => run === 'rejected')) {
    forget(turn.item, innermost(outer).sequence);
    return reject(turn, outer);
  }
  enterNode(turn, outer, innermost(outer).sequence.at + 1);
}

/** What stands in the innermost list of the trail was not agreed: the fork around it decides, or the chain is over. */
export function reject(turn: Turn, trail: Trail): void {
  const { sequence, from } = innermost(trail);
  if (!from) {
    const to = stateOf(turn)?.chain?.rejected;
    if (to === undefined) throw new Error('a chain that can be disagreed with says where that leads');
    return goTo(turn, to);
  }
  switch (from.fork.fork.onReject ?? 'stop-all') {
    case 'stop-all':
      leaveFork(turn, trail);
      return reject(turn, trail.slice(0, -1));
    case 'siblings-finish':
      leaveSequence(turn, sequence);
      from.branch.run = 'rejected';
      return join(turn, trail);
    case 'restart-branch':
      leaveSequence(turn, sequence);
      turn.item.returns += 1;
      // A branch that was disagreed with is heard anew, whatever changed.
      turn.item.changedOnly = false;
      forget(turn.item, sequence);
      return enterNode(turn, trail, 0);
  }
}

function leaveFork(turn: Turn, trail: Trail): void {
  const { sequence } = innermost(trail.slice(0, -1));
  leaveSequence(turn, sequence);
  forget(turn.item, sequence);
}

export function innermost(trail: Trail): Hop {
  const last = trail.at(-1);
  if (!last) throw new Error('a trail is never empty');
  return last;
}

/** A step agreed: on to the next node, or straight back to who asked for the correction. */
export function onward(turn: Turn, trail: Trail, step: Step): void {
  const { item } = turn;
  const { nodes, at } = innermost(trail).sequence;
  const back = answered(item, step.id);
  const { agreed, reopenable } = item.memory;
  remember(item, { agreed: [...agreed, step.id], reopenable: [...reopenable, step.id] });
  const straight = nodes.findIndex((node) => node.type === 'step' && node.id === back);
  enterNode(turn, trail, straight < 0 ? at + 1 : straight);
}

/** The correction asked of a step is made, or refused. Answers who asked for it, and remembers him for whoever takes that back. */
export function answered(item: Item, step: string): string | undefined {
  const { [step]: back, ...others } = item.resumeAfter;
  const { [step]: _before, ...went } = item.memory.wentStraight;
  item.resumeAfter = others;
  remember(item, { wentStraight: back === undefined ? went : { ...went, [step]: back } });
  return back;
}

/** Nothing of this list may be taken back or goes straight back any more. */
export function forget(item: Item, { nodes }: Pick<Sequence, 'nodes'>): void {
  const gone = stepsIn(nodes).map(({ id }) => id);
  for (const id of gone) delete item.resumeAfter[id];
  remember(item, { reopenable: item.memory.reopenable.filter((id) => !gone.includes(id)) });
}

/** A person decided at this step: what led here stays as it was decided. */
export function settleWhatLedHere(item: Item, road: Road): void {
  const before = stepsUpTo(road).map(({ id }) => id);
  remember(item, { reopenable: item.memory.reopenable.filter((id) => !before.includes(id)) });
}

export function roadOf(turn: Turn, step: string): Road {
  const road = roadTo(stateOf(turn)?.chain?.nodes ?? [], step);
  if (!road) throw new Error(`no step ${step} here`);
  return road;
}

export function remember(item: Item, more: Partial<Item['memory']>): void {
  item.memory = { ...item.memory, ...more };
}
