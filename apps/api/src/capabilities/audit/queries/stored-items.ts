import type { Named, Tx } from '../../../kernel/database/tx.js';
import { itemColumns } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import type { SlotTold } from '../replay.js';
import { instant } from './instant.js';
import { storedEvents } from './stored-events.js';
import type { EventRow } from './stored-events.js';

/** Everything that lies in the tables of one item and follows from its records. Instants to the microsecond. */
export interface StoredItem {
  readonly tenantId: string;
  readonly item: ItemRow;
  readonly openedAt: string;
  readonly changedAt: string;
  readonly events: readonly EventRow[];
  readonly submissions: readonly StoredSubmission[];
  readonly assignments: readonly SlotTold[];
}

export interface StoredSubmission {
  readonly id: string;
  readonly form: string;
  readonly formVersion: string;
  readonly revision: number;
  readonly secret: Buffer;
  readonly data: unknown;
  readonly seq: number;
  readonly by: string;
  readonly at: string;
}

const columns = `${itemColumns}, ${instant('i.created_at')} as "openedAt", ${instant('i.changed_at')} as "changedAt"`;
const some: Named = { name: 'items-to-check', text: `select ${columns} from items i where i.id > $1 order by i.id limit $2` };
const one: Named = { name: 'item-to-check', text: `select ${columns} from items i where i.id = $1` };
const submissionsOf: Named = {
  name: 'submissions-to-check',
  text: `select item_id as "itemId", id, form_key as form, form_version_id as "formVersion", revision, secret, data, seq, submitted_by as by, ${instant('submitted_at')} as at
         from submissions where item_id = any($1::uuid[])`,
};
const assignmentsOf: Named = {
  name: 'assignments-to-check',
  text: `select item_id as "itemId", id, place, round, person_id as person, why, kind, added_by as "addedBy", waits, ${instant('opened_at')} as "openedAt",
           case when closed_at is not null then jsonb_build_object('at', ${instant('closed_at')}, 'as', closed_as, 'by', closed_by) end as closed
         from assignments where item_id = any($1::uuid[])`,
};

type Row = ItemRow & Pick<StoredItem, 'openedAt' | 'changedAt'>;

export async function storedItem(tx: Tx, id: string): Promise<StoredItem[]> {
  return withAll(tx, await tx.rows<Row>(one, [id]));
}

/** The next items by id. */
export async function storedItemsAfter(tx: Tx, after: string, most: number): Promise<StoredItem[]> {
  return withAll(tx, await tx.rows<Row>(some, [after, most]));
}

async function withAll(tx: Tx, rows: readonly Row[]): Promise<StoredItem[]> {
  const ids = rows.map(({ id }) => id);
  const history = await storedEvents(tx, ids);
  const submissions = await byItem<StoredSubmission>(tx, submissionsOf, ids);
  const assignments = await byItem<SlotTold>(tx, assignmentsOf, ids);
  return rows.map((item) => ({
    tenantId: tx.tenantId,
    item,
    openedAt: item.openedAt,
    changedAt: item.changedAt,
    events: history.get(item.id) ?? [],
    submissions: submissions(item.id),
    assignments: assignments(item.id),
  }));
}

async function byItem<T>(tx: Tx, statement: Named, ids: readonly string[]): Promise<(itemId: string) => readonly T[]> {
  const rows = Map.groupBy(await tx.rows<T & { itemId: string }>(statement, [ids]), ({ itemId }) => itemId);
  return (itemId) => (rows.get(itemId) ?? []).map(({ itemId: _, ...row }) => row as T); // without the id it was grouped by, it is what was selected
}
