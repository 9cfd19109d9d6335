import type { Tx } from '../../kernel/database/tx.js';
import type { Caller } from '../../kernel/http/caller.js';

/** Whether the caller may read an item. Attachments stand below items, so whoever owns items provides this. */
export interface ItemReader {
  mayRead(tx: Tx, caller: Caller, itemId: string): Promise<boolean>;
}

export const ITEM_READER = Symbol('ITEM_READER');
