import { afterOf, differs, putAfter } from '../changes/index.js';
import type { FormDefinition, Option } from '../definition.js';
import type { FormCommandOf } from './command.js';
import { isShared, optionsAt, withOptions } from './places.js';
import { edited, refused, type FormEditResult } from './result.js';

const idOf = ({ value }: Option): string => value;

export function insertOption(definition: FormDefinition, { at, option, after }: FormCommandOf<'insert-option'>): FormEditResult {
  const options = optionsAt(definition, at);
  const put = options && putAfter(options, option, { after, idOf });
  if (!options) return refused('edit.field-unknown', { field: at.field });
  if (isShared(definition, at)) return refused('edit.options-shared');
  if (!put) return refused('edit.place-unknown', { option: option.value });
  if (options.some(({ value }) => value === option.value)) return refused('edit.id-taken', { id: option.value });
  return edited(withOptions(definition, at, put), { type: 'remove-option', at, option: option.value, was: { value: option } });
}

export function removeOption(definition: FormDefinition, { at, option, was }: FormCommandOf<'remove-option'>): FormEditResult {
  const options = optionsAt(definition, at);
  const found = options?.find(({ value }) => value === option);
  if (!options || !found) return refused('edit.option-unknown', { option });
  if (isShared(definition, at)) return refused('edit.options-shared');
  if (differs(was, found)) return refused('edit.value-changed', { option });
  return edited(
    withOptions(
      definition,
      at,
      options.filter((one) => one !== found),
    ),
    { type: 'insert-option', at, option: found, ...afterOf(options.map(idOf), option) },
  );
}

export function moveOption(definition: FormDefinition, { at, option, after }: FormCommandOf<'move-option'>): FormEditResult {
  const options = optionsAt(definition, at);
  const found = options?.find(({ value }) => value === option);
  if (!options || !found) return refused('edit.option-unknown', { option });
  if (isShared(definition, at)) return refused('edit.options-shared');
  const put =
    after === option
      ? undefined
      : putAfter(
          options.filter((one) => one !== found),
          found,
          { after, idOf },
        );
  if (!put) return refused('edit.place-unknown', { option });
  return edited(withOptions(definition, at, put), { type: 'move-option', at, option, ...afterOf(options.map(idOf), option) });
}
