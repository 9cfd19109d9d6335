import { columnsOf, readingOf, visibleColumns } from '@bihuan/forms';
import type { Column, FormData as Filled, FormDefinition, Row, TableField } from '@bihuan/forms';

/** Columns always in sight, in order: the heads of the grid. */
export const openColumns = (table: TableField): readonly Column[] => columnsOf(table).filter((column) => column.folded !== true);

/** Columns under «更多» that this row shows. */
export const foldedColumns = (definition: FormDefinition, data: Filled, { table, row }: { table: TableField; row: Row }): readonly Column[] =>
  visibleColumns(table, readingOf(definition, data), row).filter((column) => column.folded === true);

/** Columns in sight that this row shows. */
export const shownColumns = (definition: FormDefinition, data: Filled, { table, row }: { table: TableField; row: Row }): readonly Column[] =>
  visibleColumns(table, readingOf(definition, data), row).filter((column) => column.folded !== true);
