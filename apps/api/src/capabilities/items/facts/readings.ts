import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import type { ItemRow } from '../item-row.js';
import { NO_RECORDS } from '../prefill/record-sources.js';
import type { RecordSources } from '../prefill/record-sources.js';

/** What conditions of a lifecycle may read beside the item's own forms, under a name of its own: `plan.blockers`. */
export type ReadingSource = (tx: Tx, item: ItemRow) => Promise<Readonly<Record<string, unknown>>>;

/** What belongs into the record of an item's end, line by line: what a stage leaves undone. */
export type EndSource = (tx: Tx, item: ItemRow) => Promise<readonly { readonly label: string; readonly text: string }[]>;

/** Other capabilities offer readings here; a source is asked only when a condition names it. */
@Injectable()
export class Readings {
  private readonly sources = new Map<string, ReadingSource>();
  private readonly ends = new Map<string, EndSource>();
  private known: RecordSources = NO_RECORDS;

  /** Records a form may begin with. */
  get records(): RecordSources {
    return this.known;
  }

  offerRecords(sources: Partial<RecordSources>): void {
    this.known = { ...this.known, ...sources };
  }

  offer(name: string, source: ReadingSource): void {
    if (this.sources.has(name)) throw new Error(`reading ${name} is offered twice`);
    this.sources.set(name, source);
  }

  source(name: string): ReadingSource | undefined {
    return this.sources.get(name);
  }

  /** The same readings, but for one whose answers for many items were asked for at once. */
  knowing(name: string, source: ReadingSource): Readings {
    const knowing = new Readings();
    for (const [own, offered] of this.sources) knowing.sources.set(own, own === name ? source : offered);
    for (const [kind, end] of this.ends) knowing.ends.set(kind, end);
    knowing.known = this.known;
    return knowing;
  }

  /** What the record keeps when an item of this kind ends, however it came to that. */
  offerEnd(kind: string, source: EndSource): void {
    if (this.ends.has(kind)) throw new Error(`the end of ${kind} is offered twice`);
    this.ends.set(kind, source);
  }

  endOf(kind: string): EndSource | undefined {
    return this.ends.get(kind);
  }
}
