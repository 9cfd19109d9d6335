import type { Field, FieldId, FormDefinition, FormRule, Option, TableField } from '../definition.js';
import { tableById } from '../definition-reading.js';
import type { FieldPlace, OptionsAt } from './command.js';

type Fields = Readonly<Record<FieldId, Field>>;

/** A map of fields with its order: those of the form, or the columns of a table. */
export interface Owner {
  readonly fields: Fields;
  readonly order: readonly FieldId[];
}

/** Nothing where the table that is named is not there. */
export function ownerAt(definition: FormDefinition, table: FieldId | undefined): Owner | undefined {
  if (table === undefined) return { fields: definition.fields, order: definition.order };
  const found = tableById(definition, table);
  return found && { fields: found.columns, order: found.columnOrder };
}

export function withOwner(definition: FormDefinition, table: FieldId | undefined, { fields, order }: Owner): FormDefinition {
  if (table === undefined) return { ...definition, fields, order };
  const found = tableById(definition, table);
  // A table put among the columns is refused by the shape, which is looked at when the command is done.
  return found
    ? { ...definition, fields: { ...definition.fields, [table]: { ...found, columns: fields as TableField['columns'], columnOrder: order } } }
    : definition;
}

export function fieldAt(definition: FormDefinition, { field, table }: FieldPlace): Field | undefined {
  const owner = ownerAt(definition, table);
  return owner && Object.hasOwn(owner.fields, field) ? owner.fields[field] : undefined;
}

export function withField(definition: FormDefinition, { field, table }: FieldPlace, value: Field): FormDefinition {
  const owner = ownerAt(definition, table);
  return owner ? withOwner(definition, table, { ...owner, fields: { ...owner.fields, [field]: value } }) : definition;
}

/** Lines with values of their own; nothing where the field has no such list. */
export function optionsAt(definition: FormDefinition, at: OptionsAt): readonly Option[] | undefined {
  const field = fieldAt(definition, at);
  if (!field || (at.list !== 'options' && field.kind !== 'matrix')) return undefined;
  const list: unknown = Reflect.get(field, at.list);
  return Array.isArray(list) ? (list as readonly Option[]) : undefined; // both lists hold lines with value and label
}

/** Options copied from a list several forms share are changed there. */
export function isShared(definition: FormDefinition, { list, ...at }: OptionsAt): boolean {
  const field = list === 'options' ? fieldAt(definition, at) : undefined;
  return field !== undefined && 'optionSet' in field && field.optionSet !== undefined;
}

export function withOptions(definition: FormDefinition, at: OptionsAt, options: readonly Option[]): FormDefinition {
  const field = fieldAt(definition, at);
  return field ? withField(definition, at, { ...field, [at.list]: options }) : definition;
}

export const ruleById = (definition: FormDefinition, id: string): FormRule | undefined => definition.rules?.find((rule) => rule.id === id);
