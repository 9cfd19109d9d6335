import { holds, type EvaluateOptions } from './conditions/evaluate.js';
import type { Reading } from './conditions/condition.js';
import { withCalendar } from './conditions/reading.js';
import { calendarOfYears } from './conditions/work-years.js';
import { columnsOf, fieldsOf, type Column } from './definition-reading.js';
import type { Field, FormData, FormDefinition, Option, TableField } from './definition.js';
import { isGiven } from './fields/registry.js';

/** Steps for conditions over a whole form: enough for one look at each cell of the largest table. */
export const FORM_STEPS: EvaluateOptions = { steps: 200_000 };

/** What the conditions of a form read: its data, with `nil` always answered where the form offers a nil report. */
export function readingOf(definition: FormDefinition, data: FormData): Reading {
  const answered = definition.nil === undefined ? data : { ...data, nil: isNil(definition, data) };
  return definition.calendar === undefined ? answered : withCalendar(answered, calendarOfYears(definition.calendar));
}

/** Whether the data is a nil report. */
export const isNil = (definition: FormDefinition, data: FormData): boolean =>
  definition.nil !== undefined && Object.hasOwn(data, 'nil') && data['nil'] === true;

/**
 * Whether a field is shown. A nil report shows its explanation instead of the table it stands for;
 * an unknown condition hides. Does not look at rights.
 */
export function isVisible(definition: FormDefinition, field: Field, reading: Reading): boolean {
  const nil = reading['nil'] === true;
  if (definition.nil?.table === field.id && nil) return false;
  if ((definition.nil?.explain.includes(field.id) ?? false) && !nil) return false;
  return field.visible === undefined || holds(field.visible, reading, FORM_STEPS);
}

/** Fields shown for the data, in order. */
export function visibleFields(definition: FormDefinition, data: FormData): readonly Field[] {
  const reading = readingOf(definition, data);
  return fieldsOf(definition).filter((field) => isVisible(definition, field, reading));
}

/** Columns shown in one row; `row` is bound for their conditions. */
export function visibleColumns(table: TableField, reading: Reading, row: Reading): readonly Column[] {
  return columnsOf(table).filter(({ visible }) => visible === undefined || holds(visible, { ...reading, row }, FORM_STEPS));
}

/** Whether an answer is asked for while the field is shown: by the field itself, or as the explanation of a nil report. */
export function isRequired(definition: FormDefinition, field: Field, reading: Reading): boolean {
  return asksAlways(field) || (definition.nil?.explain.includes(field.id) ?? false) || asksNow(field, reading);
}

/** The same of a column, in one row. */
export const isRequiredInRow = (column: Column, reading: Reading, row: Reading): boolean => asksAlways(column) || asksNow(column, { ...reading, row });

const asksAlways = (field: Field): boolean => field.required === true && !isGiven(field);

const asksNow = (field: Field, reading: Reading): boolean =>
  field.requiredWhen !== undefined && !isGiven(field) && holds(field.requiredWhen, reading, FORM_STEPS);

/** Options of a choice that are offered now; `row` is bound in the reading where the field is a column. */
export function offeredOptions(field: Field, reading: Reading): readonly Option[] {
  if (field.kind !== 'choice' && field.kind !== 'choices') return [];
  return field.options.filter((option) => option.retired !== true && isOption(option, reading));
}

/** Whether other answers let it be chosen; a retired one may still stand. */
export const isOption = ({ when }: Option, reading: Reading): boolean => when === undefined || holds(when, reading, FORM_STEPS);
