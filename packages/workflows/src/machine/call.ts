import type { ActDefinition } from '../definition.js';
import type { Context, ItemEvent, ItemState, Refusal } from '../vocabulary.js';
import type { Layout } from './layout.js';

/**
 * The envelope of one call of `decide`. It travels in XState's context, because the transitions that follow
 * a first one (joins, branches of a fork) only see XState's own done events and would lose the facts.
 * Guards write their refusals into it; it is gone when the call is.
 */
export interface Call {
  readonly event: ItemEvent;
  readonly machine: Layout;
  /** Where the item stood when the call began. */
  readonly state: ItemState;
  readonly refusals: Refusal[];
  /** Answer of the act's rules; several branches of one target share it, so no rule runs twice. */
  verdict: boolean | null;
}

/** XState's context while a call runs. Only `item` is stored. */
export interface Carried {
  readonly item: Context;
  readonly call: Call;
  /** The act that was taken, for its effects. */
  readonly taken: ActDefinition | null;
  /** Series of a chain that was agreed, for the number it issues. */
  readonly issues?: string;
}

export function newCall(machine: Layout, state: ItemState, event: ItemEvent): Call {
  return { event, machine, state, refusals: [], verdict: null };
}
