import type { FormData } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { namesOf } from '../../people/index.js';
import type { SubmissionView } from '../item.contract.js';
import { momentText } from './moment-text.js';

interface SubmissionRow {
  readonly id: string;
  readonly form: string;
  readonly formVersionId: string;
  readonly revision: number;
  readonly data: FormData;
  readonly by: string;
  readonly at: string;
  readonly seq: number;
  /** Hand-ins of that form up to here. */
  readonly nth: number;
  readonly isEdit: boolean;
}

/** SQL: whether submission `s` is what a signer wrote or a new version of the form made of it, rather than something handed in. */
export const isEditOf = (s: string): string =>
  `exists (select from item_events wrote where wrote.item_id = ${s}.item_id and wrote.seq = ${s}.seq and wrote.type in ('EDIT', 'UPGRADE'))`;

const columns = `s.id, s.form_key as form, s.form_version_id as "formVersionId", s.revision, s.data, s.submitted_by as by, s.seq, ${isEditOf('s')} as "isEdit",
  (select count(*)::int from submissions b where b.item_id = s.item_id and b.form_key = s.form_key and b.revision <= s.revision and not ${isEditOf('b')}) as nth,
  to_char(s.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`;
const ofItem: Named = { name: 'submissions-of-item', text: `select ${columns} from submissions s where s.item_id = $1 order by s.seq, s.form_key limit 500` };
const byId: Named = { name: 'submission-by-id', text: `select ${columns}, s.item_id as "itemId" from submissions s where s.id = $1` };

/** Everything handed in for an item, oldest first. */
export async function submissionsOf(tx: Tx, itemId: string, zone: string): Promise<SubmissionView[]> {
  return viewsOf(tx, await tx.rows<SubmissionRow>(ofItem, [itemId]), zone);
}

/** One submission with the item it belongs to; whether the reader may see that item is the caller's question. */
export async function submissionById(tx: Tx, id: string, zone: string): Promise<{ itemId: string; view: SubmissionView } | null> {
  const row = await tx.row<SubmissionRow & { itemId: string }>(byId, [id]);
  const [view] = row ? await viewsOf(tx, [row], zone) : [];
  return row && view ? { itemId: row.itemId, view } : null;
}

async function viewsOf(tx: Tx, rows: readonly SubmissionRow[], zone: string): Promise<SubmissionView[]> {
  const names = await namesOf(tx, { people: [...new Set(rows.map(({ by }) => by))], units: [] });
  return rows.map(({ id, form, formVersionId, revision, nth, isEdit, data, by, at, seq }) => ({
    id,
    form,
    formVersionId,
    revision,
    nth,
    isEdit,
    data: { ...data },
    by: names.people[by]?.label ?? '',
    atText: momentText(at, zone),
    seq,
  }));
}
