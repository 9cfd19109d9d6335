import { columnById, columnsOf, displayOf, fieldsOf } from '@bihuan/forms';
import type { Field, FormData, FormDefinition, Names } from '@bihuan/forms';
import type { RegisterColumn, RegisterDefinition } from '@bihuan/library';
import { assertNever } from './assert-never.js';

/** Data of a form with its definition, as handed in. */
export interface Filled {
  readonly definition: FormDefinition;
  readonly data: FormData;
}

/** Everything a row's cells are read from. */
export interface RowReading {
  readonly serial: number;
  readonly unit: string;
  readonly list: string;
  readonly state: string;
  readonly light: string;
  readonly due: string;
  readonly number: string | null;
  /** Who answers for it now, whatever the entry form said then. */
  readonly lead: string;
  readonly leader: string;
  readonly owner: string;
  readonly source: Filled;
  readonly sourceRowId: string;
  readonly entry: Filled | null;
  readonly last: ReadonlyMap<string, Filled>;
  readonly names: Names;
}

const words = ['serial', 'unit', 'list', 'state', 'light', 'due', 'number', 'lead', 'leader', 'owner'] as const;

type Address =
  | { readonly of: 'word'; readonly word: (typeof words)[number] }
  | { readonly of: 'source' | 'entry'; readonly key: string }
  | { readonly of: 'last'; readonly form: string; readonly key: string };

/** Reads where a column's value stands; a definition that says something else is a defect of the definition. */
export function addressOf({ value }: Pick<RegisterColumn, 'value'>): Address {
  const word = words.find((one) => one === value);
  if (word) return { of: 'word', word };
  const [of, ...rest] = value.split('.');
  if ((of === 'source' || of === 'entry') && rest[0]) return { of, key: rest.join('.') };
  const [form, ...key] = rest;
  if (of === 'last' && form && key.length > 0) return { of: 'last', form, key: key.join('.') };
  throw new Error(`a register column cannot show ${value}`);
}

/** The cells of one row, by the column's value path. */
export function cellsOf(register: RegisterDefinition, columns: readonly RegisterColumn[], reading: RowReading): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column.value, cell(register, addressOf(column), reading)]));
}

function cell(register: RegisterDefinition, address: Address, reading: RowReading): string {
  switch (address.of) {
    case 'word':
      return String(reading[address.word] ?? '');
    case 'source':
      return sourceCell(register, address.key, reading);
    case 'entry':
      return reading.entry ? fieldText(reading.entry, address.key, reading.names) : '';
    case 'last': {
      const filled = reading.last.get(address.form);
      return filled ? fieldText(filled, address.key, reading.names) : '';
    }
    default:
      return assertNever(address);
  }
}

function sourceCell(register: RegisterDefinition, key: string, { source, sourceRowId, names }: RowReading): string {
  const row = rowsOf(source, register.source.table).find(({ rowId }) => rowId === sourceRowId);
  const column = sourceColumns(register, source.definition).find((one) => one.key === key);
  return row && column ? displayOf(column, row[key], names) : '';
}

/** Columns of the table a register takes its rows from. */
export function sourceColumns(register: Pick<RegisterDefinition, 'source'>, definition: FormDefinition): readonly Field[] {
  const table = fieldsOf(definition).find((field) => field.kind === 'table' && field.key === register.source.table);
  return table?.kind === 'table' ? columnsOf(table).flatMap(({ id }) => columnById(table, id) ?? []) : [];
}

/** Rows of a table as they were handed in. */
export function rowsOf({ data }: Pick<Filled, 'data'>, table: string): readonly SourceRow[] {
  const rows = data[table];
  return Array.isArray(rows) ? rows.filter(isSourceRow) : [];
}

export interface SourceRow extends Readonly<Record<string, unknown>> {
  readonly rowId: string;
}

function isSourceRow(value: unknown): value is SourceRow {
  return typeof value === 'object' && value !== null && 'rowId' in value && typeof value.rowId === 'string';
}

function fieldText({ definition, data }: Filled, key: string, names: Names): string {
  const field = fieldsOf(definition).find((one) => one.key === key);
  if (field?.kind === 'table') return tableText(field, data[field.key], names);
  return field ? displayOf(field, data[key], names) : '';
}

/** Rows of a table as numbered lines of one cell: what a list of duties prints as the measures of a problem. */
function tableText(table: Extract<Field, { kind: 'table' }>, rows: unknown, names: Names): string {
  const lines = rowsOf({ data: { rows } }, 'rows').map((row) =>
    columnsOf(table)
      .map((column) => displayOf(column, row[column.key], names))
      .filter((text) => text !== '')
      .join('；'),
  );
  return lines.map((line, at) => (lines.length > 1 ? `${at + 1}. ${line}` : line)).join('\n');
}
