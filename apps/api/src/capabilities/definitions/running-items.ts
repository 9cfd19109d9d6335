import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/tx.js';

/** Items that have not ended, by the lifecycle version they keep. */
export type CountRunning = (tx: Tx) => Promise<readonly { readonly versionId: string; readonly items: number }[]>;

/** Items lie above definitions: they offer here how many of them run, for those who publish. */
@Injectable()
export class RunningItems {
  private counts: CountRunning | null = null;

  offer(counts: CountRunning): void {
    if (this.counts) throw new Error('running items are counted twice');
    this.counts = counts;
  }

  async byVersion(tx: Tx): Promise<ReadonlyMap<string, number>> {
    return new Map((await (this.counts?.(tx) ?? [])).map(({ versionId, items }) => [versionId, items]));
  }
}
