import type { ItemEvent } from '@bihuan/workflows';
import type { SendEventBody } from '../../../src/capabilities/items/index.js';

interface Sending {
  readonly version: number;
  readonly idOf: (name: string) => string;
  readonly submits: boolean;
}

const UUID = /^[0-9a-f]{8}-/u;

/** The request by which somebody would send this event; null for what no person sends. */
export function bodyOf(event: ItemEvent, { version: expectedVersion, idOf, submits }: Sending): SendEventBody | null {
  const reason = 'reasonGiven' in event && event.reasonGiven ? { reason: '因为' } : {};
  const opinion = 'opinionGiven' in event && event.opinionGiven ? { opinion: '同意' } : {};
  const signed = 'signatureGiven' in event && event.signatureGiven ? { signature: { strokes: 'M10 20L90 120' } } : {};
  const slot = 'slot' in event && 'step' in event ? { step: event.step, slotId: event.slot } : null;
  if (slot && !UUID.test(slot.slotId)) return null;
  switch (event.type) {
    case 'ACT':
      return { type: 'ACT', act: event.act, expectedVersion, ...reason, ...(submits ? { data: {} } : {}) };
    case 'AGREE':
      return slot && { type: event.type, ...slot, expectedVersion, ...opinion, ...signed };
    case 'ANSWER':
      return slot && { type: event.type, ...slot, expectedVersion, ...opinion };
    case 'REJECT':
      return slot && { type: event.type, ...slot, expectedVersion, ...reason, ...signed };
    case 'RETURN':
      return slot && { type: event.type, ...slot, expectedVersion, ...reason, ...(event.to === undefined ? {} : { to: event.to }) };
    case 'CLAIM':
    case 'GIVE_BACK':
    case 'TAKE_BACK':
      return slot && { type: event.type, ...slot, expectedVersion };
    case 'TRANSFER':
    case 'CONSULT':
      return slot && { type: event.type, ...slot, expectedVersion, ...reason, people: [idOf(event.to.person)] };
    case 'ADD_SIGNERS':
      return (
        slot && {
          type: event.type,
          ...slot,
          expectedVersion,
          ...reason,
          how: event.how,
          among: event.among,
          people: event.to.map(({ person }) => idOf(person)),
        }
      );
    case 'REMOVE_SIGNER':
      return slot && UUID.test(event.removed) ? { type: event.type, ...slot, expectedVersion, removed: event.removed } : null;
    case 'COMMENT':
      return { type: event.type, expectedVersion, opinion: '知道了' };
    case 'CC':
      return { type: event.type, expectedVersion, people: event.to.map(idOf) };
    case 'URGE':
      return { type: event.type, expectedVersion };
    case 'SUSPEND':
    case 'RESUME':
    case 'TERMINATE':
      return { type: event.type, expectedVersion, ...reason };
    case 'JUMP':
      return { type: event.type, expectedVersion, ...reason, to: event.to };
    case 'CREATE':
    case 'SLATE':
    case 'SPAWN':
    case 'CHILDREN':
    case 'ARRIVE':
    case 'CONTINUE':
    case 'TOLD':
    case 'TIMEOUT':
    case 'LIGHT':
    case 'EDIT':
    case 'UPGRADE':
    case 'HAND_OVER':
    case 'REASSIGN':
    case 'RESCHEDULE':
    case 'RECOUNT':
      return null;
  }
}
