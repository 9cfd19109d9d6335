import type { RegisterDefinition, RegisterView as ViewDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { Passed } from '../../../kernel/http/day-cursor.js';
import { itemColumns } from '../../items/index.js';
import type { Days } from '../buckets.js';
import type { EntryRow } from './entry-row.js';
import { entriesAsOf } from './entries-then.js';
import { clauses, narrow, narrowToView, where } from './narrowing.js';
import type { Clauses, Narrowing } from './narrowing.js';

export const PAGE = 50;

export type Order = 'serial' | 'due';

export interface Wanted {
  readonly register: RegisterDefinition;
  readonly narrowing: Narrowing;
  readonly view: ViewDefinition | null;
  readonly days: Days;
  readonly order: Order;
  /** Where the page before ended: the id is the serial number. */
  readonly after: Passed | null;
  readonly limit: number;
}

const rowsByIds: Named = {
  name: 'register-rows',
  text: `
    select ${itemColumns}, e.serial, e.campaign_id as "campaignId", e.source_item_id as "sourceItemId", e.source_row_id as "sourceRowId",
           (select t.serial from register_entries t where t.item_id = e.merged_into) as "mergedInto",
           array(select o.serial from register_entries o where o.merged_into = e.item_id order by o.serial) as absorbed,
           -- What was issued keeps the names its units had on that day.
           unit_name_at(u.id, i.created_at) as "unitName", (select name from persons where id = i.leader_id) as "leaderName", (select name from persons where id = i.owner_id) as "ownerName",
           jsonb_build_object('formVersionId', handed.form_version_id, 'data', handed.data) as source,
           src.unit_id as "sourceUnitId", unit_name_at(su.id, handed.submitted_at) as "sourceUnitName", src.subject_unit_id as "sourceSubjectUnitId", unit_name_at(ssu.id, handed.submitted_at) as "sourceSubjectUnitName",
           (select coalesce(jsonb_agg(jsonb_build_object('form', l.form_key, 'formVersionId', l.form_version_id, 'data', l.data)), '[]')
            from (select distinct on (s.form_key) s.form_key, s.form_version_id, s.data from submissions s where s.item_id = i.id order by s.form_key, s.revision desc) l) as latest
    from unnest($1::uuid[]) with ordinality as wanted (id, at) join register_entries e on e.item_id = wanted.id join items i on i.id = e.item_id join submissions handed on handed.id = e.source_submission_id
      join items src on src.id = e.source_item_id join units u on u.id = i.unit_id join units su on su.id = src.unit_id left join units ssu on ssu.id = src.subject_unit_id
    where i.privacy = 'normal' order by wanted.at`,
};

/** One page by keyset: first which rows, from the register's own indexes; then what stands in them, of these alone. */
export async function entriesOf(tx: Tx, wanted: Wanted): Promise<{ rows: EntryRow[]; hasMore: boolean }> {
  const ids = (await idsOf(tx, wanted)).map(({ id }) => id);
  const shown = ids.slice(0, wanted.limit);
  return { rows: await rowsNamed(tx, shown, { register: wanted.register, then: wanted.narrowing.then }), hasMore: ids.length > shown.length };
}

/** Entries by their ids, as they stand or stood; those that were not there yet are missing. */
export async function rowsNamed(
  tx: Tx,
  ids: readonly string[],
  { register, then }: { register: RegisterDefinition; then: Narrowing['then'] },
): Promise<EntryRow[]> {
  const rows = await tx.rows<EntryRow>(rowsByIds, [ids]);
  return then === null ? rows : entriesAsOf(tx, rows, { register, then });
}

function idsOf(tx: Tx, { narrowing, view, days, order, after, limit }: Wanted): Promise<{ id: string }[]> {
  const made = narrow(clauses(), narrowing);
  const byState = view?.states !== undefined && order === 'serial' && narrowing.scope === 'all';
  narrowToView(made, view, { days, state: byState ? 'one.state' : null });
  if (after) made.conditions.push(beyond(made, order, after));
  const by = order === 'serial' ? 'e.serial' : 'e.due_on, e.serial';
  const page = `select e.item_id as id, e.serial from ${made.from} where ${where(made)} order by ${by} limit ${limit + 1}`;
  if (!byState) return tx.rows(page, made.values);
  return tx.rows(
    `select e.id from unnest(${made.bind(view.states)}::text[]) as one (state) cross join lateral (${page}) e order by e.serial limit ${limit + 1}`,
    made.values,
  );
}

function beyond({ bind, conditions }: Clauses, order: Order, { id: serial, dueOn }: Passed): string {
  if (order === 'serial') return `e.serial > ${bind(serial)}::int`;
  conditions.push('e.due_on is not null');
  return `(e.due_on, e.serial) > (${bind(dueOn)}::date, ${bind(serial)}::int)`;
}
