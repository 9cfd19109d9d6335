import { columnsOf, fieldsOf, newRow } from '@bihuan/forms';
import type { FormData, FormDefinition } from '@bihuan/forms';
import type { RegisterPrefill } from '@bihuan/library';

/** What is known of an entry before a form of it is opened. */
export interface Known {
  readonly source: Readonly<Record<string, unknown>>;
  readonly entry: Readonly<Record<string, unknown>>;
  /** The item as it is now: `owner`, `due`. */
  readonly item: Readonly<Record<string, unknown>>;
}

/**
 * First data of a form, from the row of the list and from what the office entered. Only what the form has a place for,
 * and only what is known: an empty source leaves its cell empty. `rowId` makes up the id of a row.
 */
export function prefillOf(
  { values = {}, table }: Omit<RegisterPrefill, 'form'>,
  { definition, known, rowId }: { definition: FormDefinition; known: Known; rowId: () => string },
): FormData {
  const fields = fieldsOf(definition);
  const plain = resolved(
    values,
    known,
    fields.map(({ key }) => key),
  );
  const found = fields.find((field) => field.kind === 'table' && field.key === table?.key);
  if (table === undefined || found?.kind !== 'table') return plain;
  const columns = columnsOf(found).map(({ key }) => key);
  return { ...plain, [found.key]: table.rows.map((row) => ({ ...newRow(definition, found.id, rowId()), ...resolved(row, known, columns) })) };
}

function resolved(addresses: Readonly<Record<string, string>>, known: Known, keys: readonly string[]): FormData {
  const pairs = Object.entries(addresses).map(([key, address]) => [key, valueAt(address, known)] as const);
  return Object.fromEntries(pairs.filter(([key, value]) => keys.includes(key) && value !== undefined && value !== null && value !== ''));
}

function valueAt(address: string, { source, entry, item }: Known): unknown {
  const [of, key = ''] = address.split('.');
  if (of === 'source') return source[key];
  if (of === 'entry') return entry[key];
  if (of === 'item') return item[key];
  throw new Error(`a form cannot be filled from ${address}`);
}
