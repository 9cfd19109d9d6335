import { columnById, fieldsBeside, groupsOf, readingOrder, tableById, type FieldPlace, type FormDefinition, type FormPlace, type Spot } from '@bihuan/forms';

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';
export type Way = Arrow | 'Home' | 'End';

export const isArrow = (key: string): key is Arrow => key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight';
export const isWay = (key: string): key is Way => isArrow(key) || key === 'Home' || key === 'End';

const at = (field: string | undefined): FieldPlace | null => (field === undefined ? null : { field });

/** Where an arrow leads: fields under each other, columns of a table beside each other. */
export function towards(form: FormDefinition, from: FieldPlace | null, way: Way): FieldPlace | null {
  const order = readingOrder(form);
  if (way === 'End') return at(order.at(-1));
  if (from === null || way === 'Home' || !exists(form, from)) return at(order[0]);
  if (way === 'ArrowUp' && from.table !== undefined) return { field: from.table };
  if (way === 'ArrowUp' || way === 'ArrowDown') return at(order[order.indexOf(from.table ?? from.field) + (way === 'ArrowDown' ? 1 : -1)]);
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

export const placeAfter = ({ field, table }: FieldPlace): FormPlace => ({ after: field, ...(table === undefined ? {} : { table }) });

/** The fields beside it, or the columns. */
export const beside = fieldsBeside;

/** One place on or back among its own; nothing at the end. */
export function neighbourPlace(form: FormDefinition, { field, table }: FieldPlace, step: 1 | -1): Spot | null {
  if (table === undefined) return neighbourSpot(form, field, step);
  const order = fieldsBeside(form, table);
  const now = order.indexOf(field);
  if (step === -1) return now <= 0 ? null : { table, ...(now === 1 ? {} : { after: order[now - 2] ?? '' }) };
  const next = order[now + 1];
  return next === undefined ? null : { table, after: next };
}

/** At the end of its section a field goes into the next one, empty or not. */
function neighbourSpot(form: FormDefinition, field: string, step: 1 | -1): Spot | null {
  const groups = groupsOf(form);
  const at = groups.findIndex(({ fields }) => fields.includes(field));
  const { section, fields = [] } = groups[at] ?? {};
  const now = fields.indexOf(field);
  const next = fields[now + step];
  if (next !== undefined) return step === 1 ? { after: next } : now === 1 ? firstIn(section) : { after: fields[now - 2] ?? '' };
  const group = groups[at + step];
  if (!group || at + step < 0) return null;
  const last = group.fields.at(-1);
  return step === -1 && last !== undefined ? { after: last } : firstIn(group.section);
}

const firstIn = (section: { readonly id: string } | undefined): Spot => (section ? { section: section.id } : {});

/** Whether a field put there would stand where it does: right before or after itself, or in itself. */
export function isThere(form: FormDefinition, { field, table }: FieldPlace, to: Spot): boolean {
  if (to.after === field || to.table === field) return true;
  if (to.table !== table) return false;
  const group = table === undefined ? groupsOf(form).find(({ fields }) => fields.includes(field)) : { fields: fieldsBeside(form, table) };
  const before = group?.fields[group.fields.indexOf(field) - 1];
  return to.after === before && (before !== undefined || to.section === group?.section?.id);
}

/** The nearest table before a field, or else after it, at its end. */
export function nearestTable(form: FormDefinition, field: string): FormPlace | null {
  const order = readingOrder(form);
  const now = order.indexOf(field);
  const tables = order.map((id, n) => ({ table: tableById(form, id), n })).filter(({ table, n }) => table !== undefined && n !== now);
  const found = tables.filter(({ n }) => n < now).at(-1)?.table ?? tables[0]?.table;
  const last = found?.columnOrder.at(-1);
  return found ? { table: found.id, ...(last === undefined ? {} : { after: last }) } : null;
}

/** What is looked at when one was taken away: the one before it, its table, or what comes after. */
export function nearestTo(form: FormDefinition, { field, table }: FieldPlace): FieldPlace | null {
  const order = fieldsBeside(form, table);
  const now = order.indexOf(field);
  const next = order[now - 1] ?? order[now + 1];
  if (next !== undefined) return { field: next, ...(table === undefined ? {} : { table }) };
  return table === undefined ? null : { field: table };
}
