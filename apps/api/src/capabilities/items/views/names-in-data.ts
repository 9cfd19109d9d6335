import { isUuid } from '../../../kernel/ids/uuid-v7.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { filesOf } from '../../attachments/index.js';
import { namesOf } from '../../people/index.js';
import { referable } from '../references/referable.js';

/**
 * Names of every person, unit and file the data mention, by id: what `displayOf` and `differenceOf` ask for. Titles of records are given to
 * the reader who may read them, and to nobody else.
 */
export async function namesInData(tx: Tx, data: readonly unknown[], reader: string | null = null): Promise<Record<string, string>> {
  const ids = [...new Set(data.flatMap(idsIn))];
  if (ids.length === 0) return {};
  const { people, units } = await namesOf(tx, { people: ids, units: ids });
  const files = await filesOf(tx, ids);
  const named: Record<string, string> = {
    ...units,
    ...Object.fromEntries(Object.entries(people).map(([id, { name }]) => [id, name])),
    ...Object.fromEntries(files.map(({ id, name }) => [id, name])),
  };
  const others = reader === null ? [] : ids.filter((id) => !Object.hasOwn(named, id));
  const records = reader === null || others.length === 0 ? [] : await referable(tx, reader, { ids: others });
  return { ...Object.fromEntries(records.map(({ id, title }) => [id, title])), ...named };
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return isUuid(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}
