import type { PrefillSource } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import type { ItemRow } from '../item-row.js';

export interface CampaignFacts {
  readonly title: string;
  readonly year: number;
}

/** An answer given elsewhere, as far as one reader may know it, and what it is called. */
export interface RecordFound extends PrefillSource {
  /** «2017年所填» */
  readonly words: string;
}

/** Records of capabilities above that a form may begin with; items itself knows none of them. */
export interface RecordSources {
  /** Of items that are campaigns, by their ids. */
  readonly campaigns: (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, CampaignFacts>>;
  /** The row of a list this item was made from. */
  readonly register: (tx: Tx, item: ItemRow, personId: string) => Promise<RecordFound | null>;
}

export const NO_RECORDS: RecordSources = { campaigns: () => Promise.resolve(new Map()), register: () => Promise.resolve(null) };
