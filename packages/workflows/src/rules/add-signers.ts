import { placeOf } from '../machine/rounds.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { Context, EventOf, Facts, Refusal, SlotId } from '../vocabulary.js';
import { actionReason, offered } from './offered.js';
import { mayReceive, signerRules } from './person-rules.js';
import type { Signing } from './person-rules.js';
import { isHimself, isPresent } from './presence.js';
import { slotRules } from './slot-rules.js';

type AddSigners = EventOf<'ADD_SIGNERS'>;

/** Whoever signs may bring in others, each of them once and none who is there already, himself included. */
export function mayAddSigners(signing: Signing, context: Context, event: AddSigners): Refusal | null {
  return firstRefusal([
    () => mayOfferAddSigners(signing, context, event),
    () => actionReason(event),
    () => (event.to.length === 0 ? refuse('add.nobody', { step: signing.step.id }) : null),
    () => eachIsNew(signing, context, event),
    () =>
      firstRefusal(
        event.to.map(
          ({ person }) =>
            () =>
              mayReceive(signing, context, person),
        ),
      ),
  ]);
}

export function mayOfferAddSigners(signing: Signing, context: Context, { slot, facts }: { readonly slot: SlotId; readonly facts: Facts }): Refusal | null {
  const { step } = signing;
  return firstRefusal([() => offered(step, 'add-signer'), () => slotRules(step.id, slot, { context, facts }), () => signerRules(signing, context, facts)]);
}

function eachIsNew({ step }: Signing, context: Context, { to, facts }: AddSigners): Refusal | null {
  const slots = placeOf(context, step.id)?.slots ?? [];
  const found = to.find(({ person }, n) => isHimself(facts, person) || isPresent(slots, person) || to.findIndex((other) => other.person === person) < n);
  return found ? refuse('add.already-there', { person: found.person }) : null;
}
