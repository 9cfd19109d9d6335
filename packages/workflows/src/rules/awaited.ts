import type { ItemsUntil } from '../definition.js';

/** Where another item stands: the code of its state, and whether it is over. */
export interface Standing {
  readonly state: string;
  readonly ended: 'done' | 'void' | null;
}

/** Whether it stands where it is awaited. */
export function isThere({ states }: Pick<ItemsUntil, 'states'>, { state, ended }: Standing): boolean {
  return states ? states.includes(state) : ended === 'done';
}

/** One of those waited for: it got there, now or before; it ended elsewhere, or there is no such item; or it is on its way. */
export type Awaited = 'there' | 'lost' | 'on-its-way';

/** Why one never gets there: it ended otherwise, or is not there at all; or it waits itself, by way of others or not, for the one that waits. */
export type Lost = true | 'circle';

export function awaited(until: Pick<ItemsUntil, 'states'>, { was, now }: { readonly was: boolean; readonly now: Standing | null }): Awaited {
  if (was || (now !== null && isThere(until, now))) return 'there';
  return now === null || now.ended !== null ? 'lost' : 'on-its-way';
}

/**
 * What of the wait: it has come, it is lost, or it lasts (null). Lost are also items nobody named. Where a lost one is waited for no longer,
 * the others still are.
 */
export function ofAwaited({ lost }: Pick<ItemsUntil, 'lost'>, items: readonly Awaited[]): 'arrived' | 'lost' | null {
  if (items.length === 0) return 'lost';
  if (items.every((one) => one === 'there')) return 'arrived';
  if (lost === 'go-on' && items.includes('on-its-way')) return null;
  return items.includes('lost') ? 'lost' : null;
}
