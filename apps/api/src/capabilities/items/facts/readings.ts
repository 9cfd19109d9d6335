import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import type { ItemRow } from '../item-row.js';

/** What conditions of a lifecycle may read beside the item's own forms, under a name of its own: `plan.blockers`. */
export type ReadingSource = (tx: Tx, item: ItemRow) => Promise<Readonly<Record<string, unknown>>>;

/** Other capabilities offer readings here; a source is asked only when a condition names it. */
@Injectable()
export class Readings {
  private readonly sources = new Map<string, ReadingSource>();

  offer(name: string, source: ReadingSource): void {
    if (this.sources.has(name)) throw new Error(`reading ${name} is offered twice`);
    this.sources.set(name, source);
  }

  source(name: string): ReadingSource | undefined {
    return this.sources.get(name);
  }
}
