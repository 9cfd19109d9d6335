import type { ItemEvent } from '../vocabulary.js';

type OwnEvent = Exclude<ItemEvent['type'], 'ACT'>;

/** A word of the engine that is missing here would not compile. */
const OWN: Readonly<Record<OwnEvent, true>> = { CREATE: true, AGREE: true, RETURN: true, SLATE: true, HAND_OVER: true, REASSIGN: true, RESCHEDULE: true };

/** Names of the engine's own events; no act of a definition may be called like one of them. */
export const ENGINE_EVENTS: ReadonlySet<string> = new Set(Object.keys(OWN));
