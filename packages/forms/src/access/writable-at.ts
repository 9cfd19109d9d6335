import type { FormDefinition, Issue } from '../definition.js';
import { rightOfColumn, rightOfField, type Rights } from './rights.js';

/**
 * Whether whoever has these rights can do something about what is said; what is of no field is everybody's. A rule speaks to whoever
 * changes what it looks at, wherever its sentence stands: `definitionFor` leaves him no other.
 */
export function isWritableAt(definition: FormDefinition, rights: Rights, { pointer, code }: Pick<Issue, 'pointer' | 'code'>): boolean {
  const [, key = '', , column] = pointer.split('/');
  const field = Object.values(definition.fields).find((one) => one.key === key);
  if (!field || code === 'form.rule') return true;
  const named = field.kind === 'table' && column !== undefined ? Object.values(field.columns).find((one) => one.key === column) : undefined;
  return named ? rightOfColumn(rights, field.id, named.id) === 'write' : rightOfField(rights, field.id) === 'write';
}
