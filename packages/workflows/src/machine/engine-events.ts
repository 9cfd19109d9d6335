import type { ItemEvent } from '../vocabulary.js';

type OwnEvent = Exclude<ItemEvent['type'], 'ACT'>;

/** A word of the engine that is missing here would not compile. */
const OWN: Readonly<Record<OwnEvent, true>> = {
  CREATE: true, AGREE: true, REJECT: true, RETURN: true, CLAIM: true, GIVE_BACK: true, TAKE_BACK: true, TRANSFER: true, CONSULT: true, ANSWER: true, ADD_SIGNERS: true, REMOVE_SIGNER: true,
  TIMEOUT: true, COMMENT: true, CC: true, URGE: true, SUSPEND: true, RESUME: true, TERMINATE: true, JUMP: true, UPGRADE: true, SLATE: true, HAND_OVER: true, REASSIGN: true, RESCHEDULE: true,
};

/** Names of the engine's own events; no act of a definition may be called like one of them. */
export const ENGINE_EVENTS: ReadonlySet<string> = new Set(Object.keys(OWN));
