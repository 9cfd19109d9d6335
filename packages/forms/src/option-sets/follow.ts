import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormDefinition, Option, OptionSetUsed } from '../definition.js';
import type { FieldPlace, FormCommand } from '../editing/command.js';
import { editForm } from '../editing/edit-form.js';
import { hasOptions, type FieldWithOptions } from './has-options.js';
import type { OptionSetDefinition, SharedOption } from './option-set.js';

/** A list of options as it stands. */
export interface OptionSetVersion {
  readonly version: number;
  readonly definition: OptionSetDefinition;
}

/** Whether the options say what the list says; when each is offered is the form's own matter. */
export const isAsInSet = ({ options }: { readonly options: readonly Option[] }, set: OptionSetDefinition): boolean =>
  options.length === set.options.length && options.every((option, n) => isSame(option, set.options[n]));

const isSame = (one: SharedOption, other: SharedOption | undefined): boolean =>
  one.value === other?.value && one.label === other.label && (one.retired === true) === (other.retired === true);

/** The field takes its options from the list: one step, which one undo takes back. What it says of an option that stays, stays. */
export function takeOptionSet(field: FieldWithOptions, place: FieldPlace, { version, definition }: OptionSetVersion): FormCommand {
  const used: OptionSetUsed = { key: definition.key, version };
  const target = { type: 'field', ...place } as const;
  return {
    type: 'all',
    commands: [
      ...(field.optionSet ? [ownOptions(place)] : []),
      ...optionsBecome(field.options, definition.options, place),
      { type: 'set', target, path: ['optionSet'], value: used },
    ],
  };
}

/** The options stay what they are and are the form's own again. */
export const ownOptions = (place: FieldPlace): FormCommand => ({ type: 'set', target: { type: 'field', ...place }, path: ['optionSet'] });

function optionsBecome(were: readonly Option[], are: readonly SharedOption[], place: FieldPlace): readonly FormCommand[] {
  const at = { ...place, list: 'options' } as const;
  const gone = were.filter(({ value }) => are.every((one) => one.value !== value));
  const kept = were.filter((one) => !gone.includes(one)).map(({ value }) => value);
  const commands: FormCommand[] = gone.map(({ value }) => ({ type: 'remove-option', at, option: value }));
  for (const [n, option] of are.entries()) {
    const was = were.find(({ value }) => value === option.value);
    const last = are[n - 1]?.value;
    const after = last === undefined ? {} : { after: last };
    if (!was) commands.push({ type: 'insert-option', at, option: { ...option }, ...after });
    else {
      if (kept[0] !== option.value) commands.push({ type: 'move-option', at, option: option.value, ...after });
      commands.push(...wordsBecome(was, option, at));
    }
    if (was) kept.splice(kept.indexOf(option.value), 1);
  }
  return commands;
}

function wordsBecome(was: Option, { label, retired, value }: SharedOption, at: FieldPlace & { readonly list: 'options' }): readonly FormCommand[] {
  const target = { type: 'option', ...at, option: value } as const;
  return [
    ...(was.label === label ? [] : [{ type: 'set', target, path: ['label'], value: label } as const]),
    ...((was.retired === true) === (retired === true)
      ? []
      : [{ type: 'set', target, path: ['retired'], ...(retired === true ? { value: true } : {}) } as const]),
  ];
}

/** A place of a form at which options of a list stand. */
export interface OptionSetPlace {
  readonly place: FieldPlace;
  readonly field: FieldWithOptions;
  /** Of the table it is a column of. */
  readonly tableLabel?: string;
}

/** Where a form uses lists of options; `key`: that one alone. */
export function optionSetPlaces(form: FormDefinition, key?: string): readonly OptionSetPlace[] {
  const uses = (field: Field): field is FieldWithOptions =>
    hasOptions(field) && field.optionSet !== undefined && (key === undefined || field.optionSet.key === key);
  return fieldsOf(form).flatMap((field): readonly OptionSetPlace[] => {
    if (field.kind !== 'table') return uses(field) ? [{ place: { field: field.id }, field }] : [];
    return columnsOf(field).flatMap((column) =>
      uses(column) ? [{ place: { field: column.id, table: field.id }, field: column, tableLabel: field.label }] : [],
    );
  });
}

/** The form with the list as it is now at every place that uses it; the same form where nothing differs. */
export function withOptionSet(form: FormDefinition, set: OptionSetVersion): FormDefinition {
  const old = optionSetPlaces(form, set.definition.key).filter(({ field }) => !isAsInSet(field, set.definition));
  return old.reduce((now, { place, field }) => {
    const result = editForm(now, takeOptionSet(field, place, set));
    if (result.type === 'refused') throw new Error(`options of ${set.definition.key} do not go into ${form.key}: ${result.code}`);
    return result.document;
  }, form);
}
