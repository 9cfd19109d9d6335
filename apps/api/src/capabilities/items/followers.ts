import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/tx.js';
import type { Applied, ApplyCommand } from './apply/apply-command.js';

/**
 * What a capability above does when an item of its kind has changed, in the same transaction. It may refuse, and then nothing
 * of the change remains: what the item's own machine cannot know (that another entry is there to be joined to) is said here.
 */
export type Follower = (tx: Tx, change: { readonly command: ApplyCommand; readonly applied: Applied }) => Promise<void>;

/** Capabilities above follow a kind of item; items itself knows none of them. */
@Injectable()
export class Followers {
  private readonly byKind = new Map<string, Follower>();

  offer(kind: string, follower: Follower): void {
    if (this.byKind.has(kind)) throw new Error(`${kind} is followed twice`);
    this.byKind.set(kind, follower);
  }

  async follow(tx: Tx, command: ApplyCommand, applied: Applied): Promise<void> {
    await this.byKind.get(applied.item.kind)?.(tx, { command, applied });
  }
}
