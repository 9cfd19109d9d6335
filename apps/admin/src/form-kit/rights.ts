import { mayDeleteRow, mayRows, rightOfCell, rightOfColumn, rightOfField } from '@bihuan/forms';
import type { Rights, RowOperation } from '@bihuan/forms';

/** No rights: everything may be written. */
export type MaybeRights = Rights | null;

export const opensField = (rights: MaybeRights, field: string): boolean => rights === null || rightOfField(rights, field) === 'write';
/** Whether any cell of the column may be written. */
export const opensColumn = (rights: MaybeRights, table: string, column: string): boolean => rights === null || rightOfColumn(rights, table, column) === 'write';
/** Whether this one cell may be written: of a form that came back for some places alone, not every row is. */
export const opensCell = (rights: MaybeRights, table: string, row: string, column: string): boolean =>
  rights === null || rightOfCell(rights, table, { row, column }) === 'write';
export const opensRows = (rights: MaybeRights, table: string, operation: RowOperation): boolean => rights === null || mayRows(rights, table, operation);
/** Whether this one row may be taken away. */
export const opensDeletion = (rights: MaybeRights, table: string, row: string): boolean => rights === null || mayDeleteRow(rights, table, row);
/** Whether some rows may not go, because of what is locked in them. */
export const keepsRows = (rights: MaybeRights, table: string): boolean => Object.values(rights?.locked?.[table] ?? {}).some(({ stays }) => stays);
/** Whether it came back for some places alone. */
export const isNarrowed = (rights: MaybeRights): boolean => rights?.only !== undefined;
