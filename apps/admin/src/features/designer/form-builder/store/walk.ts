import { columnById, tableById, type FieldPlace, type FormDefinition, type FormPlace } from '@bihuan/forms';

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';
export type Way = Arrow | 'Home' | 'End';

export const isArrow = (key: string): key is Arrow => key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight';
export const isWay = (key: string): key is Way => isArrow(key) || key === 'Home' || key === 'End';

const at = (field: string | undefined): FieldPlace | null => (field === undefined ? null : { field });

/** Where an arrow leads: fields under each other, columns of a table beside each other. */
export function towards(form: FormDefinition, from: FieldPlace | null, way: Way): FieldPlace | null {
  if (way === 'End') return at(form.order.at(-1));
  if (from === null || way === 'Home' || !exists(form, from)) return at(form.order[0]);
  if (way === 'ArrowUp' && from.table !== undefined) return { field: from.table };
  if (way === 'ArrowUp' || way === 'ArrowDown') return at(form.order[form.order.indexOf(from.table ?? from.field) + (way === 'ArrowDown' ? 1 : -1)]);
  return across(form, from, way === 'ArrowRight' ? 1 : -1);
}

function across(form: FormDefinition, { field, table }: FieldPlace, step: 1 | -1): FieldPlace | null {
  if (table === undefined) {
    const first = step === 1 ? tableById(form, field)?.columnOrder[0] : undefined;
    return first === undefined ? null : { field: first, table: field };
  }
  const columns = tableById(form, table)?.columnOrder ?? [];
  const next = columns[columns.indexOf(field) + step];
  return next === undefined ? (step === -1 ? { field: table } : null) : { field: next, table };
}

export function exists(form: FormDefinition, { field, table }: FieldPlace): boolean {
  if (table === undefined) return Object.hasOwn(form.fields, field);
  const owner = tableById(form, table);
  return owner !== undefined && columnById(owner, field) !== undefined;
}

/** The fields beside it, or the columns. */
export const beside = (form: FormDefinition, table: string | undefined): readonly string[] =>
  table === undefined ? form.order : (tableById(form, table)?.columnOrder ?? []);

export const placeAfter = ({ field, table }: FieldPlace): FormPlace => ({ after: field, ...(table === undefined ? {} : { table }) });

/** One place on or back among its own; nothing at the end. */
export function neighbourPlace(form: FormDefinition, { field, table }: FieldPlace, step: 1 | -1): FormPlace | null {
  const order = beside(form, table);
  const now = order.indexOf(field);
  const inTable = table === undefined ? {} : { table };
  if (step === -1) return now <= 0 ? null : { ...inTable, ...(now === 1 ? {} : { after: order[now - 2] ?? '' }) };
  const next = order[now + 1];
  return next === undefined ? null : { ...inTable, after: next };
}

/** The nearest table before a field, or else after it, at its end. */
export function nearestTable(form: FormDefinition, field: string): FormPlace | null {
  const now = form.order.indexOf(field);
  const tables = form.order.map((id, n) => ({ table: tableById(form, id), n })).filter(({ table, n }) => table !== undefined && n !== now);
  const found = tables.filter(({ n }) => n < now).at(-1)?.table ?? tables[0]?.table;
  const last = found?.columnOrder.at(-1);
  return found ? { table: found.id, ...(last === undefined ? {} : { after: last }) } : null;
}

/** What is looked at when one was taken away: the one before it, its table, or what comes after. */
export function nearestTo(form: FormDefinition, { field, table }: FieldPlace): FieldPlace | null {
  const order = beside(form, table);
  const now = order.indexOf(field);
  const next = order[now - 1] ?? order[now + 1];
  if (next !== undefined) return { field: next, ...(table === undefined ? {} : { table }) };
  return table === undefined ? null : { field: table };
}
