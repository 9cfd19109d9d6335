import type { Named, Tx } from '../../../kernel/database/tx.js';
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

const openWords: Named = {
  name: 'open-words-of-draft',
  text: `select aside->>'by' as by, count(*)::int as count from drafts, jsonb_array_elements(asides) aside
         where item_id = $1 and form_key = $2 and (aside->>'open')::boolean and aside->>'type' <> 'delete' and aside->>'by' is distinct from $3
         group by 1 order by 1`,
};

/** Under the item's lock: words of others that wait for their author's choice do not go with the draft. What the sender leaves of his own he leaves knowingly. */
export async function refuseOpenWords(tx: Tx, item: ItemRow, sender: string | null): Promise<void> {
  const waiting = await tx.rows<{ by: string; count: number }>(openWords, [item.id, item.mainForm, sender]);
  if (waiting.length === 0) return;
  const { people } = await namesOf(tx, { people: waiting.map(({ by }) => by), units: [] });
  const by = waiting.flatMap((one) => people[one.by]?.label ?? []).join('、');
  throw new DomainError('draft.words-open', { by, count: waiting.reduce((sum, { count }) => sum + count, 0) });
}
