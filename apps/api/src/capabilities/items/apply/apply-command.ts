import type { FormData } from '@bihuan/forms';
import type { Effect } from '@bihuan/workflows';
import type { ItemRow } from '../item-row.js';
import type { By } from './by.js';

/** What somebody wants to happen to an item. */
export interface ApplyCommand {
  readonly itemId: string;
  readonly by: By;
  readonly event: RequestedEvent;
  /** Version the caller saw; null where the caller cannot have seen one (the system). */
  readonly expectedVersion: number | null;
  readonly reason?: string | undefined;
  readonly opinion?: string | undefined;
  readonly data?: FormData | undefined;
  /** Recorded with the event: changes that belong to the item but not to its machine. */
  readonly note?: unknown;
}

export type RequestedEvent =
  | { readonly type: 'CREATE' }
  | { readonly type: 'ACT'; readonly act: string }
  | { readonly type: 'AGREE' | 'RETURN'; readonly step: string; readonly slotId: string };

/** What came of it. The receipt names the history row and its hash. */
export interface Applied {
  readonly item: ItemRow;
  readonly receipt: Receipt;
  readonly effects: readonly Effect[];
}

export interface Receipt {
  readonly eventId: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}
