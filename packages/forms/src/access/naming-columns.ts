import { columnsOf, type Column } from '../definition-reading.js';
import type { FormDefinition, TableField } from '../definition.js';
import { isColumnKeptBack } from './rights.js';

const PLAIN: ReadonlySet<Column['kind']> = new Set(['text', 'long-text', 'integer', 'decimal', 'date', 'month', 'year', 'date-time']);

/** Columns by which a row may be called in front of everybody, in the order they stand: words, numbers and days that are kept back from nobody. */
export const namingColumns = (definition: FormDefinition, table: TableField): readonly Column[] =>
  columnsOf(table).filter((column) => PLAIN.has(column.kind) && !isColumnKeptBack(definition, table.id, column.id));
