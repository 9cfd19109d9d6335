import { activePlaces, stateCode } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import { placeOf } from '../machine/rounds.js';
import { mayOfferCc } from '../rules/cc.js';
import { mayOfferReassign, waitsForSomebody } from '../rules/hand-over.js';
import { jumpTargets, mayOfferOverride } from '../rules/override.js';
import { mayOfferUrge } from '../rules/urge.js';
import type { Context, Facts, ItemState, PlaceId } from '../vocabulary.js';
import { ownEvent, type AllowedEvent, type AllowedSeat } from './allowed-event.js';

/** What is said without moving anything; whoever may neither show nor urge is not told why. */
export function saidEvents(machine: Machine, { context }: ItemState, facts: Facts): readonly AllowedEvent[] {
  if (facts.actor.type === 'system') return [];
  const cc = mayOfferCc(machine, context, facts) ? [] : [ownEvent('CC', {})];
  const urge = mayOfferUrge(context, facts) ? [] : [ownEvent('URGE', {})];
  return [ownEvent('COMMENT', {}), ...cc, ...urge];
}

/** For whoever the definition names, where the item has not ended. */
export function officeEvents(machine: Machine, state: ItemState, facts: Facts): readonly AllowedEvent[] {
  const code = stateCode(state);
  if (code === null || machine.definition.states[code]?.end) return [];
  const targets = jumpTargets(machine, state).map((step) => ({ step, label: machine.compiled.places.get(step)?.step?.definition.label ?? step }));
  const jump = targets.length > 0 ? (['JUMP'] as const) : [];
  const standing = state.context.suspended ? (['RESUME', 'TERMINATE'] as const) : (['SUSPEND', 'TERMINATE', ...jump] as const);
  return [
    ...seatEvents(machine, state, facts),
    ...standing
      .filter((type) => mayOfferOverride(machine, state.context, { type, facts }) === null)
      .map((type) => ownEvent(type, type === 'JUMP' ? { targets } : {})),
  ];
}

/** Whether whoever `facts` are about may name somebody for a place of it that waits for that. */
export function mayNameSomebody(machine: Machine, context: Context, { facts, place }: { readonly facts: Facts; readonly place: PlaceId }): boolean {
  return mayOfferReassign(machine, context, { facts, isVacant: true, place }) === null;
}

/** Each place that waits for somebody has a button of its own; whatever is in somebody's hands is chosen behind one button. */
function seatEvents(machine: Machine, state: ItemState, facts: Facts): readonly AllowedEvent[] {
  if (facts.actor.type === 'system') return [];
  const mayOffer = (place: PlaceId, isVacant: boolean): boolean => mayOfferReassign(machine, state.context, { facts, isVacant, place }) === null;
  const open = activePlaces(machine, state.value).flatMap(({ info: { id }, phase }) => (phase === 'open' ? [id] : []));
  const vacant = open.filter((place) => vacantSeats(state, place).length > 0 && mayOffer(place, true));
  const held = open.filter((place) => mayOffer(place, false)).flatMap((place) => heldSeats(state, place));
  return [
    ...vacant.map((step) => ownEvent('HAND_OVER', { step, seats: vacantSeats(state, step), ...NAMING })),
    ...(held.length > 0 ? [ownEvent('HAND_OVER', { seats: held })] : []),
  ];
}

const NAMING = { label: '指定办理人', hint: '这一步没有找到办理人，由您指定一位同志办理，并告知对方', primary: true, grave: false, rare: false } as const;

function vacantSeats({ context }: ItemState, place: PlaceId): readonly AllowedSeat[] {
  const round = placeOf(context, place);
  if (!round || !waitsForSomebody(round)) return [];
  const lines = round.unfilled ?? [];
  return lines.length > 0 ? lines.map((line) => ({ place, slot: null, line })) : [{ place, slot: null, line: null }];
}

function heldSeats({ context }: ItemState, place: PlaceId): readonly AllowedSeat[] {
  return (placeOf(context, place)?.slots ?? []).flatMap(({ id, closed }) => (closed ? [] : [{ place, slot: id, line: null }]));
}
