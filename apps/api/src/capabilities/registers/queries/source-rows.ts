import type { FormData } from '@bihuan/forms';
import type { RegisterDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { formByVersion } from '../../definitions/index.js';
import { rowsOf } from '../cells.js';
import type { Filled, SourceRow } from '../cells.js';

/** An accepted sheet whose rows may be entered. */
export interface SourceItem {
  readonly submissionId: string;
  readonly itemId: string;
  readonly rootId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly subjectUnitId: string | null;
  readonly subjectUnitName: string | null;
  readonly formVersionId: string;
  readonly data: FormData;
}

export interface FreeRow {
  readonly item: SourceItem;
  readonly filled: Filled;
  readonly row: SourceRow;
}

const MOST_SHEETS = 500;

// Sheets about one person are restricted and never come here, whoever asks.
const accepted: Named = {
  name: 'accepted-sheets',
  text: `
    select s.id as "submissionId", i.id as "itemId", i.root_id as "rootId", i.unit_id as "unitId", unit_name_at(u.id, s.submitted_at) as "unitName",
           i.subject_unit_id as "subjectUnitId", unit_name_at(su.id, s.submitted_at) as "subjectUnitName", s.form_version_id as "formVersionId", s.data
    from items i join units u on u.id = i.unit_id left join units su on su.id = i.subject_unit_id
    cross join lateral (select * from submissions s where s.item_id = i.id and s.form_key = $1 order by s.revision desc limit 1) s
    where i.main_form = $1 and i.ended = 'done' and i.privacy = 'normal'
      and ($2::uuid[] is null or s.id = any($2::uuid[]))
    order by u.tree desc, u.ordinal, su.ordinal nulls first, i.created_at, i.id limit ${MOST_SHEETS}`,
};
const entered: Named = {
  name: 'entered-rows',
  text: 'select source_item_id as "itemId", source_row_id as "rowId" from register_entries where register_key = $1 and not is_taken_off',
};

/** Rows of accepted sheets, in official order; of all of them, or of the named submissions where these are still the newest. */
export async function acceptedRows(tx: Tx, register: RegisterDefinition, submissionIds: readonly string[] | null): Promise<FreeRow[]> {
  const rows: FreeRow[] = [];
  for (const item of await tx.rows<SourceItem>(accepted, [register.source.form, submissionIds])) {
    const filled = { definition: await formByVersion(tx, item.formVersionId), data: item.data };
    for (const row of rowsOf(filled, register.source.table)) rows.push({ item, filled, row });
  }
  return rows;
}

/** Which rows are on the register already. */
export async function enteredRows(tx: Tx, registerKey: string): Promise<(free: FreeRow) => boolean> {
  const known = new Set((await tx.rows<{ itemId: string; rowId: string }>(entered, [registerKey])).map(({ itemId, rowId }) => `${itemId}/${rowId}`));
  return ({ item, row }) => known.has(`${item.itemId}/${row.rowId}`);
}

/** Rows that wait to be entered. */
export async function freeRows(tx: Tx, register: RegisterDefinition): Promise<FreeRow[]> {
  const rows = await acceptedRows(tx, register, null);
  const isEntered = await enteredRows(tx, register.key);
  return rows.filter((row) => !isEntered(row));
}

// Counted in the database: the sheets themselves need not be read for a number.
const countFree: Named = {
  name: 'count-free-rows',
  text: `
    select count(*)::int as n from (
      select i.id from items i
      cross join lateral (select s.data from submissions s where s.item_id = i.id and s.form_key = $1 order by s.revision desc limit 1) s
      cross join lateral jsonb_array_elements(case when jsonb_typeof(s.data -> $2) = 'array' then s.data -> $2 else '[]' end) as row
      where i.main_form = $1 and i.ended = 'done' and i.privacy = 'normal'
        and not exists (select from register_entries e where e.register_key = $3 and e.source_item_id = i.id and e.source_row_id = row ->> 'rowId' and not e.is_taken_off)
      limit 1000) free`,
};

/** How many rows wait to be entered; more than a thousand are a thousand. */
export async function freeRowsCount(tx: Tx, { source, key }: RegisterDefinition): Promise<number> {
  return (await tx.row<{ n: number }>(countFree, [source.form, source.table, key]))?.n ?? 0;
}
