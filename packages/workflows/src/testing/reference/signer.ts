import type { Mode, SignerAction, Step } from '../../definition.js';
import type { Added, Slot, SlotId, SlotSeed } from '../../vocabulary.js';
import { closeSlot, setSlots, slotsOf, type EventOf, type Item, type No, type Turn } from './item.js';
import { stepsIn } from './road.js';
import { counts, isBase } from './round.js';
import { settle } from './settle.js';
import { askedStep, decideSlot, openSlotSaysNo, ownSlot, slotSaysNo } from './sign.js';
import { seat } from './slate.js';
import { handedIn, signedRightBefore, signerSaysNo, standInSaysNo } from './who.js';

const WENT_ON = ['handed-over', 'transferred', 'removed', 'answered'];

/** Taking it is no decision: one may while one waits for an answer. */
export function claim(turn: Turn<EventOf<'CLAIM'>>): No {
  const { item, event } = turn;
  const open = askedStep(turn);
  if (typeof open === 'string') return open;
  if (open.step.mode !== 'claim') return 'action.not-offered';
  const no = openSlotSaysNo(turn);
  if (no) return no;
  const slot = ownSlot(item, event);
  if (slot && !isBase(slot)) return 'action.not-offered';
  // Whatever else he waits for meanwhile.
  const isTaken = slotsOf(item, event.step).some((one) => one.claimed && counts(one));
  const taken = signerSaysNo(turn, open.step) ?? (isTaken ? 'claim.taken' : null);
  if (taken) return taken;
  change(item, event, (own) => ({ ...own, claimed: true }));
  settle(turn, open.step);
  return null;
}

export function giveBackClaim(turn: Turn<EventOf<'GIVE_BACK'>>): No {
  const { item, event } = turn;
  const open = askedStep(turn);
  if (typeof open === 'string') return open;
  if (open.step.mode !== 'claim') return 'action.not-offered';
  const no = openSlotSaysNo(turn);
  if (no) return no;
  const slot = ownSlot(item, event);
  if (slot && !isBase(slot)) return 'action.not-offered';
  const mine = signerSaysNo(turn, open.step) ?? (slot?.claimed ? null : 'claim.not-yours');
  if (mine) return mine;
  change(item, event, ({ claimed: _, ...own }) => own);
  settle(turn, open.step);
  return null;
}

/** The signer's own slot goes to somebody else for good. */
export function transfer(turn: Turn<EventOf<'TRANSFER'>>): No {
  const { event } = turn;
  const open = askedStep(turn);
  if (typeof open === 'string') return open;
  const no = actionSaysNo(turn, open.step, 'transfer');
  if (no) return no;
  if (!event.reasonGiven) return 'action.reason-missing';
  const present = receiverSaysNo(turn, open.step, [event.to]) ?? alreadyThere(turn, [event.to]);
  if (present) return present;
  goOnIn(turn, { place: event.step, slot: event.slot, to: event.to, as: 'transferred' });
  settle(turn, open.step);
  return null;
}

/** Somebody else is asked first. */
export function consult(turn: Turn<EventOf<'CONSULT'>>): No {
  const { event } = turn;
  const open = askedStep(turn);
  if (typeof open === 'string') return open;
  const no = actionSaysNo(turn, open.step, 'consult');
  if (no) return no;
  if (!event.reasonGiven) return 'action.reason-missing';
  const present = alreadyThere(turn, [event.to]);
  if (present) return present;
  add(turn, [event.to], { by: event.slot, how: 'consult', among: 'all', group: event.to.id });
  settle(turn, open.step);
  return null;
}

export function answer(turn: Turn<EventOf<'ANSWER'>>): No {
  const { item, event } = turn;
  const open = askedStep(turn);
  if (typeof open === 'string') return open;
  // Asked is asked, also where another version asks nobody any more.
  if (!open.step.actions?.includes('consult') && !slotsOf(item, event.step).some(({ added }) => added?.how === 'consult')) return 'action.not-offered';
  const no = openSlotSaysNo(turn) ?? (ownSlot(item, event)?.added?.how === 'consult' ? null : 'action.not-offered') ?? slotSaysNo(turn) ?? standInSaysNo(turn);
  if (no) return no;
  if (!event.opinionGiven) return 'answer.opinion-missing';
  decideSlot(turn, 'answered');
  settle(turn, open.step);
  return null;
}

export function addSigners(turn: Turn<EventOf<'ADD_SIGNERS'>>): No {
  const { event } = turn;
  const open = askedStep(turn);
  if (typeof open === 'string') return open;
  const no = actionSaysNo(turn, open.step, 'add-signer');
  if (no) return no;
  if (!event.reasonGiven) return 'action.reason-missing';
  const [first] = event.to;
  if (!first) return 'add.nobody';
  const present = alreadyThere(turn, event.to) ?? receiverSaysNo(turn, open.step, event.to);
  if (present) return present;
  add(turn, event.to, { by: event.slot, how: event.how, among: event.among, group: first.id, ...(event.heard ? { heard: event.heard } : {}) });
  settle(turn, open.step);
  return null;
}

/** Takes out again, undecided, whom one added or asked. */
export function removeSigner(turn: Turn<EventOf<'REMOVE_SIGNER'>>): No {
  const { item, event } = turn;
  const open = askedStep(turn);
  if (typeof open === 'string') return open;
  const isOffered = ['add-signer', 'consult'].some((action) => open.step.actions?.includes(action as SignerAction));
  if (!isOffered && !slotsOf(item, event.step).some(({ added }) => added)) return 'action.not-offered';
  const no = openSlotSaysNo(turn) ?? signerSaysNo(turn, open.step);
  if (no) return no;
  const out = slotsOf(item, event.step).find(({ id }) => id === event.removed);
  if (out?.added?.by !== event.slot) return 'remove.not-yours';
  if (out.closed) return 'remove.decided';
  setSlots(
    item,
    event.step,
    slotsOf(item, event.step).map((slot) => (slot === out ? closeSlot(turn, slot, 'removed') : slot)),
  );
  settle(turn, open.step);
  return null;
}

type ActionEvent = EventOf<'TRANSFER' | 'CONSULT' | 'ADD_SIGNERS'>;

function actionSaysNo(turn: Turn<ActionEvent>, step: Step, action: SignerAction): No {
  if (!step.actions?.includes(action)) return 'action.not-offered';
  // Whoever waits only for those he brought in may let his place go: they go with it.
  const isFree = action === 'transfer' && ownSlot(turn.item, turn.event)?.waits === 'added';
  const no = isFree ? openSlotSaysNo(turn) : slotSaysNo(turn);
  if (no) return no;
  if (ownSlot(turn.item, turn.event)?.added?.how === 'consult') return 'action.not-offered';
  if (action !== 'transfer') return signerSaysNo(turn, step);
  // Whoever may not sign it may still give it to somebody who may.
  return step.personal ? 'person.must-sign-himself' : standInSaysNo(turn);
}

/** Nobody is in a round twice, and nobody seats himself, in whose stead ever he acts. */
function alreadyThere({ item, event: { step: place, facts } }: Turn<ActionEvent>, to: readonly SlotSeed[]): No {
  if (facts.actor.type === 'person' && to.some(({ person }) => facts.actor.type === 'person' && facts.actor.person === person)) return 'add.already-there';
  const there = slotsOf(item, place)
    .filter(({ closed }) => !closed || !WENT_ON.includes(closed.as))
    .map(({ person }) => person);
  const wanted = to.map(({ person }) => person);
  return wanted.some((person) => there.includes(person)) || new Set(wanted).size < wanted.length ? 'add.already-there' : null;
}

/** Nobody gets what he could not sign then. Of several the first who may not decides. */
export function receiverSaysNo(turn: Turn, step: Step, to: readonly SlotSeed[]): No {
  const forbidden = step.rules?.includes('not-the-submitter') || (step.self !== undefined && step.self !== 'allow');
  for (const { person } of to) {
    if (forbidden && handedIn(turn.item, person)) return 'person.is-the-submitter';
    const signed = signedRightBefore(turn, step, [person]);
    if (signed) return signed;
  }
  return null;
}

function add({ item, event }: Turn<ActionEvent>, to: readonly SlotSeed[], added: Added): void {
  const line = slotsOf(item, event.step).find(({ id }) => id === added.by)?.line;
  const seats = to.map((seed): Slot => ({ ...(line === undefined ? {} : { line }), ...seat(seed), added }));
  setSlots(item, event.step, [...slotsOf(item, event.step), ...seats]);
}

interface GoesOn {
  readonly place: string;
  readonly slot: SlotId;
  readonly to: SlotSeed;
  readonly as: 'transferred' | 'handed-over';
}

/** The slot ends and goes on in another: in its place in the order, with what was added by it or by whom it was added. */
export function goOnIn(turn: Turn, { place, slot, to, as }: GoesOn): void {
  const { item } = turn;
  const mode = stepsOf(turn).find(({ id }) => id === place)?.mode;
  const slots = slotsOf(item, place).map((old) => (old.added?.by === slot ? { ...old, added: { ...old.added, by: to.id } } : old));
  const at = slots.findIndex(({ id }) => id === slot);
  const old = slots[at];
  if (!old) return;
  const { id: _, person: __, why: ___, ...kept } = old;
  const { claimed: ____, ...closed } = old;
  const next: Slot = { ...kept, id: to.id, person: to.person, why: to.why, ...(mode && countsByWhy(mode) ? { counts: old.counts ?? postAndUnit(old) } : {}) };
  // Where the order matters he has the turn of the one before him; else he is the last.
  const inOrder = mode === 'in-turn' || old.added?.among === 'in-turn';
  const others = slots.map((one) => (one === old ? closeSlot(turn, closed, as) : one));
  setSlots(item, place, inOrder ? [...others.slice(0, at + 1), next, ...others.slice(at + 1)] : [...others, next]);
}

function stepsOf({ definition }: Turn): readonly Step[] {
  return Object.values(definition.states).flatMap(({ chain }) => stepsIn(chain?.nodes ?? []));
}

/** Whether it matters in the mode for which post or unit somebody was found. */
function countsByWhy(mode: Mode): boolean {
  return typeof mode !== 'string' && ((mode.type === 'vote' && mode.weights !== undefined) || (mode.type === 'per-group' && mode.by === 'unit'));
}

function postAndUnit({ why: { post, unit } }: Slot): NonNullable<Slot['counts']> {
  return { ...(post === undefined ? {} : { post }), ...(unit === undefined ? {} : { unit }) };
}

function change(item: Item, { step, slot }: { readonly step: string; readonly slot: SlotId }, to: (slot: Slot) => Slot): void {
  setSlots(
    item,
    step,
    slotsOf(item, step).map((own) => (own.id === slot ? to(own) : own)),
  );
}
