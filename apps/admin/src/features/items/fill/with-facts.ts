import type { Column, FormDefinition, TableField } from '@bihuan/forms';

/** The form with what its new rows begin with, known of whoever fills it in. */
export function withColumnFacts(definition: FormDefinition, facts: Readonly<Record<string, unknown>>): FormDefinition {
  if (Object.keys(facts).length === 0) return definition;
  const withFact = (column: Column): Column =>
    Object.hasOwn(facts, column.id) ? { ...column, default: facts[column.id] as NonNullable<Column['default']> } : column; // as a value of the column
  const withFacts = (table: TableField): TableField => ({
    ...table,
    columns: Object.fromEntries(Object.entries(table.columns).map(([id, column]) => [id, withFact(column)])),
  });
  const fields = Object.entries(definition.fields).map(([id, field]) => [id, field.kind === 'table' ? withFacts(field) : field] as const);
  return { ...definition, fields: Object.fromEntries(fields) };
}
