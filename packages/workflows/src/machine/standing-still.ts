import type { Memory } from '../rules/memory.js';
import type { PlaceId } from '../vocabulary.js';
import { forgetAgreed } from './agreed-before.js';
import { changing, changingSlots } from './changes.js';
import { closed } from './rounds.js';

/** What the party office and the deadlines write into an item. */

export function suspending(): unknown {
  return changing(({ item, call: { event } }) => {
    const { actor, at } = event.facts;
    return { ...item, suspended: { at, by: actor.type === 'person' ? actor.person : null } };
  });
}

/** It goes on, or has ended. */
export function lettingGo(): unknown {
  return changing(({ item: { suspended: _over, ...rest } }) => rest);
}

/** What was to be gone back to is passed over with the steps between. The step the office names is asked, whoever had agreed there. */
export function jumping({ agreed }: Memory): unknown {
  return changing(({ item: { resumeAfter: _passed, ...rest }, call: { event, machine } }) =>
    agreed && event.type === 'JUMP' && event.asks ? forgetAgreed(rest, machine, [event.to]) : rest,
  );
}

/** Everybody who was to decide counts as agreed, by nobody; whoever was only asked for his opinion has none to give any more. */
export function timingOut(place: PlaceId): unknown {
  return changingSlots(place, (slots, { facts: { at } }) =>
    slots.map((slot) => (slot.closed || slot.added?.how === 'consult' ? slot : closed(slot, { as: 'agreed', at, by: null, auto: 'timeout' }))),
  );
}
