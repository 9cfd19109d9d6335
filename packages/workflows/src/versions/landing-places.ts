import type { ChainNode, LifecycleDefinition, StateCode } from '../definition.js';
import { activePlaces, activeSubItems, activeWaits } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import type { ItemState, PlaceId } from '../vocabulary.js';

/** Where an item may stand: somebody works there, sub-items run, or it waits. */
export interface LandingPlace {
  readonly id: PlaceId;
  readonly label: string;
  readonly kind: 'work' | 'sub-items' | 'wait';
  readonly state: StateCode;
}

/** Every place of a definition, in the order of its path. */
export function landingPlaces(definition: LifecycleDefinition): readonly LandingPlace[] {
  return statesInOrder(definition).flatMap(([state, { label, work, chain }]): readonly LandingPlace[] => [
    ...(work ? [{ id: state, label, kind: 'work' as const, state }] : []),
    ...(chain ? inNodes(chain.nodes, state) : []),
  ]);
}

/** States where an item rests with nobody at work. */
export function restStates(definition: LifecycleDefinition): readonly { readonly code: StateCode; readonly label: string; readonly hasEnded: boolean }[] {
  return statesInOrder(definition).flatMap(([code, { label, work, chain, end }]) => (work || chain ? [] : [{ code, label, hasEnded: end !== undefined }]));
}

/** The places an item stands at, in the order of the definition; none where nobody works. */
export function placesAtHand(machine: Machine, { value }: ItemState): readonly PlaceId[] {
  return [
    ...[...activePlaces(machine, value), ...activeSubItems(machine, value)].map(({ info }) => info.id),
    ...activeWaits(machine, value).map(({ id }) => id),
  ];
}

/** States as the path draws them; those that stand on no path come last. */
export function statesInOrder({ states, order }: LifecycleDefinition): (readonly [StateCode, LifecycleDefinition['states'][string]])[] {
  const rank = (code: StateCode): number => (order.includes(code) ? order.indexOf(code) : order.length);
  return Object.entries(states).toSorted(([a], [b]) => rank(a) - rank(b));
}

function inNodes(nodes: readonly ChainNode[], state: StateCode): readonly LandingPlace[] {
  return nodes.flatMap((node): readonly LandingPlace[] => {
    switch (node.type) {
      case 'fork':
        return node.branches.flatMap((branch) => inNodes(branch.nodes, state));
      case 'step':
        return [{ id: node.id, label: node.label, kind: 'work', state }];
      case 'sub-items':
      case 'wait':
        return [{ id: node.id, label: node.label, kind: node.type, state }];
      case 'notify':
      case 'cc':
        return [];
    }
  });
}
