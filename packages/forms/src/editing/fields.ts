import { afterOf, differs, putAfter } from '../changes/index.js';
import type { FormDefinition } from '../definition.js';
import { sectionOf } from '../layout/reading-order.js';
import type { FormCommand, FormCommandOf } from './command.js';
import { sayLaid, withLaid, withoutLaid } from './layout.js';
import { fieldAt, ownerAt, withOwner } from './places.js';
import { edited, refused, type FormEditResult } from './result.js';

const same = (id: string): string => id;
const inTable = (table: string | undefined): { table?: string } => (table === undefined ? {} : { table });

export function insertField(definition: FormDefinition, { at, field }: FormCommandOf<'insert-field'>): FormEditResult {
  const owner = ownerAt(definition, at.table);
  const order = owner && putAfter(owner.order, field.id, { after: at.after, idOf: same });
  if (!owner || !order) return refused('edit.place-unknown', { ...at });
  if (isTaken(definition, field.id)) return refused('edit.id-taken', { id: field.id });
  const put = withOwner(definition, at.table, { fields: { ...owner.fields, [field.id]: field }, order });
  // What is put after a field stands under the same heading.
  const section = at.table === undefined && at.after !== undefined ? sectionOf(definition, at.after) : undefined;
  return edited(section === undefined ? put : withLaid(put, { field: field.id }, { section }), {
    type: 'remove-field',
    field: field.id,
    ...inTable(at.table),
    was: { value: field },
  });
}

export function removeField(definition: FormDefinition, { field, table, was }: FormCommandOf<'remove-field'>): FormEditResult {
  const owner = ownerAt(definition, table);
  const value = fieldAt(definition, { field, ...inTable(table) });
  if (!owner || !value) return refused('edit.field-unknown', { field });
  if (differs(was, value)) return refused('edit.value-changed', { field });
  const fields = Object.fromEntries(Object.entries(owner.fields).filter(([id]) => id !== field));
  const { definition: without, back } = withoutLaid(definition, { field, ...inTable(table) });
  const after = afterOf(owner.order, field);
  const inverse: FormCommand = { type: 'insert-field', at: { ...inTable(table), ...after }, field: value };
  const stands = table === undefined && after.after !== undefined ? sectionOf(without, after.after) : undefined;
  // Put back it stands under the heading of what is before it, which need not be its own.
  const elsewhere = stands !== undefined && sectionOf(definition, field) === undefined ? [sayLaid(field, 'section', undefined)] : [];
  const said = [...elsewhere, ...back];
  return edited(
    withOwner(without, table, { fields, order: owner.order.filter((id) => id !== field) }),
    said.length === 0 ? inverse : { type: 'all', commands: [inverse, ...said] },
  );
}

export function moveField(definition: FormDefinition, { field, table, after }: FormCommandOf<'move-field'>): FormEditResult {
  const owner = ownerAt(definition, table);
  if (!owner || !owner.order.includes(field)) return refused('edit.field-unknown', { field });
  const order =
    after === field
      ? undefined
      : putAfter(
          owner.order.filter((id) => id !== field),
          field,
          { after, idOf: same },
        );
  if (!order) return refused('edit.place-unknown', { field });
  return edited(withOwner(definition, table, { ...owner, order }), { type: 'move-field', field, ...inTable(table), ...afterOf(owner.order, field) });
}

/** Ids are never used twice in a form, not even in another table: rights and papers name them. */
function isTaken(definition: FormDefinition, id: string): boolean {
  return Object.hasOwn(definition.fields, id) || Object.values(definition.fields).some((field) => field.kind === 'table' && Object.hasOwn(field.columns, id));
}
