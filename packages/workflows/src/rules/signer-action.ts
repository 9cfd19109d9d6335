import { assertNever } from '../assert-never.js';
import { refuse } from '../refusals.js';
import type { Context, EventOf, ItemEvent, Refusal } from '../vocabulary.js';
import { mayAddSigners } from './add-signers.js';
import { mayAnswer, mayConsult } from './consult.js';
import type { Signing } from './person-rules.js';
import { mayRemoveSigner } from './remove-signer.js';
import { mayTransfer } from './transfer.js';

/** What a signer does with the slots of his round beside deciding. */
export type SignerEvent = EventOf<'TRANSFER' | 'CONSULT' | 'ANSWER' | 'ADD_SIGNERS' | 'REMOVE_SIGNER'>;

const SIGNER_EVENTS: Readonly<Record<SignerEvent['type'], true>> = { TRANSFER: true, CONSULT: true, ANSWER: true, ADD_SIGNERS: true, REMOVE_SIGNER: true };

export function isSignerEvent(event: ItemEvent): event is SignerEvent {
  return Object.hasOwn(SIGNER_EVENTS, event.type);
}

/** The words of these events that a step with these actions understands. */
export function signerEventsOf({ step }: Pick<Signing, 'step'>): readonly SignerEvent['type'][] {
  const has = (action: 'transfer' | 'consult' | 'add-signer'): boolean => step.actions?.includes(action) ?? false;
  return [
    ...(has('transfer') ? (['TRANSFER'] as const) : []),
    ...(has('consult') ? (['CONSULT', 'ANSWER'] as const) : []),
    ...(has('add-signer') ? (['ADD_SIGNERS'] as const) : []),
    ...(has('consult') || has('add-signer') ? (['REMOVE_SIGNER'] as const) : []),
  ];
}

export function maySignerAct(signing: Signing, context: Context, event: SignerEvent): Refusal | null {
  if (!signerEventsOf(signing).includes(event.type)) return refuse('action.not-offered', { step: signing.step.id });
  switch (event.type) {
    case 'TRANSFER':
      return mayTransfer(signing, context, event);
    case 'CONSULT':
      return mayConsult(signing, context, event);
    case 'ANSWER':
      return mayAnswer(signing, context, event);
    case 'ADD_SIGNERS':
      return mayAddSigners(signing, context, event);
    case 'REMOVE_SIGNER':
      return mayRemoveSigner(signing, context, event);
    default:
      return assertNever(event);
  }
}
