import { placeOf } from '../machine/rounds.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { Context, EventOf, Refusal } from '../vocabulary.js';
import { actionReason, offered } from './offered.js';
import type { Signing } from './person-rules.js';
import { mayReceive, standInRule } from './person-rules.js';
import { isHimself, isPresent } from './presence.js';
import { handingOnRules } from './slot-rules.js';

type Transfer = EventOf<'TRANSFER'>;

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

/**
 * Whether the button is offered, whoever is chosen then. To hand it on decides nothing: whoever may not sign it because he handed it in,
 * signed right before or belongs to the owner's unit may still give it to somebody who may. Only a stand-in leaves what he handed in alone.
 */
export function mayOfferTransfer(signing: Signing, context: Context, { slot, facts }: Pick<Transfer, 'slot' | 'facts'>): Refusal | null {
  const { step } = signing;
  return firstRefusal([
    () => offered(step, 'transfer'),
    () => handingOnRules(step.id, slot, { context, facts }),
    () => (step.personal ? refuse('person.must-sign-himself', { step: step.id }) : null),
    () => standInRule(context, facts),
  ]);
}
