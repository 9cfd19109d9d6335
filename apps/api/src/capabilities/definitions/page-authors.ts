import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/tx.js';
import type { Entry } from './commands/version-rows.js';

/** What is to be published of one definition, and what stands there before; null where it is new. */
export interface PartToPublish extends Pick<Entry, 'kind' | 'key' | 'content'> {
  readonly before: object | null;
}

/** Designs are kept above definitions: whoever keeps them tells here who drew what a file changes, so that nobody publishes his own work by having it uploaded. */
@Injectable()
export class PageAuthors {
  private drew: ((tx: Tx, parts: readonly PartToPublish[]) => Promise<readonly string[]>) | null = null;

  offer(drew: (tx: Tx, parts: readonly PartToPublish[]) => Promise<readonly string[]>): void {
    if (this.drew) throw new Error('authors of designs are told of twice');
    this.drew = drew;
  }

  async of(tx: Tx, parts: readonly PartToPublish[]): Promise<readonly string[]> {
    return (await this.drew?.(tx, parts)) ?? [];
  }
}
