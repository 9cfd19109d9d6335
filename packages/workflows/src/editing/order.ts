import { putAfter } from '@bihuan/forms/changes';
import type { StateCode } from '../definition.js';
import type { InOrder } from './command.js';

type Order = readonly StateCode[];

/** Where a state stands on the path; nothing where it does not. */
export function placeInOrder(order: Order, state: StateCode): { readonly order?: InOrder } {
  const at = order.indexOf(state);
  const before = order[at - 1];
  return at < 0 ? {} : { order: before === undefined ? {} : { after: before } };
}

/** Without its first mention. */
export function outOfOrder(order: Order, state: StateCode): Order {
  const at = order.indexOf(state);
  return at < 0 ? order : [...order.slice(0, at), ...order.slice(at + 1)];
}

/** Put where it is to stand, left out where nothing is said; nothing where the other one is not there. */
export function intoOrder(order: Order, state: StateCode, place: InOrder | undefined): Order | undefined {
  return place ? putAfter(order, state, { after: place.after, idOf: (code) => code }) : order;
}
