import type { ActDefinition, Machine } from '@bihuan/workflows';
import { activeStates } from '@bihuan/workflows';
import type { ItemRow } from '../item-row.js';
import { stateOf } from '../item-row.js';

/** What the definition says of an act in the item's present state; nothing where it has none of that name. */
export function actNamed(machine: Machine, item: ItemRow, code: string): ActDefinition | undefined {
  const on = machine.definition.states[activeStates(machine, stateOf(item)).code]?.on ?? {};
  return Object.hasOwn(on, code) ? on[code] : undefined;
}
