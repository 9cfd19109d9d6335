import type { FormData } from '@bihuan/forms';
import type { RegisterDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { FieldSight } from '../../items/index.js';
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

/** Sheets of one page. */
const SHEETS = 100;
const MOST_COUNTED = 1000;

const sheet = `
    select s.id as "submissionId", i.id as "itemId", i.root_id as "rootId", i.unit_id as "unitId", unit_name_at(u.id, s.submitted_at) as "unitName",
           i.subject_unit_id as "subjectUnitId", unit_name_at(su.id, s.submitted_at) as "subjectUnitName", s.form_version_id as "formVersionId", s.data`;
const newest = `cross join lateral (select * from submissions s where s.item_id = i.id and s.form_key = $1 order by s.revision desc limit 1) s`;
// Sheets about one person are restricted and never come here, whoever asks.
const isSource = `i.main_form = $1 and i.ended = 'done' and i.privacy = 'normal'`;
const isFree = `not exists (select from register_entries e where e.register_key = $3 and e.source_item_id = i.id and e.source_row_id = row ->> 'rowId' and not e.is_taken_off)`;
const rowsOfSheet = `jsonb_array_elements(case when jsonb_typeof(s.data -> $2) = 'array' then s.data -> $2 else '[]' end) as row`;
// Official order, and the id last: where a page ends is a place in it.
const order = `case u.tree when 'party' then 0 else 1 end, u.ordinal, coalesce(su.ordinal, -1), i.created_at, i.id`;
const sheetsFrom = `from items i join units u on u.id = i.unit_id left join units su on su.id = i.subject_unit_id`;

const named: Named = {
  name: 'accepted-sheets-named',
  text: `${sheet} ${sheetsFrom} ${newest} where ${isSource} and s.id = any($2::uuid[]) and i.id in (select item_id from submissions where id = any($2::uuid[])) order by ${order}`,
};
const waiting: Named = {
  name: 'sheets-with-free-rows',
  text: `${sheet} from waiting_sheets w join items i on i.id = w.item_id join units u on u.id = i.unit_id left join units su on su.id = i.subject_unit_id ${newest}
    where w.register_key = $3 and ${isSource} and exists (select from ${rowsOfSheet} where ${isFree})
      and ($4::uuid is null or (${order}) > (select ${order} ${sheetsFrom} where i.id = $4::uuid))
    order by ${order} limit ${SHEETS + 1}`,
};
const entered: Named = {
  name: 'entered-rows-of-sheets',
  text: 'select source_item_id as "itemId", source_row_id as "rowId" from register_entries where register_key = $1 and source_item_id = any($2::uuid[]) and not is_taken_off',
};

/** Rows of accepted sheets, in official order: of the named submissions, where these are still the newest of theirs. */
export async function acceptedRows(
  tx: Tx,
  register: RegisterDefinition,
  { submissionIds, personId }: { submissionIds: readonly string[]; personId: string },
): Promise<FreeRow[]> {
  return rowsIn(tx, { register, personId }, await tx.rows<SourceItem>(named, [register.source.form, submissionIds]));
}

/** As whoever asks sees them: what is hidden from him he takes nowhere. */
async function rowsIn(tx: Tx, { register, personId }: { register: RegisterDefinition; personId: string }, sheets: readonly SourceItem[]): Promise<FreeRow[]> {
  const fields = new FieldSight(
    tx,
    personId,
    sheets.map(({ itemId }) => itemId),
  );
  const rows: FreeRow[] = [];
  for (const item of sheets) {
    const filled = await fields.shown(item);
    for (const row of rowsOf(filled, register.source.table)) rows.push({ item, filled, row });
  }
  return rows;
}

/** Which rows of these sheets are on the register already. */
export async function enteredRows(tx: Tx, registerKey: string, itemIds: readonly string[]): Promise<(free: FreeRow) => boolean> {
  const rows = await tx.rows<{ itemId: string; rowId: string }>(entered, [registerKey, itemIds]);
  const known = new Set(rows.map(({ itemId, rowId }) => `${itemId}/${rowId}`));
  return ({ item, row }) => known.has(`${item.itemId}/${row.rowId}`);
}

/** A page of the rows that wait to be entered, all of a sheet together; `next` is the sheet the page ends with. */
export async function freeRows(
  tx: Tx,
  register: RegisterDefinition,
  { after, personId }: { after: string | null; personId: string },
): Promise<{ rows: FreeRow[]; next: string | null }> {
  const found = await tx.rows<SourceItem>(waiting, [register.source.form, register.source.table, register.key, after]);
  const sheets = found.slice(0, SHEETS);
  const rows = await rowsIn(tx, { register, personId }, sheets);
  const isEntered = await enteredRows(
    tx,
    register.key,
    sheets.map(({ itemId }) => itemId),
  );
  return { rows: rows.filter((row) => !isEntered(row)), next: found.length > SHEETS ? (sheets.at(-1)?.itemId ?? null) : null };
}

// Counted in the database: the sheets themselves need not be read for a number.
const countFree: Named = {
  name: 'count-free-rows',
  text: `
    select count(*)::int as rows, count(distinct free.id)::int as sheets, (select count(*)::int from (select from waiting_sheets where register_key = $3 limit 2000) w) as waiting
    from (
      select i.id from waiting_sheets w join items i on i.id = w.item_id ${newest} cross join lateral ${rowsOfSheet}
      where w.register_key = $3 and ${isSource} and ${isFree} limit ${MOST_COUNTED}) free`,
};

const FEW = 20;

/** How many rows wait to be entered, more than a thousand being a thousand; and whether sheets are looked through in vain. */
export async function freeRowsCount(tx: Tx, { source, key }: RegisterDefinition): Promise<{ count: number; isLookedInVain: boolean }> {
  const { rows, sheets, waiting } = (await tx.row<{ rows: number; sheets: number; waiting: number }>(countFree, [source.form, source.table, key])) ?? {
    rows: 0,
    sheets: 0,
    waiting: 0,
  };
  return { count: rows, isLookedInVain: rows < MOST_COUNTED && waiting > sheets + FEW };
}

// One that got a new reason to wait since this statement began is left alone, as it is not the row that was looked at.
const forget: Named = {
  name: 'forget-sheets-without-free-rows',
  text: `
    delete from waiting_sheets w using (
      select w.register_key, w.item_id, w.reasons from waiting_sheets w join items i on i.id = w.item_id ${newest}
      where w.register_key = $3 and ${isSource} and ($4::uuid[] is null or w.item_id = any($4::uuid[])) and not exists (select from ${rowsOfSheet} where ${isFree})
    ) seen where w.register_key = seen.register_key and w.item_id = seen.item_id and w.reasons = seen.reasons`,
};

/** Sheets all of whose rows are on the register wait no longer; looks at the named ones, or at all. */
export async function forgetEntered(tx: Tx, { source, key }: RegisterDefinition, itemIds: readonly string[] | null): Promise<void> {
  await tx.rows(forget, [source.form, source.table, key, itemIds]);
}
