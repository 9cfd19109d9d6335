import { own, rowsOf } from './access/written.js';
import { columnById, tableById } from './definition-reading.js';
import type { Field, FormData, FormDefinition, TableField } from './definition.js';
import type { Paper, PaperColumn } from './printed-as.js';
import type { Names } from './fields/field-kind.js';
import { displayOf } from './fields/registry.js';
import { isNil } from './visibility.js';

/**
 * The cells of the printed sheet, exactly in the paper's columns and never fewer rows than the paper has.
 * Rows are numbered as the paper numbers them, blank ones too. A nil report stands in the first row.
 */
export function paperRows(definition: FormDefinition, data: FormData, names: Names = {}): readonly (readonly string[])[] {
  const { paper } = definition;
  const table = tableById(definition, paper?.table);
  if (paper === undefined || table === undefined) return [];
  const texts = isNil(definition, data) ? [nilCells(definition, paper)] : filledCells({ paper, table, names }, data);
  const rows = Math.max(texts.length, paper.minRows);
  return Array.from({ length: rows }, (_, index) => numbered(paper, texts[index] ?? [], index));
}

/** Whether cells that show the same words may be one: behind the words of a signature or of files stands another one each time. */
export const mayJoin = ({ kind }: Field): boolean => kind !== 'signature' && kind !== 'files';

/** The columns as they are printed, joined only where they may be, whatever a definition says that is kept. */
export function paperColumns(definition: FormDefinition, paper: Paper): readonly PaperColumn[] {
  const table = tableById(definition, paper.table);
  return paper.columns.map(({ joined, ...column }) => {
    const field = table && columnById(table, column.field);
    return joined && field && mayJoin(field) ? { ...column, joined } : column;
  });
}

interface PaperTable {
  readonly paper: Paper;
  readonly table: TableField;
  readonly names: Names;
}

function filledCells({ paper, table, names }: PaperTable, data: FormData): readonly (readonly string[])[] {
  return rowsOf(own(data, table.key)).map((row) =>
    paper.columns.map(({ field }) => {
      const column = columnById(table, field);
      return column === undefined || !Object.hasOwn(row, column.key) ? '' : displayOf(column, row[column.key], names);
    }),
  );
}

function nilCells({ nil }: FormDefinition, paper: Paper): readonly string[] {
  const first = paper.columns.findIndex(({ field }) => field !== 'serial');
  return paper.columns.map((_, index) => (index === first ? (nil?.label ?? '') : ''));
}

const numbered = (paper: Paper, cells: readonly string[], index: number): readonly string[] =>
  paper.columns.map(({ field }, column) => (field === 'serial' ? String(index + 1) : (cells[column] ?? '')));
