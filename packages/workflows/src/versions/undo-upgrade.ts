import { effectsOf } from '../machine/effects.js';
import type { Machine } from '../machine/machine.js';
import { closed } from '../machine/rounds.js';
import type { Decision, Effect, EventOf, ItemState, PlaceId, Slot } from '../vocabulary.js';

type UpgradeEvent = EventOf<'UPGRADE'>;

interface Undoing {
  readonly event: UpgradeEvent;
  /** The state it had before it went over. */
  readonly back: ItemState;
}

/**
 * The item stands exactly where it stood before it went over, by the version it had then: what was opened since is taken out, what was
 * closed by the going over is open again. Its history only grows. Whoever asks for it knows that nothing has happened since.
 */
export function undoUpgrade({ from, to }: { readonly from: Machine; readonly to: Machine }, state: ItemState, { event, back }: Undoing): Decision {
  const names = namesBack(state, { event, back });
  const renamed = [...names].map(([was, is]): Effect => ({ type: 'RenamePlace', from: was, to: is, round: state.context.places[was]?.round ?? 1 }));
  const others = effectsOf({
    machine: to,
    over: { from, state, now: (place) => names.get(place) ?? place },
    before: state,
    after: back,
    event,
    taken: null,
  }).filter(({ type }) => !OWN.has(type));
  return {
    type: 'decision',
    state: back,
    effects: [...renamed, ...takenOut(state, { event, back }), ...reopened(state, back), ...others, ...endedAgain(state, back)],
  };
}

/** Told here, slot by slot and child by child; nothing is asked again. */
const OWN: ReadonlySet<Effect['type']> = new Set(['OpenSlots', 'CloseSlots', 'ChangeSlots', 'EndChildren', 'ResolveSlate', 'FindChildren']);

/** The places whose ids the going over changed, with the ids they had; what had no round then was not renamed. */
function namesBack(state: ItemState, { event: { mapping }, back }: Undoing): ReadonlyMap<PlaceId, PlaceId> {
  const known = Object.entries(mapping.places).filter(
    ([from, { type, place }]) => type === 'same' && place !== from && Object.hasOwn(state.context.places, from) && Object.hasOwn(back.context.places, place),
  );
  return new Map(known.map(([from, { place }]) => [from, place]));
}

/** Slots that came with the new version. Taken out, so that going over once more may ask the same people again. */
function takenOut({ context }: ItemState, { event: { facts }, back }: Undoing): readonly Effect[] {
  const known = new Set(slotsOf(back).map(({ id }) => id));
  const by = facts.actor.type === 'person' ? facts.actor.person : null;
  return Object.entries(context.places).flatMap(([place, { slots }]): readonly Effect[] => {
    const come = slots.filter(({ id }) => !known.has(id)).map((slot) => closed(slot, { as: 'removed', at: facts.at, by }));
    return come.length > 0 ? [{ type: 'CloseSlots', place, slots: come }] : [];
  });
}

/** Slots that were open and are not as they were. */
function reopened(state: ItemState, back: ItemState): readonly Effect[] {
  const now = new Map(slotsOf(state).map((slot) => [slot.id, JSON.stringify(slot)]));
  return Object.entries(back.context.places).flatMap(([place, { slots }]): readonly Effect[] => {
    const changed = slots.filter((slot) => !slot.closed && now.get(slot.id) !== JSON.stringify(slot));
    return changed.length > 0 ? [{ type: 'ChangeSlots', place, slots: changed }] : [];
  });
}

function endedAgain(state: ItemState, back: ItemState): readonly Effect[] {
  const known = new Set(childrenOf(back));
  const children = childrenOf(state).filter((id) => !known.has(id));
  return children.length > 0 ? [{ type: 'EndChildren', children }] : [];
}

function slotsOf({ context }: ItemState): readonly Slot[] {
  return Object.values(context.places).flatMap(({ slots }) => slots);
}

function childrenOf({ context }: ItemState): readonly string[] {
  return Object.values(context.places).flatMap(({ children = [] }) => children.map(({ item }) => item));
}
