import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import type { ItemView } from '../item.contract.js';
import type { ItemRow } from '../item-row.js';

/** What capabilities above may add to the view of an item of theirs. */
export type Addition = Partial<Pick<ItemView, 'due' | 'addable' | 'listsLine' | 'source' | 'checks' | 'forms' | 'prefill' | 'links' | 'slip'>>;
export type AdditionSource = (tx: Tx, item: ItemRow, personId: string) => Promise<Addition>;

/** Capabilities above offer additions for a kind of item; items itself knows none of them. */
@Injectable()
export class Additions {
  private readonly sources = new Map<string, AdditionSource>();

  offer(kind: string, source: AdditionSource): void {
    if (this.sources.has(kind)) throw new Error(`additions for ${kind} are offered twice`);
    this.sources.set(kind, source);
  }

  async of(tx: Tx, item: ItemRow, personId: string): Promise<Addition> {
    return (await this.sources.get(item.kind)?.(tx, item, personId)) ?? {};
  }
}
