import { activeWaits } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import { mayOfferArrival, mayOfferContinue } from '../rules/wait.js';
import type { Facts, ItemState } from '../vocabulary.js';
import { ownEvent, type AllowedEvent } from './allowed-event.js';

/** Where the chain waits: the answer, to whom it may be entered by, and to the party office, which often has nothing else to do with it, that nobody waits any longer. A day comes by itself, and so do other items. */
export function waitEvents(machine: Machine, state: ItemState, facts: Facts): readonly AllowedEvent[] {
  return activeWaits(machine, state.value).flatMap(({ id, definition }) => {
    const { until } = definition;
    const answered = until.type === 'answer' ? mayOfferArrival(definition, state.context, facts) : null;
    const arrive =
      until.type === 'answer' && answered?.code !== 'act.not-yours'
        ? [ownEvent('ARRIVE', { step: id, label: until.label, form: until.form ?? null, refusal: answered })]
        : [];
    const go = mayOfferContinue(machine, state.context, facts)
      ? []
      : [ownEvent('CONTINUE', { step: id, rare: false, hint: `不再等“${definition.label}”，继续往下办理` })];
    return [...arrive, ...go];
  });
}
