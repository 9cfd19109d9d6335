import { variablesOfOperand } from '../conditions/variables-of.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormDefinition, TableField } from '../definition.js';
import { rightOfColumn, rightOfField, type Rights } from './rights.js';

export interface Mover {
  readonly definition: FormDefinition;
  readonly rights: Rights;
  /** The table whose row `row` is. */
  readonly table?: TableField | undefined;
}

/** Whether whoever has these rights changes what a path names: by writing it, or by writing something it is worked out from. */
export const isMoved = (path: string, mover: Mover): boolean => isMovedOr(path, mover, new Set());

function isMovedOr(path: string, { definition, rights, table }: Mover, seen: Set<string>): boolean {
  const [first = '', second] = path.split('.');
  if (first === 'nil') return definition.nil !== undefined && rightOfField(rights, definition.nil.table) === 'write';
  const field = first === 'row' ? table : fieldsOf(definition).find(({ key }) => key === first);
  if (field?.kind === 'table' && second !== undefined) {
    const column = columnsOf(field).find(({ key }) => key === second);
    return (
      column !== undefined && (rightOfColumn(rights, field.id, column.id) === 'write' || isWorkedOutOf(column, { definition, rights, table: field }, seen))
    );
  }
  return field !== undefined && (rightOfField(rights, field.id) === 'write' || isWorkedOutOf(field, { definition, rights }, seen));
}

function isWorkedOutOf(field: Field, mover: Mover, seen: Set<string>): boolean {
  if (field.kind !== 'formula' || field.of === undefined || seen.has(field.id)) return false;
  seen.add(field.id);
  return variablesOfOperand(field.of).some((path) => isMovedOr(path, mover, seen));
}
