import type { ActDefinition, Step } from '../definition.js';
import { activePlaces, stateCode } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import { placeOf } from '../machine/rounds.js';
import { mayOfferAct } from '../rules/ask.js';
import { signerRules } from '../rules/person-rules.js';
import { stepIds } from '../rules/sequences.js';
import { isActor } from '../rules/who.js';
import type { Facts, ItemState, Refusal, SlotId } from '../vocabulary.js';

/** One possible act with the words of its button. `refusal` says why it cannot be done by this actor now. */
export interface AllowedEvent {
  readonly type: 'ACT' | 'AGREE' | 'RETURN';
  readonly act: string | null;
  readonly step: string | null;
  readonly slot: SlotId | null;
  readonly label: string;
  readonly primary: boolean;
  readonly grave: boolean;
  readonly rare: boolean;
  readonly form: string | null;
  /** Reason of an act or a return, opinion of an agreement. */
  readonly reason: 'required' | 'optional' | 'none';
  /** Sentences offered for editing as the reason. */
  readonly phrases: readonly string[];
  readonly hint: string | null;
  readonly refusal: Refusal | null;
}

/**
 * What can be done where the item is: signatures of the actor's own open slots, then every act of the state.
 * Asks the state and who acts, not what is typed in afterwards: a missing reason does not hide the button.
 * Requirements are asked where their outcome is among the facts.
 */
export function allowedEvents(machine: Machine, state: ItemState, facts: Facts): readonly AllowedEvent[] {
  const code = stateCode(state);
  if (code === null) return [];
  const acts = Object.entries(machine.definition.states[code]?.on ?? {});
  return [...signatures(machine, state, facts), ...acts.map(([event, act]) => actEvent(event, act, mayOfferAct(event, { act, steps: stepIds(machine.definition.states[code]?.chain?.nodes) }, { context: state.context, facts })))];
}

function actEvent(code: string, act: ActDefinition, refusal: Refusal | null): AllowedEvent {
  return {
    type: 'ACT',
    act: code,
    step: null,
    slot: null,
    label: act.label,
    primary: act.primary ?? false,
    grave: act.grave ?? false,
    rare: act.rare ?? false,
    form: act.form ?? null,
    reason: act.reason ?? 'none',
    phrases: act.phrases ?? [],
    hint: act.hint ?? null,
    refusal,
  };
}

function signatures(machine: Machine, state: ItemState, facts: Facts): readonly AllowedEvent[] {
  return activePlaces(machine, state.value).flatMap(({ info: { step } }) => {
    if (!step) return [];
    const own = placeOf(state.context, step.definition.id)?.slots.filter((slot) => !slot.closed && isActor(facts.actor, slot.person)) ?? [];
    return own.flatMap(({ id }) => signaturesOf(step.definition, id, signerRules({ step: step.definition, before: machine.compiled.before.get(step.definition.id) ?? [] }, state.context, facts)));
  });
}


function signaturesOf(step: Step, slot: SlotId, refusal: Refusal | null): readonly AllowedEvent[] {
  const common = { act: null, step: step.id, slot, grave: false, rare: false, form: null, hint: null, refusal } as const;
  const agree: AllowedEvent = { ...common, type: 'AGREE', label: step.agree.label, primary: true, reason: step.agree.opinion ?? 'none', phrases: [] };
  if (!step.return) return [agree];
  return [agree, { ...common, type: 'RETURN', label: step.return.label, primary: false, reason: 'required', phrases: step.return.phrases ?? [] }];
}
