import { columnsOf, displayOf, fieldsOf } from '@bihuan/forms';
import type { Field, FormDefinition } from '@bihuan/forms';
import type { ItemView } from '../../../api/types.js';
import { flatNames } from '../../../form-kit/read.js';

/** Where a draft holds a value, and what stands there, for people. */
export interface InForm {
  readonly definition: FormDefinition;
  readonly names: ItemView['names'];
}

/** The field of a place; null of a whole row, and of what is no field. */
export const fieldAt = ({ fields, ...definition }: FormDefinition, place: string): Field | null => {
  const [key, row, column] = place.split('/');
  const field = fieldsOf({ ...definition, fields }).find((one) => one.key === key);
  if (!field || row === undefined) return field ?? null;
  return field.kind === 'table' ? (columnsOf(field).find((one) => one.key === column) ?? null) : null;
};

/** A value in words; of a row each column that holds something, one below the other. */
export const wordsAt = (form: InForm, place: string, value: unknown): string => {
  const { definition, names } = form;
  const [key, row, column] = place.split('/');
  const table = fieldsOf(definition).find((one) => one.key === key);
  if (row !== undefined && column === undefined && table?.kind === 'table') {
    if (typeof value !== 'object' || value === null) return '';
    return columnsOf(table)
      .flatMap((one) => {
        const said = displayOf(one, Reflect.get(value, one.key), flatNames(names));
        return said === '' ? [] : [`${one.label}：${said}`];
      })
      .join('\n');
  }
  const field = fieldAt(definition, place);
  return field ? displayOf(field, value, flatNames(names)) : value === true ? '✓' : '';
};
