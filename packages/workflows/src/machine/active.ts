import type { StateCode, WaitNode } from '../definition.js';
import type { ItemState, PlaceId, StateValue } from '../vocabulary.js';
import { placeOf } from './rounds.js';
import type { Layout, NodeInfo, PlaceInfo, SubItemsInfo } from './layout.js';

export interface ActivePlace {
  readonly info: PlaceInfo;
  readonly phase: 'resolving' | 'open';
}

/** The lifecycle state the item is in; null while it waits to be created. */
export function stateCode(state: ItemState): StateCode | null {
  const code = typeof state.value === 'string' ? state.value : Object.keys(state.value)[0];
  return code === undefined || code === 'born' ? null : code;
}

/** Places at hand, in the order of the definition. */
export function activePlaces(machine: Layout, value: StateValue): readonly ActivePlace[] {
  const found: ActivePlace[] = [];
  collect(machine, value, found);
  return found.sort((a, b) => a.info.order - b.info.order);
}

/** Places that wait for their slate: answer the first with a SLATE event until none is left. */
export function unresolved(machine: Layout, state: ItemState): readonly { place: PlaceId; round: number }[] {
  return activePlaces(machine, state.value)
    .filter(({ phase }) => phase === 'resolving')
    .map(({ info }) => ({ place: info.id, round: placeOf(state.context, info.id)?.round ?? 0 }));
}

/** Sub-items at hand, in the order of the definition. */
export interface ActiveSubItems {
  readonly info: SubItemsInfo;
  readonly phase: 'resolving' | 'open';
}

export function activeSubItems(machine: Layout, value: StateValue): readonly ActiveSubItems[] {
  const { subItems } = machine.compiled;
  return subItems.size === 0 ? [] : subItemsIn(subItems, value).toSorted((a, b) => a.info.order - b.info.order);
}

function subItemsIn(known: ReadonlyMap<PlaceId, SubItemsInfo>, value: StateValue | undefined): ActiveSubItems[] {
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]): ActiveSubItems[] => {
    const info = known.get(key);
    return info && (inner === 'resolving' || inner === 'open') ? [{ info, phase: inner }] : subItemsIn(known, inner);
  });
}

/** Sub-items that wait to be told for whom they begin: answer with a SPAWN event. */
export function unresolvedChildren(machine: Layout, state: ItemState): readonly { place: PlaceId; round: number }[] {
  return activeSubItems(machine, state.value)
    .filter(({ phase }) => phase === 'resolving')
    .map(({ info }) => ({ place: info.id, round: placeOf(state.context, info.id)?.round ?? 0 }));
}

/** Nodes that came by and do not know yet whom to tell: answer each with a TOLD event. */
export function untold({ compiled: { tells } }: Layout, { context }: ItemState): readonly { place: PlaceId; round: number }[] {
  return [...tells.keys()].flatMap((place) => {
    const asked = placeOf(context, place);
    return asked && asked.told === undefined ? [{ place, round: asked.round }] : [];
  });
}

/** Waits at which the chain stands, in the order of the definition. */
export function activeWaits({ compiled: { waits } }: Layout, value: StateValue): readonly NodeInfo<WaitNode>[] {
  if (waits.size === 0) return [];
  const found: NodeInfo<WaitNode>[] = [];
  const look = (inner: StateValue): void => {
    if (typeof inner === 'string') return;
    for (const [key, deeper] of Object.entries(inner)) {
      const wait = deeper === 'open' ? waits.get(key) : undefined;
      if (wait) found.push(wait);
      else if (deeper !== undefined) look(deeper);
    }
  };
  look(value);
  return found.sort((a, b) => a.order - b.order);
}

function collect(machine: Layout, value: StateValue, found: ActivePlace[]): void {
  if (typeof value === 'string') return;
  for (const [key, inner] of Object.entries(value)) {
    const info = inner === 'resolving' || inner === 'open' ? machine.compiled.places.get(key) : undefined;
    if (info && (inner === 'resolving' || inner === 'open')) found.push({ info, phase: inner });
    else if (inner !== undefined) collect(machine, inner, found);
  }
}
