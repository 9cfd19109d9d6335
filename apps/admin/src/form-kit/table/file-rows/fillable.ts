import { columnsOf, isGiven, isReadable } from '@bihuan/forms';
import type { Column, TableField } from '@bihuan/forms';
import { opensColumn } from '../../rights.js';
import type { MaybeRights } from '../../rights.js';

/** Columns a file may fill. */
export const fillable = (table: TableField, rights: MaybeRights): readonly Column[] =>
  columnsOf(table).filter((column) => !isGiven(column) && isReadable(column) && opensColumn(rights, table.id, column.id));
