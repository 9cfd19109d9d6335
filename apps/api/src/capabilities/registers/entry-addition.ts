import type { Named, Tx } from '../../kernel/database/tx.js';
import { formByVersion } from '../definitions/index.js';
import { columnsOf } from '@bihuan/forms';
import { FieldSight, isEditOf, mayReadItem } from '../items/index.js';
import type { Addition, ItemRow, RecordFound } from '../items/index.js';
import type { FormData, FormDefinition } from '@bihuan/forms';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { entryChecks } from './entry-checks.js';
import { entryNamed } from './entry-facts.js';
import { prefillOf } from './prefill.js';
import { slipOf } from './slip.js';
import type { RegisterDefinition } from '@bihuan/library';
import type { Known } from './prefill.js';

interface SourceRow {
  readonly itemId: string;
  readonly title: string;
  readonly rowId: string;
  readonly formVersionId: string;
  readonly form: string;
  readonly revision: number;
  /** Of the event it was handed in with: it is read by the calendar sealed there. */
  readonly seq: number;
  readonly data: FormData;
  readonly nth: number;
}

const sourceOf: Named = {
  name: 'source-of-entry',
  text: `select e.source_item_id as "itemId", src.title, e.source_row_id as "rowId", s.form_version_id as "formVersionId", s.form_key as form, s.revision, s.seq, s.data,
           (select count(*)::int from submissions b where b.item_id = s.item_id and b.form_key = s.form_key and b.revision <= s.revision and not ${isEditOf('b')}) as nth
         from register_entries e join items src on src.id = e.source_item_id join submissions s on s.id = e.source_submission_id where e.item_id = $1`,
};

/** What the sheet promised, beside what was done; what is to be looked at before accepting; where it belongs; and the slip. */
export async function entryAddition(tx: Tx, item: ItemRow, personId: string): Promise<Addition> {
  const row = await tx.row<SourceRow>(sourceOf, [item.id]);
  const entry = await entryNamed(tx, item.id);
  const checks = await entryChecks(tx, { item, personId, register: entry?.register ?? null });
  if (!row || !entry) return { source: null, checks };
  const fields = new FieldSight(tx, personId, [row.itemId, item.id]);
  const { definition, data } = await fields.shown(row);
  const source = sourceView({ ...row, data }, definition);
  const { register } = entry;
  return {
    source,
    checks,
    prefill: await prefillFor(tx, item, { register, row: source.row, fields }),
    forms: { [row.form]: { versionId: row.formVersionId, definition } },
    links: await linksOf(tx, item.id),
    slip: await slipOf(tx, item, { register, serial: entry.serial, fields }),
  };
}

/** The row an entry was made from, as one reader may see it. */
export async function sourceRowOf(tx: Tx, item: ItemRow, personId: string): Promise<RecordFound | null> {
  const row = await tx.row<SourceRow>(sourceOf, [item.id]);
  const entry = row ? await entryNamed(tx, item.id) : null;
  if (!row || !entry || !(await mayReadItem(tx, { personId }, row.itemId))) return null;
  const { definition, data } = await new FieldSight(tx, personId, [row.itemId, item.id]).shown(row);
  const fields = Object.values(definition.fields).flatMap((field) => (field.kind === 'table' ? columnsOf(field) : []));
  return { fields, data: sourceView({ ...row, data }, definition).row, words: `台账第${entry.serial}号的来源` };
}

const joined: Named = {
  name: 'entries-joined',
  text: `select t.serial, t.item_id as "itemId", true as "isInto" from register_entries e join register_entries t on t.item_id = e.merged_into where e.item_id = $1
         union all select o.serial, o.item_id, false from register_entries o where o.merged_into = $1 order by serial`,
};

async function linksOf(tx: Tx, itemId: string): Promise<NonNullable<Addition['links']>> {
  const rows = await tx.rows<{ serial: number; itemId: string; isInto: boolean }>(joined, [itemId]);
  return rows.map((row) => ({ itemId: row.itemId, text: row.isInto ? `并入第${row.serial}号` : `第${row.serial}号并入` }));
}

function sourceView({ itemId, title, rowId, form, nth, data }: SourceRow, definition: FormDefinition): NonNullable<Addition['source']> {
  const tables = Object.values(definition.fields).flatMap((field) => (field.kind === 'table' ? [data[field.key]] : []));
  const found = tables.flatMap((rows) => (Array.isArray(rows) ? rows : [])).find((one: unknown) => isRow(one) && one['rowId'] === rowId);
  return { itemId, title, form, revision: nth, row: isRow(found) ? { ...found } : {} };
}

const newestOfForm: Named = {
  name: 'newest-data-of-form',
  text: 'select item_id as "itemId", form_version_id as "formVersionId", seq, data from submissions where item_id = $1 and form_key = $2 order by revision desc limit 1',
};

async function entryData(tx: Tx, { itemId, form, fields }: { itemId: string; form: string; fields: FieldSight }): Promise<FormData> {
  const row = await tx.row<{ itemId: string; formVersionId: string; seq: number; data: FormData }>(newestOfForm, [itemId, form]);
  return row ? (await fields.shown(row)).data : {};
}

/** What the register knows already of forms the entry was pinned with. */
async function prefillFor(
  tx: Tx,
  item: ItemRow,
  { register, row, fields }: { register: RegisterDefinition; row: Known['source']; fields: FieldSight },
): Promise<NonNullable<Addition['prefill']>> {
  const entry = await entryData(tx, { itemId: item.id, form: register.entryForm, fields });
  const data: NonNullable<Addition['prefill']> = {};
  for (const prefill of register.prefill ?? []) {
    const pinned = item.pins[prefill.form];
    if (pinned)
      data[prefill.form] = prefillOf(prefill, {
        definition: await formByVersion(tx, pinned),
        known: { source: row, entry, item: { owner: item.ownerId, due: item.dueOn } },
        rowId: uuidV7,
      });
  }
  return data;
}

const isRow = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
