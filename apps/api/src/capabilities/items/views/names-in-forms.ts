import { columnsOf, fieldsOf, mentionsOf } from '@bihuan/forms';
import type { Field, FormDefinition } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import { filesOf } from '../../attachments/index.js';
import { namesOf } from '../../people/index.js';
import { referable } from '../references/referable.js';
import type { ItemView } from '../item.contract.js';

type Data = Readonly<Record<string, unknown>>;

interface Ids {
  readonly person: Set<string>;
  readonly unit: Set<string>;
  readonly files: Set<string>;
  readonly records: Set<string>;
}

/** Names of every person and unit that the data of these forms mention by id, and of those files that are the item's, or the reader's own. */
export async function namesInForms(
  tx: Tx,
  filled: readonly { readonly definition: FormDefinition; readonly data: Data }[],
  { itemId, personId }: { readonly itemId: string; readonly personId: string },
): Promise<ItemView['names']> {
  const ids: Ids = { person: new Set(), unit: new Set(), files: new Set(), records: new Set() };
  for (const { definition, data } of filled) for (const field of fieldsOf(definition)) collect(field, data[field.key], ids);
  const names = await namesOf(tx, { people: [...ids.person], units: [...ids.unit] });
  const files = (await filesOf(tx, [...ids.files])).filter((file) => file.itemId === itemId || file.uploadedBy === personId);
  const records = ids.records.size === 0 ? [] : await referable(tx, personId, { ids: [...ids.records] });
  return {
    people: Object.fromEntries(Object.entries(names.people).map(([id, { label }]) => [id, label])),
    units: { ...names.units },
    files: Object.fromEntries(files.map(({ id, name, size, type }) => [id, { name, size, type }])),
    ...(records.length === 0 ? {} : { records: Object.fromEntries(records.map(({ id, title }) => [id, title])) }),
  };
}

function collect(field: Field, value: unknown, ids: Ids): void {
  if (field.kind === 'table' && Array.isArray(value))
    for (const row of value as readonly Data[]) for (const column of columnsOf(field)) collect(column, row[column.key], ids); // validated rows
  const { people = [], units = [], files = [], records = [] } = mentionsOf(field, value);
  for (const id of people) ids.person.add(id);
  for (const id of units) ids.unit.add(id);
  for (const id of files) ids.files.add(id);
  for (const id of records) ids.records.add(id);
}
