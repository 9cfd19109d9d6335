import type { ItemEvent } from '../vocabulary.js';

type OwnEvent = Exclude<ItemEvent['type'], 'ACT'>;

/**
 * The engine's own events, and whether no act may be called like one of them. Acts are told apart in the chart, so this is for readers;
 * lifecycles were published with acts called SUSPEND or ANSWER, and those must go on running. A word that is missing here would not compile.
 */
const OWN: Readonly<Record<OwnEvent, boolean>> = {
  CREATE: true,
  AGREE: true,
  REJECT: true,
  RETURN: true,
  CLAIM: false,
  GIVE_BACK: false,
  TAKE_BACK: false,
  TRANSFER: false,
  CONSULT: false,
  ANSWER: false,
  ADD_SIGNERS: true,
  REMOVE_SIGNER: true,
  TIMEOUT: true,
  EDIT: false,
  COMMENT: false,
  CC: true,
  URGE: false,
  SUSPEND: false,
  RESUME: false,
  TERMINATE: false,
  JUMP: true,
  UPGRADE: true,
  SLATE: true,
  SPAWN: false,
  CHILDREN: false,
  HAND_OVER: true,
  REASSIGN: true,
  RESCHEDULE: true,
  RECOUNT: false,
  LIGHT: false,
  TOLD: false,
  ARRIVE: false,
  CONTINUE: false,
};

/** Names no act of a definition may have. */
export const ENGINE_EVENTS: ReadonlySet<string> = new Set(Object.entries(OWN).flatMap(([name, isReserved]) => (isReserved ? [name] : [])));
