import { Injectable } from '@nestjs/common';
import type { FormDefinition } from '@bihuan/forms';
import type { SeriesDefinition } from '@bihuan/library';
import type { LifecycleDefinition } from '@bihuan/workflows';
import type { Tx } from '../../kernel/database/tx.js';

/** A lifecycle with what it comes with. */
export interface ProcessToTry {
  readonly lifecycle: LifecycleDefinition;
  readonly forms: readonly FormDefinition[];
  readonly series: readonly SeriesDefinition[];
}

/** A run somebody keeps of a process: whether it still ends as expected, and if not, the first difference in words. */
export interface TriedCase {
  readonly id: string;
  readonly process: string;
  readonly name: string;
  readonly passed: boolean;
  readonly text: string | null;
}

export type ReplayCases = (tx: Tx, process: ProcessToTry) => Promise<readonly TriedCase[]>;

/** Cases are kept above definitions: whoever keeps them offers here to replay those of a process, for those who publish. On paper: nothing is written. */
@Injectable()
export class ReplayedCases {
  private replay: ReplayCases | null = null;

  offer(replay: ReplayCases): void {
    if (this.replay) throw new Error('cases are replayed twice');
    this.replay = replay;
  }

  async of(tx: Tx, processes: readonly ProcessToTry[]): Promise<readonly TriedCase[]> {
    const tried: TriedCase[] = [];
    for (const process of processes) tried.push(...((await this.replay?.(tx, process)) ?? []));
    return tried;
  }
}
