import type { ActDefinition } from '../definition.js';
import { stateCode } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import { mayOfferAct } from '../rules/ask.js';
import { stepIds } from '../rules/sequences.js';
import { standstill } from '../rules/standstill.js';
import type { Facts, ItemEvent, ItemState, Refusal } from '../vocabulary.js';
import { event, type AllowedEvent } from './allowed-event.js';
import { officeEvents, saidEvents } from './allowed-office.js';
import { signerEvents } from './allowed-signer.js';
import { waitEvents } from './allowed-wait.js';

export type { AllowedEvent, AllowedSeat, AllowedTarget } from './allowed-event.js';

/**
 * What can be done where the item is: what the actor's own slots allow, every act of the state, what may be said, and what the party
 * office may do. Asks the state and who acts, not what is typed in afterwards: a missing reason does not hide the button.
 * Requirements are asked where their outcome is among the facts. What is somebody else's by its nature is left out, except acts.
 */
export function allowedEvents(machine: Machine, state: ItemState, facts: Facts): readonly AllowedEvent[] {
  const code = stateCode(state);
  if (code === null) return [];
  const { on, chain } = machine.definition.states[code] ?? {};
  const steps = stepIds(chain?.nodes);
  const acts = Object.entries(on ?? {}).map(([name, act]) => actEvent(name, act, mayOfferAct(name, { act, steps }, { context: state.context, facts })));
  const all = [
    ...signerEvents(machine, state, facts),
    ...waitEvents(machine, state, facts),
    ...acts,
    ...saidEvents(machine, state, facts),
    ...officeEvents(machine, state, facts),
  ];
  return all.map((one) => ({ ...one, refusal: stands(state, one.type) ?? one.refusal }));
}

function actEvent(code: string, act: ActDefinition, refusal: Refusal | null): AllowedEvent {
  return event({
    type: 'ACT',
    act: code,
    label: act.label,
    primary: act.primary ?? false,
    grave: act.grave ?? false,
    rare: act.rare ?? false,
    form: act.form ?? null,
    reason: act.reason ?? 'none',
    phrases: act.phrases ?? [],
    hint: act.hint ?? null,
    refusal,
  });
}

function stands({ context }: ItemState, type: ItemEvent['type']): Refusal | null {
  return standstill(context, { type });
}
