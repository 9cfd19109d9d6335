import type { Chain, Step, StepId } from '../../definition.js';
import type { Slot } from '../../vocabulary.js';
import { closeSlot, setSlots, slotsOf, stateOf, type Branch, type EventOf, type Item, type No, type Sequence, type Turn } from './item.js';
import { isInSiblingBranch, roadTo, stepsRightBefore, stepsIn, stepsUpTo, trailTo, type Trail } from './road.js';
import { isBase, isLead, isWithHolder } from './round.js';
import { leavePlace, leaveSequence, enterNode, forget, goTo, innermost, isOnThisWalk, remember, roadOf, settleWhatLedHere } from './walk.js';
import { settle } from './settle.js';
import { remembers } from './versions-memory.js';
import { isHis, signerSaysNo } from './who.js';

type SlotEvent = Extract<Turn['event'], { slot: string; step: string }>;

/** A slot of the present round, his own, open and at hand. */
export function slotSaysNo(turn: Turn<SlotEvent>): No {
  return openSlotSaysNo(turn) ?? (ownSlot(turn.item, turn.event)?.waits ? 'slot.waits' : null);
}

/** The same, though it need not be his turn. */
export function openSlotSaysNo({ item, event }: Turn<SlotEvent>): No {
  const slot = ownSlot(item, event);
  if (!slot) return 'slot.not-open';
  if (!isHis(slot, event.facts.actor)) return 'slot.not-yours';
  return slot.closed ? 'slot.already-settled' : null;
}

export function ownSlot(item: Item, event: { readonly step: string; readonly slot: string }): Slot | undefined {
  return slotsOf(item, event.step).find(({ id }) => id === event.slot);
}

export interface Asked {
  readonly step: Step;
  readonly trail: Trail;
}

/** The step an event names, where it is at hand; whoever comes late is told how his slot ended, not that there is no such step. */
export function askedStep(turn: Turn<SlotEvent>): Asked | NonNullable<No> {
  const { definition, item, event } = turn;
  const step = Object.values(definition.states)
    .flatMap(({ chain }) => stepsIn(chain?.nodes ?? []))
    .find(({ id }) => id === event.step);
  if (!step) return 'act.not-here';
  return openStep(item, event.step) ?? slotSaysNo(turn) ?? 'act.not-here';
}

/** Where the round of a step at hand is; null where it is not. */
export function openStep(item: Item, id: StepId): { readonly trail: Trail; readonly step: Step } | null {
  const trail = trailTo(item.path, id);
  const token = trail && innermost(trail).sequence.token;
  return trail && token?.type === 'step' && token.phase === 'open' ? { trail, step: token.step } : null;
}

function unclaimed(item: Item, step: Step, slot: Slot | undefined): No {
  if (step.mode !== 'claim' || !slot || !isBase(slot) || slot.claimed) return null;
  return isWithHolder(slotsOf(item, step.id), slot) ? null : 'claim.not-yours';
}

function isConsulted(slot: Slot | undefined): boolean {
  return slot?.added?.how === 'consult';
}

export function agree(turn: Turn<EventOf<'AGREE'>>): No {
  const { item, event } = turn;
  const open = askedStep(turn);
  if (typeof open === 'string') return open;
  const slot = ownSlot(item, event);
  const no = slotSaysNo(turn) ?? (isConsulted(slot) ? 'action.not-offered' : null) ?? unclaimed(item, open.step, slot) ?? signerSaysNo(turn, open.step);
  if (no) return no;
  if (open.step.agree.opinion === 'required' && !event.opinionGiven) return 'decision.opinion-missing';
  const bare = without(turn, open.step);
  if (bare) return bare;
  decideSlot(turn, 'agreed');
  settle(turn, open.step);
  return null;
}

/** Writing in the form moves nothing; whoever may decide may write. */
export function edit(turn: Turn<EventOf<'EDIT'>>): No {
  const { item, event } = turn;
  const open = askedStep(turn);
  if (typeof open === 'string') return open;
  const slot = ownSlot(item, event);
  return slotSaysNo(turn) ?? (isConsulted(slot) ? 'action.not-offered' : null) ?? unclaimed(item, open.step, slot) ?? signerSaysNo(turn, open.step);
}

export function disagree(turn: Turn<EventOf<'REJECT'>>): No {
  const { item, event } = turn;
  const open = askedStep(turn);
  if (typeof open === 'string') return open;
  if (!open.step.reject) return 'reject.not-offered';
  const slot = ownSlot(item, event);
  const no =
    slotSaysNo(turn) ??
    (isConsulted(slot) ? 'action.not-offered' : null) ??
    unclaimed(item, open.step, slot) ??
    signerSaysNo(turn, open.step) ??
    (mayReject(item, open.step, slot) ? null : 'reject.not-offered');
  if (no) return no;
  if (!event.reasonGiven) return 'reject.reason-missing';
  const bare = without(turn, open.step);
  if (bare) return bare;
  decideSlot(turn, 'rejected');
  settle(turn, open.step);
  return null;
}

/** Signed by hand where that is asked, or on the paper; and with its files. */
function without({ event }: Turn<EventOf<'AGREE'> | EventOf<'REJECT'> | EventOf<'RETURN'>>, { signature, files }: Step): No {
  if (event.type !== 'RETURN' && signature && event.facts.enteredBy === undefined && !event.signatureGiven) return 'decision.signature-missing';
  const answer = event.type === 'AGREE' ? 'agree' : event.type === 'REJECT' ? 'reject' : 'return';
  return files && files.with.some((one) => one === answer) && (event.filesGiven ?? 0) < (files.least ?? 1) ? 'decision.files-missing' : null;
}

/** Assistants give an opinion and decide nothing. */
function mayReject(item: Item, { id, mode }: Step, slot: Slot | undefined): boolean {
  if (!slot) return false;
  return typeof mode === 'string' || mode.type !== 'lead' || isLead(slotsOf(item, id), slot);
}

export function decideSlot(turn: Turn<SlotEvent>, as: 'agreed' | 'rejected' | 'returned' | 'answered'): void {
  const { item, event } = turn;
  setSlots(
    item,
    event.step,
    slotsOf(item, event.step).map((slot) => (slot.id === event.slot ? closeSlot(turn, slot, as) : slot)),
  );
  settleWhatLedHere(item, roadOf(turn, event.step));
  const { decided, binding } = item.memory;
  remember(item, { decided: [...decided, event.slot], binding: [...binding, event.slot] });
}

export function giveBack(turn: Turn<EventOf<'RETURN'>>): No {
  const { item, event } = turn;
  const open = askedStep(turn);
  if (typeof open === 'string') return open;
  if (!open.step.return) return 'return.not-offered';
  const slot = ownSlot(item, event);
  const no = slotSaysNo(turn) ?? (isConsulted(slot) ? 'action.not-offered' : null) ?? unclaimed(item, open.step, slot) ?? signerSaysNo(turn, open.step);
  if (no) return no;
  if (!event.reasonGiven) return 'return.reason-missing';
  const last = targetSaysNo(turn, open.step) ?? without(turn, open.step);
  if (last) return last;
  decideSlot(turn, 'returned');
  if (event.to === undefined) returnToSubmitter(turn, open.step, open.trail);
  else returnTo(turn, open, event.to);
  return null;
}

function targetSaysNo(turn: Turn<EventOf<'RETURN'>>, step: Step): No {
  const offered = step.return?.to ?? ['submitter'];
  const { to } = turn.event;
  if (to === undefined) return offered.includes('submitter') ? null : 'return.target-unknown';
  const road = roadOf(turn, step.id);
  const target = roadTo(stateOf(turn)?.chain?.nodes ?? [], to);
  if (target && isInSiblingBranch(road, target)) return 'return.sibling-branch';
  // A step that was jumped over or not taken was never on the way here.
  if (!target || !isOnThisWalk(turn.item, target, to)) return 'return.target-unknown';
  const right = offered.includes('previous') && stepsRightBefore(road).some(({ id }) => id === to);
  const earlier = offered.includes('earlier') && stepsUpTo(road).some(({ id }) => id === to);
  return right || earlier ? null : 'return.target-unknown';
}

/** The chain is left; where the correction goes afterwards is what the step says. */
export function returnToSubmitter(turn: Turn, step: Step, trail: Trail): void {
  const { item, event } = turn;
  if ((event.type === 'RETURN' || event.type === 'TIMEOUT') && event.spares && step.return?.then === 'changed-only') heardAnew(turn, stepsAfter(turn, step.id));
  const chain: Chain | undefined = stateOf(turn)?.chain;
  if (!chain) return;
  item.returns += 1;
  const then = step.return?.then;
  if (chain.returned === undefined) throw new Error('a chain that returns to its submitter says where that leads');
  goTo(turn, chain.returned);
  item.resume = then === 'straight-back' && trail.length === 1 ? step.id : null;
  item.changedOnly = then === 'changed-only';
  remember(item, { cameBack: true });
}

/** Back to an earlier step; forks in between are left with all their branches. */
function returnTo(turn: Turn<EventOf<'RETURN'>>, { trail, step }: { trail: Trail; step: Step }, to: StepId): void {
  const { item } = turn;
  item.returns += 1;
  item.changedOnly = step.return?.then === 'changed-only' && turn.event.spares === true;
  // Whoever is asked to correct something is asked, whatever changed; so is whoever comes after the one who sends it back.
  if (item.changedOnly) heardAnew(turn, [to, ...stepsAfter(turn, step.id)]);
  const target = roadOf(turn, to);
  const from = roadOf(turn, step.id);
  const shared = from.findIndex(({ index, branch }, depth) => target[depth]?.index !== index || target[depth]?.branch !== branch);
  const kept = trail.slice(0, shared + 1);
  const { sequence } = innermost(kept);
  leaveSequence(turn, sequence);
  leavePlace(turn, step.id);
  const owed = { ...item.resumeAfter };
  forget(item, sequence);
  // What stands in this very list is still owed to whoever asked for it; what stood in forks that are left is not.
  if (step.return?.then === 'straight-back')
    for (const node of sequence.nodes) if (node.type === 'step' && owed[node.id] !== undefined) Object.assign(item.resumeAfter, { [node.id]: owed[node.id] });
  const sameList = target.length === from.length && shared === from.length - 1;
  const straight = step.return?.then === 'straight-back' && sameList;
  if (straight) item.resumeAfter[to] = step.id;
  // The way is walked again from there on: what was agreed on the one before is not what is asked now.
  if (turn.event.anew && !straight && step.return?.then !== 'changed-only') heardAnew(turn, [to, ...stepsAfter(turn, to)]);
  enterAt(turn, kept, target.slice(shared));
}

/** Nobody of these is passed over for what he agreed to until now. */
function heardAnew({ definition, item }: Turn, steps: readonly StepId[]): void {
  if (remembers(definition).agreed) remember(item, { agreed: item.memory.agreed.filter((id) => !steps.includes(id)) });
}

/** All that is still ahead of a step: in its chain, and in those its chain leads into at once. */
function stepsAfter({ definition, item }: Turn, step: StepId): readonly StepId[] {
  const own = item.state ?? '';
  const inOwn = (roadTo(definition.states[own]?.chain?.nodes ?? [], step) ?? []).flatMap(({ nodes, index }) => stepsIn(nodes.slice(index + 1)));
  const codes = [own];
  for (const code of codes) {
    const agreed = definition.states[code]?.chain?.agreed ?? [];
    const next = typeof agreed === 'string' ? [agreed] : agreed.map(({ to }) => to);
    codes.push(...next.filter((to) => definition.states[to]?.chain && !codes.includes(to)));
  }
  return [...inOwn.map(({ id }) => id), ...codes.slice(1).flatMap((code) => stepsIn(definition.states[code]?.chain?.nodes ?? []).map(({ id }) => id))];
}

/** Into a list at the target; of a fork on the way only the branch that leads there runs again. */
function enterAt(turn: Turn, trail: Trail, rest: ReturnType<typeof roadOf>): void {
  const [stretch, ...deeper] = rest;
  if (!stretch) return;
  const node = stretch.nodes[stretch.index];
  if (deeper.length === 0 || node?.type !== 'fork') return enterNode(turn, trail, stretch.index);
  const { sequence } = innermost(trail);
  const found = node.branches.find(({ id }) => id === stretch.branch);
  if (!found) return;
  const run: Sequence = { nodes: found.nodes, at: 0, token: null };
  const branch: Branch = { id: found.id, nodes: found.nodes, run };
  // What the others of a joined fork agreed on stands.
  const branches = node.takes === 'first' ? [branch] : node.branches.map(({ id, nodes }): Branch => (id === found.id ? branch : { id, nodes, run: 'ended' }));
  const fork = { type: 'fork' as const, fork: node, branches };
  Object.assign(sequence, { at: stretch.index, token: fork });
  enterAt(turn, [...trail, { sequence: run, from: { fork, branch } }], deeper);
}
