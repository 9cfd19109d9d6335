import type { Step } from '../../definition.js';
import type { Slot } from '../../vocabulary.js';
import { setSlots, slotsOf, stateOf, type EventOf, type Branch, type Item, type No, type Sequence, type Turn } from './item.js';
import { isInSiblingBranch, roadTo, stepsIn, type Road, type Trail } from './road.js';
import { openStep } from './sign.js';
import { tally } from './round.js';
import { settle, withFalls } from './settle.js';
import { innermost, leaveSequence, remember } from './walk.js';
import { isHis, signerSaysNo } from './who.js';

/** One's own decision is open again, while nothing followed from it. */
export function takeBack(turn: Turn<EventOf<'TAKE_BACK'>>): No {
  const { item, event } = turn;
  const step = Object.values(turn.definition.states)
    .flatMap(({ chain }) => stepsIn(chain?.nodes ?? []))
    .find(({ id }) => id === event.step);
  if (!step) return 'act.not-here';
  if (!step.actions?.includes('take-back')) return 'action.not-offered';
  const slot = slotsOf(item, event.step).find(({ id }) => id === event.slot);
  if (!slot) return 'slot.not-open';
  if (!isHis(slot, event.facts.actor)) return 'slot.not-yours';
  if (!slot.closed || !['agreed', 'rejected'].includes(slot.closed.as) || !item.memory.decided.includes(slot.id)) return 'take-back.too-late';
  const open = openStep(item, event.step) !== null;
  if (!open && !item.memory.reopenable.includes(event.step)) return 'take-back.too-late';
  if (hasServed(item, event.step, slot)) return 'take-back.too-late';
  const slots = asTheyWere(turn, slotsOf(item, event.step), reopened(turn, slot, open));
  // Where he would be superfluous again at once, or the others decided it without him, there is nothing left that he could change.
  const stays = withFalls(turn, slots).some(({ id, closed }) => id === slot.id && !closed);
  if (!stays || (!open && tally(step, slots, item.places[step.id]?.unfilled) !== 'open')) return 'take-back.too-late';
  if (isReliedOn(turn, step, slot)) return 'take-back.too-late';
  const person = signerSaysNo(turn, step);
  if (person) return person;
  const { actor } = event.facts;
  if (actor.type === 'person' && actor.person !== slot.person && actor.person !== slot.closed.by) return 'slot.not-yours';
  if (!open) reopenStep(turn, step);
  setSlots(item, event.step, slots);
  const others = (ids: readonly string[]): readonly string[] => ids.filter((id) => id !== slot.id);
  remember(item, { decided: others(item.memory.decided), binding: others(item.memory.binding) });
  settle(turn, step);
  return null;
}

/** He counts as agreed in a sibling branch, and this is the only thing he has signed himself. */
function isReliedOn(turn: Turn, step: Step, slot: Slot): boolean {
  const { item } = turn;
  const nodes = stateOf(turn)?.chain?.nodes ?? [];
  const own = roadTo(nodes, step.id) ?? [];
  const said = stepsIn(nodes)
    .filter(({ id }) => item.memory.since.includes(id))
    .flatMap(({ id }) => slotsOf(item, id).map((one) => ({ one, isBeside: isInSiblingBranch(own, roadTo(nodes, id) ?? []) })))
    .filter(({ one }) => one.id !== slot.id && one.person === slot.person && one.closed?.as === 'agreed');
  const counts = said.some(({ one, isBeside }) => isBeside && one.closed?.auto === 'signed-before');
  return counts && said.every(({ one }) => one.closed?.auto !== undefined);
}

/** He was asked to sign before somebody who has decided since. */
function hasServed(item: Item, step: string, { added }: Slot): boolean {
  const adder = slotsOf(item, step).find(({ id }) => id === added?.by);
  return added?.how === 'before' && adder?.closed !== undefined && (adder.closed.auto !== undefined || item.memory.decided.includes(adder.id));
}

/** Whoever would be let go again at once, for what others said, was not let go by him: how that ended stays. */
function asTheyWere(turn: Turn, before: readonly Slot[], open: readonly Slot[]): readonly Slot[] {
  const fallen = withFalls(turn, open);
  return open.map((slot, n) => (slot !== before[n] && fallen[n]?.closed ? (before[n] ?? slot) : slot));
}

/** His own, and those that were closed because of it: in a closed step, all that its end closed. */
function reopened({ item, event }: Turn<EventOf<'TAKE_BACK'>>, own: Slot, wasOpen: boolean): readonly Slot[] {
  const slots = slotsOf(item, event.step);
  const ended = wasOpen
    ? undefined
    : slots
        .map(({ closed }) => closed?.at ?? '')
        .sort()
        .at(-1);
  const followed = ({ id, closed }: Slot): boolean =>
    closed !== undefined &&
    [own.closed?.at, ended].includes(closed.at) &&
    (closed.as === 'superseded' || (closed.as === 'rejected' && !item.memory.decided.includes(id)));
  return slots.map((slot) => (slot.id === own.id || followed(slot) ? withoutEnd(slot) : slot));
}

function withoutEnd({ closed: _, ...slot }: Slot): Slot {
  return slot;
}

/** The step is at hand again with the same round; what was entered since is left. */
function reopenStep(turn: Turn<EventOf<'TAKE_BACK'>>, step: Step): void {
  const { item } = turn;
  const road = roadTo(stateOf(turn)?.chain?.nodes ?? [], step.id);
  const trail = road && item.path && descend(turn, [{ sequence: item.path }], road);
  if (!road || !trail) throw new Error('a step that may be reopened lies in the running chain');
  Object.assign(innermost(trail).sequence, { at: road.at(-1)?.index, token: { type: 'step', step, phase: 'open' } });
  const owed = item.memory.wentStraight[step.id];
  if (owed !== undefined) item.resumeAfter[step.id] = owed;
  remember(item, { reopenable: item.memory.reopenable.filter((id) => id !== step.id), agreed: item.memory.agreed.filter((id) => id !== step.id) });
}

/** Rebuilds the way down to the closed step, leaving what came after it. */
function descend(turn: Turn, trail: Trail, road: Road): Trail | null {
  const [stretch, ...rest] = road;
  const { sequence } = innermost(trail);
  if (!stretch) return null;
  const node = stretch.nodes[stretch.index];
  const running = sequence.at === stretch.index && sequence.token?.type === 'fork' ? sequence.token : null;
  if (!running) leaveSequence(turn, sequence);
  if (node?.type !== 'fork') return trail;
  const fork = running ?? { type: 'fork' as const, fork: node, branches: node.branches.map(({ id, nodes }): Branch => ({ id, nodes, run: 'ended' })) };
  Object.assign(sequence, { at: stretch.index, token: fork });
  const branch = fork.branches.find(({ id }) => id === stretch.branch);
  if (!branch) return null;
  const run: Sequence = typeof branch.run === 'string' ? { nodes: branch.nodes, at: branch.nodes.length, token: null } : branch.run;
  branch.run = run;
  return descend(turn, [...trail, { sequence: run, from: { fork, branch } }], rest);
}
