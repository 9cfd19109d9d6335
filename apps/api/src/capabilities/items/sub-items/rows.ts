import { isDeepStrictEqual } from 'node:util';
import type { Child, ChildSeed, EachOf, RowsOf } from '@bihuan/workflows';
import { isUuid } from '../../../kernel/ids/uuid-v7.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Handed } from '../facts/changed-since.js';
import type { ItemRow } from '../item-row.js';

/** Sub-items of the rows of a table. */
export interface Row extends Readonly<Record<string, unknown>> {
  readonly rowId: string;
}

export function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const rowsIn = (value: unknown): readonly Row[] =>
  Array.isArray(value) ? value.filter((one): one is Row => isRow(one) && typeof one['rowId'] === 'string') : [];

interface Naming {
  readonly rows: unknown;
  readonly item: Pick<ItemRow, 'unitId'>;
  readonly today: string;
  /** What the place is called. */
  readonly place: string;
}

const existingUnits: Named = { name: 'units-that-are', text: 'select id as unit from units where id = any($1::uuid[]) and during @> $2::date' };
const existingPeople: Named = { name: 'persons-that-are', text: 'select id from persons where id = any($1::uuid[])' };

/** Each row once, in its order, with the unit and the person it names; a row that names a unit that is no more, or none, cannot be sent out, and says which it is. */
export async function rowsNamed(tx: Tx, { unit, person }: RowsOf, { rows: value, item, today, place }: Naming): Promise<readonly Omit<ChildSeed, 'item'>[]> {
  const rows = rowsIn(value);
  const named = (column: string | undefined): readonly string[] => (column === undefined ? [] : rows.map((row) => row[column]).filter(isId));
  const units = new Set((await found<{ unit: string }>(tx, existingUnits, [named(unit), today])).map((one) => one.unit));
  const people = new Set((await found<{ id: string }>(tx, existingPeople, [named(person)])).map(({ id }) => id));
  return rows.map((row, n) => {
    const ofUnit = unit === undefined ? item.unitId : row[unit];
    const ofPerson = person === undefined ? undefined : row[person];
    if (!isId(ofUnit) || (unit !== undefined && !units.has(ofUnit))) throw new DomainError('sub-items.row-for-nobody', { place, row: n + 1, what: '单位' });
    if (person !== undefined && (!isId(ofPerson) || !people.has(ofPerson)))
      throw new DomainError('sub-items.row-for-nobody', { place, row: n + 1, what: '人员' });
    return { unit: ofUnit, ...(isId(ofPerson) ? { person: ofPerson } : {}), row: row.rowId };
  });
}

const isId = (value: unknown): value is string => typeof value === 'string' && isUuid(value);

const found = async <T extends object>(tx: Tx, asked: Named, params: readonly unknown[]): Promise<readonly T[]> =>
  (params[0] as readonly string[]).length === 0 ? [] : tx.rows<T>(asked, params); // the ids that are looked for stand first

/** What lay there when each of these began. */
const read: Named = {
  name: 'submissions-children-began-with',
  text: `select c.id, s.data from items c cross join lateral (
           select data from submissions where item_id = $1 and form_key = $2 and submitted_at <= c.created_at order by revision desc limit 1) s
         where c.id = any($3::uuid[])`,
};
const newest: Named = {
  name: 'newest-submission-of-form',
  text: 'select data from submissions where item_id = $1 and form_key = $2 order by revision desc limit 1',
};

type Answers = Readonly<Record<string, unknown>>;

/** Those whose row still says what it said when they began: what was answered of other words is answered no more. Others have no row. */
export async function notRewritten(
  tx: Tx,
  before: readonly Child[],
  { each, item, handed }: { each: EachOf; item: Pick<ItemRow, 'id'>; handed: Handed | null },
): Promise<readonly Child[]> {
  if (each.type !== 'rows' || before.length === 0) return before;
  const then = new Map(
    (await tx.rows<{ id: string; data: Answers }>(read, [item.id, each.form, before.map((child) => child.item)])).map(({ id, data }) => [
      id,
      rowsIn(data[each.field]),
    ]),
  );
  const data: Answers = handed?.form === each.form ? handed.data : ((await tx.row<{ data: Answers }>(newest, [item.id, each.form]))?.data ?? {});
  const now = new Map(rowsIn(data[each.field]).map((row) => [row.rowId, row]));
  return before.filter(
    ({ item: id, row }) =>
      row !== undefined &&
      isDeepStrictEqual(
        then.get(id)?.find(({ rowId }) => rowId === row),
        now.get(row),
      ),
  );
}
