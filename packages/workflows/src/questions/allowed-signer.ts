import type { Chain } from '../definition.js';
import { activePlaces, stateCode } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import { placeOf } from '../machine/rounds.js';
import { mayOfferAddSigners } from '../rules/add-signers.js';
import { mayDecide, mayOfferReject } from '../rules/ask.js';
import { mayClaim, mayGiveBack } from '../rules/claim.js';
import { mayOfferAnswer, mayOfferConsult } from '../rules/consult.js';
import { wantedWith } from '../rules/given-with.js';
import { stepsIn } from '../rules/memory.js';
import { signingOf, type Signing } from '../rules/person-rules.js';
import { removable } from '../rules/remove-signer.js';
import { offerNow, returnOffer } from '../rules/return-target.js';
import { mayTakeBack } from '../rules/take-back.js';
import { mayOfferTransfer } from '../rules/transfer.js';
import { isActor } from '../rules/who.js';
import type { Facts, ItemState, Refusal, Slot } from '../vocabulary.js';
import { addingHint } from './own-words.js';
import { event, ownEvent, type AllowedEvent, type AllowedTarget } from './allowed-event.js';

interface Asked {
  readonly machine: Machine;
  readonly state: ItemState;
  readonly facts: Facts;
  readonly chain: Chain;
  readonly signing: Signing;
  readonly slot: Slot;
}

/** What the actor's own slots allow: open ones of the steps at hand, and decisions of his that can be taken back. */
export function signerEvents(machine: Machine, state: ItemState, facts: Facts): readonly AllowedEvent[] {
  const { chain } = machine.definition.states[stateCode(state) ?? ''] ?? {};
  if (!chain) return [];
  const open = new Set(activePlaces(machine, state.value).flatMap(({ info, phase }) => (phase === 'open' ? [info.id] : [])));
  const own = stepsIn(chain.nodes).flatMap((step) => {
    const signing = signingOf(machine, state.context, step, facts);
    return (placeOf(state.context, step.id)?.slots ?? [])
      .filter(({ person }) => isActor(facts.actor, person))
      .map((slot): Asked => ({ machine, state, facts, chain, signing, slot }));
  });
  return own.flatMap((asked) => {
    const isOpen = open.has(asked.signing.step.id);
    return asked.slot.closed ? takeBack(asked, isOpen) : isOpen ? ofOpenSlot(asked) : [];
  });
}

function ofOpenSlot(asked: Asked): readonly AllowedEvent[] {
  if (asked.slot.added?.how === 'consult')
    return [ownEvent('ANSWER', { ...at(asked), refusal: mayOfferAnswer(asked.signing, asked.state.context, about(asked)) })];
  return [...claiming(asked), ...deciding(asked), ...others(asked)];
}

/** A button that is somebody else's now, because he took it or because nobody did, is not shown. */
function claiming(asked: Asked): readonly AllowedEvent[] {
  const { signing, state, facts, slot } = asked;
  const event = { step: signing.step.id, slot: slot.id, facts };
  const claim = ownEvent('CLAIM', { ...at(asked), refusal: mayClaim(signing, state.context, { type: 'CLAIM', ...event }) });
  const giveBack = ownEvent('GIVE_BACK', { ...at(asked), refusal: mayGiveBack(signing, state.context, { type: 'GIVE_BACK', ...event }) });
  return [claim, giveBack].filter(({ refusal }) => refusal === null || refusal.code.startsWith('person.'));
}

function deciding(asked: Asked): readonly AllowedEvent[] {
  const {
    signing: { step },
    signing,
    state: { context },
  } = asked;
  const refusal = mayDecide(signing, context, about(asked));
  if (refusal?.code === 'claim.not-yours') return [];
  const { label, opinion = 'none' } = step.agree;
  const agree = event({ type: 'AGREE', ...at(asked), label, primary: true, reason: opinion, ...wantedWith(step, 'agree'), refusal });
  return [agree, ...rejecting(asked), ...returning(asked, refusal)];
}

/** Whoever assists has no such button. */
function rejecting(asked: Asked): readonly AllowedEvent[] {
  const {
    signing: { step },
    signing,
    state: { context },
  } = asked;
  const refusal = mayOfferReject(signing, context, about(asked));
  if (!step.reject || refusal?.code === 'reject.not-offered') return [];
  const { label, phrases = [] } = step.reject;
  return [event({ type: 'REJECT', ...at(asked), label, grave: true, reason: 'required', ...wantedWith(step, 'reject'), phrases, refusal })];
}

function returning(asked: Asked, refusal: Refusal | null): readonly AllowedEvent[] {
  const { step } = asked.signing;
  const targets = returnTargets(asked);
  if (!step.return || targets.length === 0) return [];
  return [
    event({
      type: 'RETURN',
      ...at(asked),
      label: step.return.label,
      reason: 'required',
      ...wantedWith(step, 'return'),
      phrases: step.return.phrases ?? [],
      targets,
      refusal,
    }),
  ];
}

function returnTargets({ machine, chain, signing: { step, before }, state: { context } }: Asked): readonly AllowedTarget[] {
  const offer = offerNow(returnOffer(chain, step, before), machine, context);
  const labels = new Map(stepsIn(chain.nodes).map(({ id, label }) => [id, label]));
  const steps = offer.steps.map((id): AllowedTarget => ({ step: id, label: labels.get(id) ?? id }));
  const home: AllowedTarget = { step: null, label: '提交人' };
  if (!offer.home) return steps;
  return step.return?.to?.[0] === undefined || step.return.to[0] === 'submitter' ? [home, ...steps] : [...steps, home];
}

/** What the step offers beside deciding. */
function others(asked: Asked): readonly AllowedEvent[] {
  const {
    signing,
    state: { context },
  } = asked;
  const found = removable(signing, context, about(asked));
  const offers = [
    ownEvent('TRANSFER', { ...at(asked), refusal: mayOfferTransfer(signing, context, about(asked)) }),
    ownEvent('CONSULT', { ...at(asked), refusal: mayOfferConsult(signing, context, about(asked)) }),
    ownEvent('ADD_SIGNERS', { ...at(asked), hint: addingHint(signing.step.mode), refusal: mayOfferAddSigners(signing, context, about(asked)) }),
  ].filter(({ refusal }) => refusal?.code !== 'action.not-offered');
  return [...offers, ...(found.length > 0 ? [ownEvent('REMOVE_SIGNER', { ...at(asked), removable: found })] : [])];
}

/** Once it is too late there is nothing to explain: it was decided, and it went on. */
function takeBack(asked: Asked, isOpen: boolean): readonly AllowedEvent[] {
  const refusal = mayTakeBack({ machine: asked.machine, signing: asked.signing, isOpen, context: asked.state.context }, about(asked));
  return refusal ? [] : [ownEvent('TAKE_BACK', at(asked))];
}

function at({ signing, slot }: Asked): Pick<AllowedEvent, 'step' | 'slot'> {
  return { step: signing.step.id, slot: slot.id };
}

function about({ slot, facts }: Asked): { readonly slot: string; readonly facts: Facts } {
  return { slot: slot.id, facts };
}
