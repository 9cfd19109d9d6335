import type { ActDefinition, EventCode } from '../definition.js';
import { refuse } from '../refusals.js';
import type { ConditionId, Facts, Refusal } from '../vocabulary.js';

/** The first requirement that does not hold, in the order of the definition. */
export function requirements(code: EventCode, act: Pick<ActDefinition, 'requires'>, facts: Facts): Refusal | null {
  const unmet = act.requires?.find(({ id }) => !outcomeOf(facts, requirementId(code, id)));
  return unmet ? refuse('act.requirement-not-met', { requirement: unmet.id, text: unmet.text }) : null;
}

/** Like `requirements`, asking only those whose outcome is known. */
export function knownRequirements(code: EventCode, act: Pick<ActDefinition, 'requires'>, facts: Facts): Refusal | null {
  const known = (act.requires ?? []).filter(({ id }) => Object.hasOwn(facts.outcomes, requirementId(code, id)));
  return requirements(code, { requires: known }, facts);
}

/** A missing outcome is never «does not hold»: whoever gathered the facts forgot it, and that is our bug. */
export function outcomeOf(facts: Facts, id: ConditionId): boolean {
  const outcome = Object.hasOwn(facts.outcomes, id) ? facts.outcomes[id] : undefined;
  if (outcome === undefined) throw new Error(`the outcome of condition ${id} was not gathered`);
  return outcome;
}

export function requirementId(code: EventCode, requirement: string): ConditionId {
  return `${code}/${requirement}`;
}

export function targetId(code: EventCode, n: number): ConditionId {
  return `${code}/to/${n}`;
}

/** Of where the chain of a state leads when it is agreed. */
export function agreedId(state: string, n: number): ConditionId {
  return `chain/${state}/to/${n}`;
}

export function branchId(fork: string, branch: string): ConditionId {
  return `fork/${fork}/${branch}`;
}

/** Whether something changed that the signers of this step may see. */
export function changedId(step: string): ConditionId {
  return `changed/${step}`;
}
