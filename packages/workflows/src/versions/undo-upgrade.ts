import { effectsOf } from '../machine/effects.js';
import type { Machine } from '../machine/machine.js';
import { closed } from '../machine/rounds.js';
import type { Decision, Effect, ItemEvent, ItemState, Slot } from '../vocabulary.js';

type UpgradeEvent = Extract<ItemEvent, { type: 'UPGRADE' }>;

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
  const others = effectsOf({ machine: to, from, before: state, after: back, event, taken: null }).filter(({ type }) => !OWN.has(type));
  return { type: 'decision', state: back, effects: [...renamedBack(state, event), ...takenOut(state, { event, back }), ...reopened(state, back), ...others, ...endedAgain(state, back)] };
}

/** Told here, slot by slot and child by child; nothing is asked again. */
const OWN: ReadonlySet<Effect['type']> = new Set(['OpenSlots', 'CloseSlots', 'ChangeSlots', 'EndChildren', 'ResolveSlate', 'FindChildren']);

function renamedBack({ context }: ItemState, { mapping }: UpgradeEvent): readonly Effect[] {
  return Object.entries(mapping.places).flatMap(([from, { type, place }]): readonly Effect[] => {
    const round = context.places[from]?.round;
    return type === 'same' && place !== from && round !== undefined ? [{ type: 'RenamePlace', from, to: place, round }] : [];
  });
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
