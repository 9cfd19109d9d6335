import { isDeepStrictEqual } from 'node:util';
import type { Child, ChildSeed, EachOf, RowsOf } from '@bihuan/workflows';
import { isUuid } from '../../../kernel/ids/uuid-v7.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { rowHasLeft } from '../../people/index.js';
import type { Handed } from '../facts/changed-since.js';
import { newestData } from '../field-access/newest-data.js';
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

/** «第3行»: the row at that place. */
export const rowNumbered = (at: number): string => `第${at + 1}行`;

interface Naming {
  readonly rows: unknown;
  readonly item: Pick<ItemRow, 'unitId'>;
  readonly today: string;
  /** What the place is called. */
  readonly place: string;
  /** Nobody stands before it who could put a row right. */
  readonly byItself: boolean;
}

const existingUnits: Named = { name: 'units-that-are', text: 'select id as unit from units where id = any($1::uuid[]) and during @> $2::date' };
const existingPeople: Named = {
  name: 'persons-that-are',
  text: `select s.id from persons s where s.id = any($1::uuid[]) and not ${rowHasLeft('s', '$2::date')}`,
};

/** Of these units, which there are on that day. */
export async function unitsThatAre(tx: Tx, ids: readonly string[], today: string): Promise<ReadonlySet<string>> {
  return new Set(ids.length === 0 ? [] : (await tx.rows<{ unit: string }>(existingUnits, [ids, today])).map(({ unit }) => unit));
}

async function peopleThatAre(tx: Tx, ids: readonly string[], today: string): Promise<ReadonlySet<string>> {
  return new Set(ids.length === 0 ? [] : (await tx.rows<{ id: string }>(existingPeople, [ids, today])).map(({ id }) => id));
}

/**
 * Each row once, in its order, with the unit and the person it names. A row that names one who is no more, or none, cannot be sent out,
 * and says which it is; where the chain came here by itself, it falls to the item's own unit and to no person, as an empty column would.
 */
export async function rowsNamed(
  tx: Tx,
  { unit, person }: RowsOf,
  { rows: value, item, today, place, byItself }: Naming,
): Promise<readonly Omit<ChildSeed, 'item'>[]> {
  const rows = rowsIn(value);
  const named = (column: string | undefined): readonly string[] => (column === undefined ? [] : rows.map((row) => row[column]).filter(isId));
  const units = await unitsThatAre(tx, named(unit), today);
  const people = await peopleThatAre(tx, named(person), today);
  return rows.map((row, n) => {
    const known = (column: string | undefined, are: ReadonlySet<string>, what: string): string | undefined => {
      const id = column === undefined ? undefined : row[column];
      if (isId(id) && are.has(id)) return id;
      if (column !== undefined && !byItself) throw new DomainError('sub-items.row-for-nobody', { place, row: n + 1, what });
      return undefined;
    };
    const ofUnit = known(unit, units, '单位') ?? item.unitId;
    const ofPerson = known(person, people, '人员');
    return { unit: ofUnit, ...(ofPerson === undefined ? {} : { person: ofPerson }), row: row.rowId };
  });
}

const isId = (value: unknown): value is string => typeof value === 'string' && isUuid(value);

/** What lay there when each of these began. */
const read: Named = {
  name: 'submissions-children-began-with',
  text: `select c.id, s.data from items c cross join lateral (
           select data from submissions where item_id = $1 and form_key = $2 and submitted_at <= c.created_at order by revision desc limit 1) s
         where c.id = any($3::uuid[])`,
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
  const data: Answers = handed?.form === each.form ? handed.data : ((await newestData(tx, item.id, each.form)) ?? {});
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
