import type { Tx } from '../../kernel/database/tx.js';
import type { Caller } from '../../kernel/http/caller.js';

/** What attachments must know of the item they hang on. Attachments stand below items, so whoever owns items provides this. */
export interface ItemReader {
  mayRead(tx: Tx, caller: Caller, itemId: string): Promise<boolean>;
  /** Whether a file that hangs on the item stands in a field the caller sees, or in none at all. */
  mayReadFile(tx: Tx, caller: Caller, file: { readonly id: string; readonly itemId: string }): Promise<boolean>;
  /** Each look at what hangs on such an item is remembered. */
  isRestricted(tx: Tx, itemId: string): Promise<boolean>;
}

export const ITEM_READER = Symbol('ITEM_READER');
