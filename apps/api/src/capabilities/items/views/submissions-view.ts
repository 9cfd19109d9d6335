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
}

const columns = `id, form_key as form, form_version_id as "formVersionId", revision, data, submitted_by as by, seq,
  to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`;
const ofItem: Named = { name: 'submissions-of-item', text: `select ${columns} from submissions where item_id = $1 order by seq, form_key limit 500` };
const byId: Named = { name: 'submission-by-id', text: `select ${columns}, item_id as "itemId" from submissions where id = $1` };

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
  return rows.map(({ id, form, formVersionId, revision, data, by, at, seq }) => ({
    id, form, formVersionId, revision, data: { ...data }, by: names.people[by]?.label ?? '', atText: momentText(at, zone), seq,
  }));
}
