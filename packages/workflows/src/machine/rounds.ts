import type { Step, SubItems } from '../definition.js';
import { wasAgreed } from '../rules/ended-agreed.js';
import { signersAt } from '../rules/signatures.js';
import { nextFallen } from '../rules/fallen.js';
import type { Memory } from '../rules/memory.js';
import { turns } from '../rules/turns.js';
import { countsAs } from '../rules/voices.js';
import { isActor } from '../rules/who.js';
import type { ClosedSlot, Context, EventOf, Facts, ItemEvent, Place, PlaceId, Slot, SlotSeed, Waited } from '../vocabulary.js';

export const EMPTY_CONTEXT: Context = { submissions: 0, submitter: null, resume: null, places: {} };

/** A place of the item; places are keyed by checked ids, so an inherited property can never answer. */
export function placeOf(context: Context, place: PlaceId): Place | null {
  return Object.hasOwn(context.places, place) ? (context.places[place] ?? null) : null;
}

export function openRound(context: Context, place: PlaceId): Context {
  const round = (placeOf(context, place)?.round ?? 0) + 1;
  return withPlace(context, place, { round, slots: [] });
}

/** A new round of sub-items, with what a later one will look back for. */
export function openChildrenRound(context: Context, { id, again }: Pick<SubItems, 'id' | 'again'>): Context {
  const opened = openRound(context, id);
  const place = again === 'failed' ? placeOf(opened, id) : null;
  return place ? withPlace(opened, id, { ...place, inCourse: true }) : opened;
}

/** Whom a node told, once they were found. */
export function withTold(context: Context, { place, to }: EventOf<'TOLD'>): Context {
  const current = placeOf(context, place);
  return current ? withPlace(context, place, { ...current, told: to }) : context;
}

/** How a wait ended. */
export function withWaited(context: Context, place: PlaceId, { as, event }: { as: Waited['as']; event: ItemEvent }): Context {
  const current = placeOf(context, place);
  return current ? withPlace(context, place, { ...current, waited: { as, ...stamp(event) } }) : context;
}

/** A new round of a step, with what the lifecycle's rules will look back for. */
export function openStepRound(context: Context, step: Step, { memory, facts }: { readonly memory: Memory; readonly facts: Facts }): Context {
  const before = placeOf(context, step.id);
  // Whoever sent it back the last time sees it again, whatever he had agreed to before.
  const agreed = memory.agreed && before !== null && wasAgreed(step, before);
  const signed = agreed && memory.signers && facts.looksBack ? (before.passed ? before.signed : signersAt(before)) : undefined;
  const kept = { ...(memory.submissions ? { submission: context.submissions } : {}), ...(agreed ? { agreed } : {}), ...(signed ? { signed } : {}) };
  return withPlace(context, step.id, { round: (before?.round ?? 0) + 1, slots: [], ...kept });
}

/** What a round begins with. */
export type Seated = Pick<Place, 'slots' | 'passed' | 'vacant' | 'unfilled'>;

/** Who was found begins; `begin` may leave some out or say why nobody is asked. */
export function seat(
  context: Context,
  place: PlaceId,
  { seeds, begin }: { seeds: readonly SlotSeed[]; begin: (place: Place, found: readonly Slot[]) => Seated },
): Context {
  const current = placeOf(context, place);
  if (!current) throw new Error(`place ${place} has no round to seat anybody in`);
  return withPlace(context, place, { ...current, ...begin(current, seeds.map(seated)) });
}

/** An open slot as it begins. */
export function seated({ id, person, why, line }: SlotSeed): Slot {
  return { id, person, why, ...(line === undefined ? {} : { line }) };
}

/**
 * The event's slot goes on as another one, of another person: his line alone, what he was added for, what he took on himself and whom he added go along.
 * The new one stands at the end, unless the order of the signers matters.
 */
export function continueAs(
  context: Context,
  place: PlaceId,
  { event, inOrder, counts }: { event: EventOf<'HAND_OVER' | 'TRANSFER'>; inOrder: boolean; counts: boolean },
): Context {
  const left = settleOwn(context, place, event);
  const slots = placeOf(left, place)?.slots ?? [];
  const at = slots.findIndex(({ id }) => id === event.slot);
  const old = slots[at];
  if (!old) return withNamed(left, place, event.to);
  const { line: _asked, ...to } = event.to;
  const next = { ...seated(to), ...heirloom(old), ...(counts ? { counts: countsAs(old) } : {}) };
  const kept = slots.map((slot) => (slot.added?.by === old.id ? { ...slot, added: { ...slot.added, by: next.id } } : slot));
  const behind = inOrder || old.added?.among === 'in-turn' ? at + 1 : kept.length;
  return withSlots(left, place, kept.toSpliced(behind, 0, next));
}

/** Named by the party office where nobody was found: for the group that waits for it, if one does. */
function withNamed(context: Context, place: PlaceId, to: SlotSeed): Context {
  const { unfilled = [], ...rest } = placeOf(context, place) ?? { round: 0, slots: [] };
  const line = unfilled.find((one) => one === to.line) ?? unfilled[0];
  const others = unfilled.filter((one) => one !== line);
  const slots = [...rest.slots, seated(line === undefined ? to : { ...to, line })];
  return withPlace(context, place, { ...rest, slots, ...(others.length > 0 ? { unfilled: others } : {}) });
}

function heirloom({ line, added, claimed }: Slot): Partial<Slot> {
  return { ...(line === undefined ? {} : { line }), ...(added ? { added } : {}), ...(claimed ? { claimed } : {}) };
}

/** After every change of a step's round: slots that fell with it are closed, and whose turn it is is written anew. */
export function settleTurns(context: Context, step: Step, event: ItemEvent): Context {
  let slots = placeOf(context, step.id)?.slots ?? [];
  for (let fallen = nextFallen(slots); fallen; fallen = nextFallen(slots)) {
    const { id, as } = fallen;
    slots = slots.map((slot) => (slot.id === id ? closed(slot, { as, ...stamp(event) }) : slot));
  }
  return withSlots(context, step.id, turns(step, slots));
}

/** Closes the slot the event speaks of and leaves the others open. */
export function settleOwn(context: Context, place: PlaceId, event: ItemEvent): Context {
  const own = event.type === 'REMOVE_SIGNER' ? event.removed : 'slot' in event ? event.slot : null;
  return closeWhere(context, place, event, ({ id }) => id === own);
}

/** Closes whatever is still open when the place is left. */
export function closeRound(context: Context, place: PlaceId, event: ItemEvent): Context {
  return closeWhere(context, place, event, () => true);
}

/** How an open slot ends by this event. */
export function closing(slot: Slot, event: ItemEvent): ClosedSlot {
  return { as: outcome(slot, event), ...stamp(event) };
}

/** A slot that ended waits for nothing. */
export function closed({ waits: _waited, ...slot }: Slot, how: ClosedSlot): Slot {
  return { ...slot, closed: how };
}

function stamp({ facts: { actor, at } }: ItemEvent): Pick<ClosedSlot, 'at' | 'by'> {
  return { at, by: actor.type === 'person' ? actor.person : null };
}

/** What the event of a slot makes of it. Not named here: it leaves its slot open. */
const OWN: Partial<Readonly<Record<ItemEvent['type'], ClosedSlot['as']>>> = {
  AGREE: 'agreed',
  REJECT: 'rejected',
  RETURN: 'returned',
  HAND_OVER: 'handed-over',
  TRANSFER: 'transferred',
  ANSWER: 'answered',
};

function outcome(slot: Slot, event: ItemEvent): ClosedSlot['as'] {
  const own = 'slot' in event && event.slot === slot.id ? OWN[event.type] : undefined;
  if (own) return own;
  if (event.type === 'REMOVE_SIGNER' && event.removed === slot.id) return 'removed';
  return event.type === 'ACT' && isActor(event.facts.actor, slot.person) ? 'acted' : 'superseded';
}

function closeWhere(context: Context, place: PlaceId, event: ItemEvent, chosen: (slot: Slot) => boolean): Context {
  const current = placeOf(context, place);
  if (!current?.slots.some((slot) => !slot.closed && chosen(slot))) return context;
  return withSlots(
    context,
    place,
    current.slots.map((slot) => (slot.closed || !chosen(slot) ? slot : closed(slot, closing(slot, event)))),
  );
}

/** A list whose every slot is still the same object is no change: what follows is read off the difference. */
export function withSlots(context: Context, id: PlaceId, slots: readonly Slot[]): Context {
  const current = placeOf(context, id);
  if (!current) throw new Error(`place ${id} has no round`);
  const same = current.slots.length === slots.length && slots.every((slot, n) => slot === current.slots[n]);
  return same ? context : withPlace(context, id, { ...current, slots });
}

function withPlace(context: Context, id: PlaceId, place: Place): Context {
  return { ...context, places: { ...context.places, [id]: place } };
}
