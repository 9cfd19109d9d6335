import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { FormData, FormDefinition, Issue, TableField } from '../definition.js';
import type { RowOperation } from '../access/form-access.js';
import { isOnlySeen, mayAddRow, mayDeleteRow, mayRows, rightOfCell, rightOfField, type Rights } from '../access/rights.js';
import { tableByKey } from '../access/shown.js';
import { notThere, notWritable, own, rowsOf } from '../access/written.js';
import { hasValue } from '../fields/registry.js';
import { errorAt, inRow, inside, type Place } from '../validation/place.js';
import type { DraftEdit } from './draft-edit.js';

interface Writing {
  readonly definition: FormDefinition;
  readonly rights: Rights;
}

/** Why somebody may not make an edit; whether its row is still there is another question. */
export function refusedEdit({ definition, rights }: Writing, data: FormData, edit: DraftEdit): readonly Issue[] {
  if (edit.type === 'set') return refusedField({ definition, rights }, edit.field);
  const table = tableByKey(definition, edit.table);
  const place = inside({ pointer: '' }, edit.table);
  if (!table || rightOfField(rights, table.id) === 'hidden') return [notThere(place, edit.table)];
  const operation = (may: RowOperation, words: string): readonly Issue[] =>
    mayRows(rights, table.id, may) ? [] : [errorAt(place, 'form.not-writable', `“${table.label}”在这一步不能${words}`)];
  switch (edit.type) {
    case 'cell': {
      const refused = (at: Place) => refusedCell({ rights, table, place: at }, edit.row, edit.column);
      if (refused(place).length === 0) return [];
      // Where its row stands is asked only of the few that are refused.
      const index = rowsOf(own(data, edit.table)).findIndex((row) => row['rowId'] === edit.row);
      return refused(index < 0 ? place : inRow(place, index));
    }
    case 'add':
      return [
        ...(mayAddRow(rights, table.id, edit.row['rowId']) ? [] : operation('add', '加行')),
        ...Object.keys(edit.row)
          .filter((key) => key !== 'rowId')
          .flatMap((key) => refusedCell({ rights, table, place }, String(edit.row['rowId']), key)),
      ];
    case 'delete':
      return mayDeleteRow(rights, table.id, edit.row) ? [] : operation('delete', '删行');
    case 'move':
      return operation('reorder', '调整顺序');
  }
}

function refusedField({ definition, rights }: Writing, key: string): readonly Issue[] {
  const place = inside({ pointer: '' }, key);
  if (key === 'nil' && definition.nil) {
    const { nil } = definition;
    return mayRows(rights, nil.table, 'add') && mayRows(rights, nil.table, 'delete') ? [] : [notWritable(place, nil.label, rights)];
  }
  const field = fieldsOf(definition).find((one) => one.key === key && one.kind !== 'table');
  const right = field && hasValue(field) ? rightOfField(rights, field.id) : 'hidden';
  return right === 'write' ? [] : [field && isOnlySeen(right) ? notWritable(place, field.label, rights) : notThere(place, key)];
}

function refusedCell({ rights, table, place }: { rights: Rights; table: TableField; place: Place }, row: string, key: string): readonly Issue[] {
  const column = columnsOf(table).find((one) => one.key === key);
  const right = column && hasValue(column) ? rightOfCell(rights, table.id, { row, column: column.id }) : 'hidden';
  return right === 'write' ? [] : [column && isOnlySeen(right) ? notWritable(inside(place, key), column.label, rights) : notThere(inside(place, key), key)];
}
