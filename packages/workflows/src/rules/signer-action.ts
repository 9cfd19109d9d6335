import { assertNever } from '../assert-never.js';
import type { SignerAction, Step } from '../definition.js';
import { placeOf } from '../machine/rounds.js';
import { refuse } from '../refusals.js';
import type { Context, EventOf, ItemEvent, Refusal } from '../vocabulary.js';
import { mayAddSigners } from './add-signers.js';
import { mayAnswer, mayConsult } from './consult.js';
import type { Signing } from './person-rules.js';
import { mayRemoveSigner } from './remove-signer.js';
import { mayTransfer } from './transfer.js';

/** What a signer does with the slots of his round beside deciding. */
export type SignerEvent = EventOf<'TRANSFER' | 'CONSULT' | 'ANSWER' | 'ADD_SIGNERS' | 'REMOVE_SIGNER'>;

const OFFERED_BY: Readonly<Record<SignerEvent['type'], readonly SignerAction[]>> = {
  TRANSFER: ['transfer'],
  CONSULT: ['consult'],
  ANSWER: ['consult'],
  ADD_SIGNERS: ['add-signer'],
  REMOVE_SIGNER: ['consult', 'add-signer'],
};
const SIGNER_EVENTS = ['TRANSFER', 'CONSULT', 'ANSWER', 'ADD_SIGNERS', 'REMOVE_SIGNER'] as const satisfies readonly SignerEvent['type'][];

export function isSignerEvent(event: ItemEvent): event is SignerEvent {
  return Object.hasOwn(OFFERED_BY, event.type);
}

/** The words of these events that are listened for at a step. Whoever was asked may answer, and be taken out again, whatever the version it goes on by offers anew. */
export function signerEventsOf({ step }: Pick<Signing, 'step'>): readonly SignerEvent['type'][] {
  return SIGNER_EVENTS.filter((type) => type === 'ANSWER' || type === 'REMOVE_SIGNER' || offers(step, type));
}

function offers({ actions }: Step, type: SignerEvent['type']): boolean {
  return OFFERED_BY[type].some((action) => actions?.includes(action));
}

/** Somebody was brought in in this round, and may still answer or be taken out again. */
function isLeftOpen({ id }: Step, context: Context, type: SignerEvent['type']): boolean {
  const brought = placeOf(context, id)?.slots.flatMap(({ added }) => (added ? [added.how] : [])) ?? [];
  return type === 'ANSWER' ? brought.includes('consult') : type === 'REMOVE_SIGNER' && brought.length > 0;
}

export function maySignerAct(signing: Signing, context: Context, event: SignerEvent): Refusal | null {
  const { step } = signing;
  if (!offers(step, event.type) && !isLeftOpen(step, context, event.type)) return refuse('action.not-offered', { step: step.id });
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
