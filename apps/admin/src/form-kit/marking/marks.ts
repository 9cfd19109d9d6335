import { columnsOf, fieldsOf, hasValue } from '@bihuan/forms';
import type { Column, Field, FormData as Filled, FormDefinition, TableField } from '@bihuan/forms';
import { pointerOf } from '../context.js';
import { rowsOf } from '../first-data.js';
import { opensColumn, opensField } from '../rights.js';
import type { MaybeRights } from '../rights.js';
import { t } from './texts.js';

/** Fields by their keys, rows as `table/row`, cells as `table/row/column`: as the server names places. */
export type Marks = readonly string[];

export const rowPlace = (table: TableField, row: string): string => `${table.key}/${row}`;
export const cellPlace = (table: TableField, row: string, column: Column): string => `${table.key}/${row}/${column.key}`;

/** Columns of which cells can be marked: others the filler could not put right. */
export const markableColumns = (table: TableField, rights: MaybeRights): readonly Column[] =>
  columnsOf(table).filter((column) => hasValue(column) && opensColumn(rights, table.id, column.id));
export const isMarkable = (field: Field, rights: MaybeRights): boolean => hasValue(field) && opensField(rights, field.id);

export const toggled = (marks: Marks, place: string): Marks => (marks.includes(place) ? marks.filter((mark) => mark !== place) : [...marks, place]);

/** A whole row stands for its cells. */
export const toggledRow = (marks: Marks, row: string): Marks =>
  marks.includes(row) ? toggled(marks, row) : [...marks.filter((mark) => !mark.startsWith(`${row}/`)), row];

/** A cell of a row that is marked as a whole leaves the others of it marked. */
export const toggledCell = (marks: Marks, cell: string, { row, cells }: { readonly row: string; readonly cells: readonly string[] }): Marks =>
  marks.includes(row) ? [...marks.filter((mark) => mark !== row), ...cells.filter((one) => one !== cell)] : toggled(marks, cell);

export interface MarkWords {
  readonly mark: string;
  /** «第3行“措施”» */
  readonly words: string;
  /** Where it stands in the data; of a row its first place that can be written in. */
  readonly pointer: string;
}

/** What is marked, in the order of the form, as people say it; what is not there any more is left out. */
export const marksInWords = (
  definition: FormDefinition,
  data: Filled,
  { marks, rights = null }: { readonly marks: Marks; readonly rights?: MaybeRights },
): readonly MarkWords[] =>
  fieldsOf(definition).flatMap((field): readonly MarkWords[] => {
    const own = marks.includes(field.key) ? [{ mark: field.key, words: t('markField', { label: field.label }), pointer: pointerOf([field.key]) }] : [];
    return field.kind === 'table' ? [...own, ...rowsOf(data, field).flatMap(({ rowId }, at) => inRow(field, { rowId, at, marks, rights }))] : own;
  });

const inRow = (table: TableField, { rowId, at, marks, rights }: { rowId: string; at: number; marks: Marks; rights: MaybeRights }): readonly MarkWords[] => {
  const row = rowPlace(table, rowId);
  const first = markableColumns(table, rights)[0];
  const whole = marks.includes(row)
    ? [{ mark: row, words: t('markRow', { row: at + 1 }), pointer: pointerOf(first ? [table.key, at, first.key] : [table.key]) }]
    : [];
  const cells = columnsOf(table).filter((column) => marks.includes(cellPlace(table, rowId, column)));
  return [
    ...whole,
    ...cells.map((column) => ({
      mark: cellPlace(table, rowId, column),
      words: t('markCell', { row: at + 1, label: column.label }),
      pointer: pointerOf([table.key, at, column.key]),
    })),
  ];
};
