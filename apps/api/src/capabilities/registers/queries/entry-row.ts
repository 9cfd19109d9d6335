import type { FormData } from '@bihuan/forms';
import type { ItemRow } from '../../items/index.js';

interface HandedIn {
  readonly form: string;
  readonly formVersionId: string;
  readonly data: FormData;
}

/** One entry with everything its cells are read from. */
export interface EntryRow extends ItemRow {
  readonly serial: number;
  readonly campaignId: string;
  readonly mergedInto: number | null;
  readonly absorbed: readonly number[];
  readonly unitName: string;
  readonly leaderName: string | null;
  readonly ownerName: string | null;
  readonly sourceItemId: string;
  readonly sourceRowId: string;
  readonly source: { readonly formVersionId: string; readonly data: FormData };
  readonly sourceUnitId: string;
  readonly sourceUnitName: string;
  readonly sourceSubjectUnitId: string | null;
  readonly sourceSubjectUnitName: string | null;
  /** Newest submission of every form of the entry. */
  readonly latest: readonly HandedIn[];
}
