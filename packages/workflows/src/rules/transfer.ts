import { placeOf } from '../machine/rounds.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { Context, ItemEvent, Refusal } from '../vocabulary.js';
import { actionReason, offered } from './offered.js';
import type { Signing } from './person-rules.js';
import { mayReceive, signerRules } from './person-rules.js';
import { isHimself, isPresent } from './presence.js';
import { handingOnRules } from './slot-rules.js';

type Transfer = Extract<ItemEvent, { type: 'TRANSFER' }>;

/** One's own slot goes to somebody else for good: not where it must be signed in person, not to somebody who is there, not to whoever may not sign it. */
export function mayTransfer(signing: Signing, context: Context, event: Transfer): Refusal | null {
  const { step } = signing;
  return firstRefusal([
    () => mayOfferTransfer(signing, context, event),
    () => actionReason(event),
    () => mayReceive(signing, context, event.to.person),
    () =>
      isHimself(event.facts, event.to.person) || isPresent(placeOf(context, step.id)?.slots ?? [], event.to.person)
        ? refuse('add.already-there', { person: event.to.person })
        : null,
  ]);
}

/** Whether the button is offered, whoever is chosen then. */
export function mayOfferTransfer(signing: Signing, context: Context, { slot, facts }: Pick<Transfer, 'slot' | 'facts'>): Refusal | null {
  const { step } = signing;
  return firstRefusal([
    () => offered(step, 'transfer'),
    () => handingOnRules(step.id, slot, { context, facts }),
    () => (step.personal ? refuse('person.must-sign-himself', { step: step.id }) : null),
    () => signerRules(signing, context, facts),
  ]);
}
