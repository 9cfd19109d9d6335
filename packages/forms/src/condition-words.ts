import type { Condition, Operand, Reading } from './conditions/condition.js';
import type { EvaluateOptions } from './conditions/evaluate.js';
import { printKnowing, printOperand, type Labels } from './conditions/print-condition.js';
import { because } from './conditions/trace.js';
import type { Field, FormDefinition, TableField } from './definition.js';
import type { Names } from './fields/field-kind.js';
import { fieldByPath, labelsOf as labelsOfForm, shownAs } from './form-words.js';

/** A condition on what was handed in, as whoever fills in the forms knows their fields and options. `labels`: of what is no field. */
export function conditionWords(when: Condition, forms: readonly FormDefinition[], labels: Labels = {}): string {
  const at: FieldAt = (path) => fieldAt(path, forms);
  return printKnowing(withOptions(when, at), { labels: { ...labels, ...labelsIn(forms) }, holdsDay: (path) => isOfDays(at(path)) });
}

/** A condition inside a form, in its own words; `table`: a row of it is at hand. */
export function formConditionWords(form: FormDefinition, when: Condition, table?: TableField): string {
  return printKnowing(
    withOptions(when, (path) => fieldByPath(form, inTable(path, table))),
    { labels: labelsOfForm(form), holdsDay: (path) => isOfDays(fieldByPath(form, path)), table: table?.key },
  );
}

const isOfDays = (field: Field | undefined): boolean => field?.kind === 'date' || field?.kind === 'date-time' || field?.kind === 'month';

/** A formula of a form, in its own words. */
export const formulaWords = (form: FormDefinition, of: Operand, table?: TableField): string => printOperand(of, labelsOfForm(form), table?.key);

const inTable = (path: string, table: TableField | undefined): string =>
  table !== undefined && path.startsWith('row.') ? `${table.key}${path.slice('row'.length)}` : path;

interface Known {
  readonly reading: Reading;
  readonly names: Names;
  readonly known: EvaluateOptions;
}

/** Why such a condition is as it is, in the same words. Throws `BudgetExceeded` only. */
export const conditionReason = (when: Condition, forms: readonly FormDefinition[], { reading, names, known }: Known): string =>
  because(when, reading, { ...known, labels: labelsIn(forms), shown: (path, value) => shownAs(fieldAt(path, forms), value, names) });

const labelsIn = (forms: readonly FormDefinition[]): Labels =>
  Object.fromEntries(forms.flatMap((form) => Object.values(form.fields).flatMap((field) => labelsOf(form, field))));

function labelsOf(form: FormDefinition, field: Field): [string, string][] {
  const at = `latest.${form.key}.${field.key}`;
  return [
    [at, field.label],
    [`form.${field.key}`, field.label],
    ...(field.kind === 'table' ? Object.values(field.columns).map((column): [string, string] => [`${at}.${column.key}`, column.label]) : []),
  ];
}

function fieldAt(path: string, forms: readonly FormDefinition[]): Field | undefined {
  const [root, key = '', name = '', column] = path.split('.');
  if (root !== 'latest') return undefined;
  const field = Object.values(forms.find((form) => form.key === key)?.fields ?? {}).find((one) => one.key === name);
  if (column === undefined) return field;
  return field?.kind === 'table' ? Object.values(field.columns).find((one) => one.key === column) : undefined;
}

type FieldAt = (path: string) => Field | undefined;

/** Options by what they are called. */
export function withOptions(when: Condition, at: FieldAt): Condition {
  if ('and' in when) return { and: when.and.map((one) => withOptions(one, at)) };
  if ('or' in when) return { or: when.or.map((one) => withOptions(one, at)) };
  if ('not' in when) return { not: withOptions(when.not, at) };
  if ('in' in when) return { in: [when.in[0], when.in[1].map((value) => (typeof value === 'string' ? optionOf(when.in[0], value, at) : value))] };
  if ('==' in when) return { '==': sides(when['=='], at) };
  if ('!=' in when) return { '!=': sides(when['!='], at) };
  return when;
}

function sides([left, right]: readonly [Operand, Operand], at: FieldAt): readonly [Operand, Operand] {
  return [typeof left === 'string' ? optionOf(right, left, at) : left, typeof right === 'string' ? optionOf(left, right, at) : right];
}

function optionOf(side: Operand, value: string, at: FieldAt): string {
  const field = typeof side === 'object' && side !== null && 'var' in side ? at(side.var) : undefined;
  return field && 'options' in field ? (field.options.find((option) => option.value === value)?.label ?? value) : value;
}
