import { columnsOf, cut, displayOf, fieldsOf, kindOf } from '@bihuan/forms';
import type { Aside, Draft, Field, FormMigrationPlan, TableField } from '@bihuan/forms';
import type { Chain } from './chain.js';
import type { SetAside } from './set-aside.js';

interface AsidesOver {
  readonly asides: readonly Aside[];
  /** In words, of those whose places are not in the new version as they were. */
  readonly dropped: readonly SetAside[];
}

/** Words that wait beside a draft stay at their places; beside a place whose answers went elsewhere they would mean nothing any more. */
export function asidesOver({ plans }: Chain, { asides, data }: Pick<Draft, 'asides' | 'data'>): AsidesOver {
  const over = asides.map((one) => overAll(plans, one, rowNumber(data, one.place)));
  return { asides: over.flatMap(({ asides: kept }) => kept), dropped: over.flatMap(({ dropped }) => dropped) };
}

function overAll(plans: readonly FormMigrationPlan[], aside: Aside, row: number | null): AsidesOver {
  let one = aside;
  for (const plan of plans) {
    const over = overOne(plan, one);
    if (over === null) return { asides: [], dropped: inWords(plan, one, row) };
    one = over;
  }
  return { asides: [one], dropped: [] };
}

/** Places go by keys, which may be others now. Null: the answers there were affected. */
function overOne(plan: FormMigrationPlan, one: Aside): Aside | null {
  const [key = '', rowId, columnKey] = one.place.split('/');
  const was = fieldsOf(plan.before).find((field) => field.key === key);
  if (!was) return one;
  const is = fieldsOf(plan.after).find(({ id }) => id === was.id);
  if (!is || affectedAt(plan, was)) return null;
  if (was.kind !== 'table' || is.kind !== 'table' || rowId === undefined) return { ...one, place: [is.key, ...one.place.split('/').slice(1)].join('/') };
  const place = `${is.key}/${rowId}`;
  if (columnKey === undefined) return rowOver({ plan, was, is }, { ...one, place });
  const column = columnsOf(was).find((each) => each.key === columnKey);
  const to = column && columnsOf(is).find(({ id }) => id === column.id);
  return !column || !to || affectedAt(plan, column, was) ? null : { ...one, place: `${place}/${to.key}` };
}

interface Tables {
  readonly plan: FormMigrationPlan;
  readonly was: TableField;
  readonly is: TableField;
}

function rowOver({ plan, was, is }: Tables, one: Aside): Aside | null {
  const values = one.type === 'row' ? rowOf(one.value) : null;
  if (!values) return one;
  const columns = columnsOf(was).map((column) => ({ column, to: columnsOf(is).find(({ id }) => id === column.id) }));
  if (columns.some(({ column, to }) => !kindOf(column).isEmpty(values[column.key]) && (!to || affectedAt(plan, column, was)))) return null;
  const value = Object.entries(values).flatMap(([key, cell]) => {
    const known = columns.find(({ column }) => column.key === key);
    return known && !known.to ? [] : [[known?.to?.key ?? key, cell] as const];
  });
  return { ...one, value: Object.fromEntries(value) };
}

const affectedAt = ({ affected }: FormMigrationPlan, field: Field, table?: TableField) =>
  affected.find((one) => one.was.id === field.id && one.table?.id === table?.id);

/** As of other answers: what is hidden is left to the record. */
function inWords(plan: FormMigrationPlan, { place, type, value }: Aside, row: number | null): readonly SetAside[] {
  const [key = '', , columnKey] = place.split('/');
  const was = fieldsOf(plan.before).find((field) => field.key === key);
  if (!was || type === 'delete') return [];
  const line = (field: Field, text: string, table?: TableField): readonly SetAside[] =>
    text === '' || affectedAt(plan, field, table)?.migration.act === 'hide' || affectedAt(plan, was)?.migration.act === 'hide'
      ? []
      : [
          {
            field: field.id,
            ...(table ? { table: table.id } : {}),
            label: `${field.label}（未采用的文字）`,
            row,
            text: cut(text, 2000),
            became: 'set-aside',
          },
        ];
  if (was.kind !== 'table' || !place.includes('/')) return line(was, displayOf(was, value));
  const values = columnKey === undefined ? rowOf(value) : { [columnKey]: value };
  return columnsOf(was).flatMap((column) => (values && Object.hasOwn(values, column.key) ? line(column, displayOf(column, values[column.key]), was) : []));
}

const rowOf = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;

function rowNumber(data: Draft['data'], place: string): number | null {
  const [key = '', rowId] = place.split('/');
  const rows = data[key];
  const at = Array.isArray(rows) ? rows.findIndex((row: unknown) => rowOf(row)?.['rowId'] === rowId) : -1;
  return at < 0 ? null : at + 1;
}
