import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import type { ItemView } from '../item.contract.js';
import type { ItemRow } from '../item-row.js';

/** What capabilities above may add to the view of an item of theirs. */
export type Addition = Partial<
  Pick<ItemView, 'state' | 'path' | 'due' | 'addable' | 'listsLine' | 'source' | 'checks' | 'forms' | 'prefill' | 'links' | 'slip'>
>;
export type AdditionSource = (tx: Tx, item: ItemRow, personId: string) => Promise<Addition>;
/** Of items of a kind, by id: what their state is called to a reader who is not to know it; those not named are told as they are. */
export type StateSource = (tx: Tx, items: readonly ItemRow[], personId: string) => Promise<ReadonlyMap<string, ItemView['state']>>;

/** Capabilities above offer additions for a kind of item; items itself knows none of them. */
@Injectable()
export class Additions {
  private readonly sources = new Map<string, AdditionSource>();
  private readonly states = new Map<string, StateSource>();

  offer(kind: string, source: AdditionSource): void {
    if (this.sources.has(kind)) throw new Error(`additions for ${kind} are offered twice`);
    this.sources.set(kind, source);
  }

  offerStates(kind: string, source: StateSource): void {
    if (this.states.has(kind)) throw new Error(`states for ${kind} are offered twice`);
    this.states.set(kind, source);
  }

  /** Of items of one list. */
  async statesOf(tx: Tx, items: readonly ItemRow[], personId: string): Promise<ReadonlyMap<string, ItemView['state']>> {
    const states = new Map<string, ItemView['state']>();
    for (const [kind, own] of Map.groupBy(items, (item) => item.kind))
      for (const [id, state] of (await this.states.get(kind)?.(tx, own, personId)) ?? []) states.set(id, state);
    return states;
  }

  async of(tx: Tx, item: ItemRow, personId: string): Promise<Addition> {
    return (await this.sources.get(item.kind)?.(tx, item, personId)) ?? {};
  }
}
