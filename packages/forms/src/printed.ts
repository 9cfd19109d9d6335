import { own, rowsOf } from './access/written.js';
import { isPlainObject } from './conditions/reading.js';
import { columnById, columnsOf, tableById } from './definition-reading.js';
import type { Field, FormData, FormDefinition, TableField } from './definition.js';
import type { Paper } from './printed-as.js';
import { hasValue } from './fields/registry.js';
import type { Names } from './fields/field-kind.js';
import { boldIn, type Stretch } from './fields/rich-model.js';
import { displayOf } from './fields/registry.js';
import { paperColumns, paperRows } from './paper.js';
import { visibleFields } from './visibility.js';

/** A sheet of paper: what stands on it one below the other. */
export interface PrintedSheet {
  /** Above the title, at the left: «附件2». */
  readonly annex?: string;
  readonly title: string;
  readonly parts: readonly PrintedPart[];
}

export type PrintedPart = PrintedLine | PrintedTable;

export interface PrintedLine {
  readonly type: 'line';
  readonly text: string;
  readonly isNote?: true;
  /** What was drawn by hand, at the end of the line. */
  readonly strokes?: string;
}

export interface PrintedTable {
  readonly type: 'table';
  /** Widths are parts of the whole. */
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Labels stand beside the answers instead of above them. */
  readonly isHeadless?: boolean;
  /** What of a cell is bold, by `row/column`. */
  readonly bold?: Bold;
}

export type Bold = Readonly<Record<string, readonly Stretch[]>>;

export interface PrintedColumn {
  readonly label: string;
  readonly width: number;
  /** Equal words one below the other share one cell; on a further page it begins anew, marked as going on. */
  readonly joined?: true;
}

export interface Printing {
  readonly names?: Names;
  /** Whose sheet it is. */
  readonly filler: string;
}

/** A filled form as it is laid before people: exactly its paper where it has one, otherwise all its answers. */
export function printedForm(definition: FormDefinition, data: FormData, { names = {}, filler }: Printing): PrintedSheet {
  const { paper } = definition;
  if (paper === undefined) return { title: definition.title, parts: answers(definition, data, { names, filler }) };
  const rows = paperRows(definition, data, names);
  const columns = paperColumns(definition, paper).map(({ field: _, ...column }) => column);
  const table = tableById(definition, paper.table);
  return {
    ...(paper.annex === undefined ? {} : { annex: paper.annex }),
    title: paper.title,
    parts: [
      ...(paper.fillerLabel === undefined ? [] : [{ type: 'line', text: `${paper.fillerLabel}${filler}` } as const]),
      { type: 'table', columns, rows, ...boldOf(onPaper(table, paper), table ? rowsOf(own(data, table.key)) : []) },
    ],
  };
}

const onPaper = (table: TableField | undefined, { columns }: Paper): readonly (Field | undefined)[] =>
  columns.map(({ field }) => table && columnById(table, field));

/** What is bold in the rows, as far as a column holds texts with looks. */
function boldOf(columns: readonly (Field | undefined)[], rows: readonly FormData[]): { readonly bold?: Bold } {
  const found = columns.flatMap((column, across) =>
    column?.kind === 'rich-text' ? rows.map((row, down) => [`${down}/${across}`, boldIn(row[column.key])] as const).filter(([, bold]) => bold.length > 0) : [],
  );
  return found.length === 0 ? {} : { bold: Object.fromEntries(found) };
}

function answers(definition: FormDefinition, data: FormData, { names = {}, filler }: Printing): readonly PrintedPart[] {
  const parts: PrintedPart[] = filler === '' ? [] : [{ type: 'line', text: filler }];
  let beside: Field[] = [];
  const endBeside = (): void => {
    const rows = beside.map((field) => [field.label, displayOf(field, data[field.key], names)]);
    const bold = beside
      .map((field, down) => [`${down}/1`, field.kind === 'rich-text' ? boldIn(data[field.key]) : []] as const)
      .filter(([, one]) => one.length > 0);
    const looks = bold.length === 0 ? {} : { bold: Object.fromEntries(bold) };
    if (rows.length > 0) parts.push({ type: 'table', isHeadless: true, columns: LABEL_AND_ANSWER, rows, ...looks });
    beside = [];
  };
  for (const field of visibleFields(definition, data).filter(hasValue)) {
    const own = ownTable(field, data, names);
    if (own === null) beside.push(field);
    else {
      endBeside();
      parts.push({ type: 'line', text: field.label }, own);
    }
  }
  endBeside();
  return parts;
}

const LABEL_AND_ANSWER: readonly PrintedColumn[] = [
  { label: '', width: 42 },
  { label: '', width: 114 },
];

function ownTable(field: Field, data: FormData, names: Names): PrintedTable | null {
  if (field.kind === 'table') return tableOf(field, data, names);
  if (field.kind !== 'matrix') return null;
  const value = data[field.key];
  const at = (row: string, column: string): string => {
    const held = isPlainObject(value) && Object.hasOwn(value, row) ? value[row] : undefined;
    if (!isPlainObject(held)) return held === column ? '✓' : '';
    const one = Object.hasOwn(held, column) ? held[column] : undefined;
    return typeof one === 'number' || typeof one === 'string' ? String(one) : '';
  };
  return {
    type: 'table',
    columns: [{ label: '', width: 2 }, ...field.columns.map(({ label }) => ({ label, width: 1 }))],
    rows: field.rows.map((row) => [row.label, ...field.columns.map((column) => at(row.value, column.value))]),
  };
}

/** Folded columns are asked seldom and printed only by a paper that names them. */
function tableOf(field: TableField, data: FormData, names: Names): PrintedTable {
  const columns = columnsOf(field).filter(({ folded }) => folded !== true);
  const filled = rowsOf(own(data, field.key));
  return {
    type: 'table',
    ...boldOf([undefined, ...columns], filled),
    columns: [{ label: '序号', width: 1 }, ...columns.map(({ label, kind }) => ({ label, width: kind === 'long-text' ? 4 : 3 }))],
    rows: filled.map((row, at) => [
      String(at + 1),
      ...columns.map((column) => (Object.hasOwn(row, column.key) ? displayOf(column, row[column.key], names) : '')),
    ]),
  };
}
