import type { ActDefinition } from '../definition.js';
import { refuse } from '../refusals.js';
import type { Context, Facts, Refusal } from '../vocabulary.js';
import { matchesWho } from './who.js';

/** Only those named by the act may send it. */
export function whoMay(act: ActDefinition, context: Context, facts: Facts): Refusal | null {
  return matchesWho(act.who, facts.actor, facts.item, context) ? null : refuse('act.not-yours');
}
