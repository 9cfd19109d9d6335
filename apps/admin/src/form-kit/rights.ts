import { mayRows, rightOfColumn, rightOfField } from '@bihuan/forms';
import type { Rights, RowOperation } from '@bihuan/forms';

/** No rights: everything may be written. */
export type MaybeRights = Rights | null;

export const opensField = (rights: MaybeRights, field: string): boolean => rights === null || rightOfField(rights, field) === 'write';
export const opensColumn = (rights: MaybeRights, table: string, column: string): boolean => rights === null || rightOfColumn(rights, table, column) === 'write';
export const opensRows = (rights: MaybeRights, table: string, operation: RowOperation): boolean => rights === null || mayRows(rights, table, operation);
