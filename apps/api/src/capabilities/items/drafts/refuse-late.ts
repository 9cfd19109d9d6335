import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { namesOf } from '../../people/index.js';
import type { ItemRow } from '../item-row.js';
import { momentText } from '../views/moment-text.js';
import { draftRevision } from './draft-row.js';

/** Who wrote last, and when. */
export interface Other {
  readonly by: string;
  readonly revision: number;
  readonly at: string;
}

export async function changedElsewhere(tx: Tx, other: Other | null, { did, zone }: { readonly did: string; readonly zone: string }): Promise<DomainError> {
  const names = await namesOf(tx, { people: other ? [other.by] : [], units: [] });
  return new DomainError('draft.changed-elsewhere', {
    by: (other && names.people[other.by]?.label) ?? '',
    at: other ? momentText(other.at, zone) : '',
    did,
    revision: other?.revision ?? 0,
  });
}

export async function submittedMeanwhile(tx: Tx, item: ItemRow, zone: string): Promise<DomainError> {
  const last = await tx.row<Other>(
    `select submitted_by as by, 0 as revision, to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from submissions where item_id = $1 order by seq desc limit 1`,
    [item.id],
  );
  return changedElsewhere(tx, last, { did: '提交', zone });
}

/** Under the item's lock: nothing a colleague saved since is handed in without, and none of it goes with the draft. */
export async function refuseNewerDraft(tx: Tx, item: ItemRow, seen: number): Promise<void> {
  if (item.mainForm !== null && (await draftRevision(tx, item.id, item.mainForm)) > seen) throw new DomainError('draft.newer');
}
