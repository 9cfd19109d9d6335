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

/** That somebody removed a case, or changed what it is checked by, since its process was last published. `text`: when, and what he did. */
export interface TouchedCase {
  readonly id: string;
  readonly process: string;
  readonly name: string;
  readonly personId: string;
  readonly text: string;
}

export interface KeptCases {
  readonly replay: (tx: Tx, process: ProcessToTry) => Promise<readonly TriedCase[]>;
  /** Changes whenever its cases, or whatever beside the process itself they are played with, may have. */
  readonly mark: (tx: Tx, process: ProcessToTry) => Promise<string>;
  readonly touched: (tx: Tx, process: ProcessToTry) => Promise<readonly TouchedCase[]>;
}

/** Cases are kept above definitions: whoever keeps them offers here to replay those of a process, for those who publish. On paper: nothing is written. */
@Injectable()
export class ReplayedCases {
  private kept: KeptCases | null = null;

  offer(kept: KeptCases): void {
    if (this.kept) throw new Error('cases are replayed twice');
    this.kept = kept;
  }

  async of(tx: Tx, processes: readonly ProcessToTry[]): Promise<readonly TriedCase[]> {
    const tried: TriedCase[] = [];
    for (const process of processes) tried.push(...((await this.kept?.replay(tx, process)) ?? []));
    return tried;
  }

  async marks(tx: Tx, processes: readonly ProcessToTry[]): Promise<readonly string[]> {
    const marks: string[] = [];
    for (const process of processes) marks.push((await this.kept?.mark(tx, process)) ?? '');
    return marks;
  }

  async touched(tx: Tx, processes: readonly ProcessToTry[]): Promise<readonly TouchedCase[]> {
    const touched: TouchedCase[] = [];
    for (const process of processes) touched.push(...((await this.kept?.touched(tx, process)) ?? []));
    return touched;
  }
}
