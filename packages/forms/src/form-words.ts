import type { Condition, Reading } from './conditions/condition.js';
import type { Labels } from './conditions/print-condition.js';
import { because, trace, type TraceOptions } from './conditions/trace.js';
import { columnsOf, fieldsOf } from './definition-reading.js';
import type { Field, FormDefinition } from './definition.js';
import type { Names } from './fields/field-kind.js';
import { displayOf, kindOf } from './fields/registry.js';
import { FORM_STEPS } from './visibility.js';

/** What conditions of a form call its fields and columns: `key`, `table.column`. */
export function labelsOf(definition: FormDefinition): Labels {
  return Object.fromEntries(
    fieldsOf(definition).flatMap((field) => [
      [field.key, field.label] as const,
      ...(field.kind === 'table' ? columnsOf(field).map((column) => [`${field.key}.${column.key}`, column.label] as const) : []),
      ...(field.kind === 'matrix'
        ? field.rows.flatMap((row) => [
            [`${field.key}.${row.value}`, `${field.label}：${row.label}`] as const,
            ...field.columns.map((column) => [`${field.key}.${row.value}.${column.value}`, `${field.label}：${row.label}${column.label}`] as const),
          ])
        : []),
    ]),
  );
}

/** A value as a reason shows it: options and numbers by their words; of people and files only that they are there, where no name is known. */
export function shownAs(field: Field | undefined, value: unknown, names: Names = {}): string | null | undefined {
  if (field === undefined) return undefined;
  const { people = [], units = [], files = [] } = kindOf(field).mentions?.(value) ?? {};
  return [...people, ...units, ...files].every((id) => Object.hasOwn(names, id)) ? displayOf(field, value, names) : null;
}

/** Why a condition of a form is as it is, where rows decide it: «因为第2行“整改措施”为空». Empty where no row does. */
export function becauseOfRows(definition: FormDefinition, condition: Condition, reading: Reading): string {
  const options: TraceOptions = { ...FORM_STEPS, labels: labelsOf(definition), shown: (path, value) => shownAs(fieldByPath(definition, path), value) };
  return trace(condition, reading, options).reasons.some(({ row }) => row !== undefined) ? because(condition, reading, options) : '';
}

/** The field or column that a path of a form names: `key`, `table.column`. */
export function fieldByPath(definition: FormDefinition, path: string): Field | undefined {
  const [first, second] = path.split('.');
  const field = fieldsOf(definition).find(({ key }) => key === first);
  if (second === undefined) return field;
  return field?.kind === 'table' ? columnsOf(field).find(({ key }) => key === second) : undefined;
}
