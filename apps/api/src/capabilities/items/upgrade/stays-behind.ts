import { placesAtHand } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import type { ItemRow } from '../item-row.js';
import { stateOf } from '../item-row.js';
import type { StayBody } from './migration.contract.js';

export const NOBODY_STAYS: StayBody = { places: [], items: [] };

/** The places an item stands at; the state it rests in where nobody works. */
export function standsAt(machine: Machine, item: ItemRow): readonly string[] {
  const state = stateOf(item);
  const at = placesAtHand(machine, state);
  return at.length > 0 ? at : [typeof state.value === 'string' ? state.value : (Object.keys(state.value)[0] ?? '')];
}

/** Whether it was chosen to stay on the version it has. */
export function staysBehind({ places, items }: StayBody, { id, at }: { readonly id: string; readonly at: readonly string[] }): boolean {
  return items.includes(id) || at.some((place) => places.includes(place));
}
