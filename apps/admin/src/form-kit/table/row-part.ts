import { columnsOf, readingOf, visibleColumns } from '@bihuan/forms';
import type { Column, FormData as Filled, FormDefinition, Issue, Row, TableField } from '@bihuan/forms';
import { pointerOf } from '../context.js';
import { isNarrowed, opensCell } from '../rights.js';
import type { MaybeRights } from '../rights.js';

/** Columns always in sight, in order: the heads of the grid. */
export const openColumns = (table: TableField): readonly Column[] => columnsOf(table).filter((column) => column.folded !== true);

/** Columns under «更多» that this row shows. */
export const foldedColumns = (definition: FormDefinition, data: Filled, { table, row }: { table: TableField; row: Row }): readonly Column[] =>
  visibleColumns(table, readingOf(definition, data), row).filter((column) => column.folded === true);

/** Columns in sight that this row shows. */
export const shownColumns = (definition: FormDefinition, data: Filled, { table, row }: { table: TableField; row: Row }): readonly Column[] =>
  visibleColumns(table, readingOf(definition, data), row).filter((column) => column.folded !== true);

/** What is wrong must be in sight: such a row opens by itself. */
export const hasErrors = (issues: readonly Issue[], { table, at, columns }: { table: TableField; at: number; columns: readonly Column[] }): boolean =>
  columns.some((column) => issues.some((issue) => issue.severity === 'error' && issue.pointer === pointerOf([table.key, at, column.key])));

/** What alone is to be put right must be in sight too. */
export const isAsked = (rights: MaybeRights, { table, row, columns }: { table: TableField; row: Row; columns: readonly Column[] }): boolean =>
  isNarrowed(rights) && columns.some((column) => opensCell(rights, table.id, row.rowId, column.id));
