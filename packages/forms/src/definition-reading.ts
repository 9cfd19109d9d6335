import type { Field, FieldId, FormDefinition, TableField } from './definition.js';
import { readingOrder } from './layout/reading-order.js';

/** Fields of a form in the order they are read, section by section. */
export const fieldsOf = (definition: FormDefinition): readonly Field[] =>
  kept(fieldsKnown, definition, () => inOrder(definition.fields, readingOrder(definition)));

/** Columns of a table in their order. */
export const columnsOf = (table: TableField): readonly Column[] => kept(columnsKnown, table, () => inOrder(table.columns, table.columnOrder));

export type Column = Exclude<Field, TableField>;

/** The table with an id, or `undefined` when the id names none. */
export function tableById(definition: FormDefinition, id: FieldId | undefined): TableField | undefined {
  const field = id !== undefined && Object.hasOwn(definition.fields, id) ? definition.fields[id] : undefined;
  return field?.kind === 'table' ? field : undefined;
}

/** The column with an id in any table of the form. */
export const columnById = (table: TableField, id: FieldId): Column | undefined => (Object.hasOwn(table.columns, id) ? table.columns[id] : undefined);

// Asked for every field that is drawn and every row that is looked at; definitions never change, so each is put in order once.
const fieldsKnown = new WeakMap<FormDefinition, readonly Field[]>();
const columnsKnown = new WeakMap<TableField, readonly Column[]>();

function kept<K extends object, V>(known: WeakMap<K, V>, key: K, made: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = made();
  known.set(key, value);
  return value;
}

function inOrder<F>(fields: Readonly<Record<FieldId, F>>, order: readonly FieldId[]): readonly F[] {
  return order.flatMap((id) => {
    const field = Object.hasOwn(fields, id) ? fields[id] : undefined;
    return field === undefined ? [] : [field];
  });
}
