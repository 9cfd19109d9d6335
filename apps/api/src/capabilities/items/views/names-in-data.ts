import { isUuid } from '../../../kernel/ids/uuid-v7.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { filesOf } from '../../attachments/index.js';
import { namesOf } from '../../people/index.js';

/** Names of every person, unit and file the data mention, by id: what `displayOf` and `differenceOf` ask for. */
export async function namesInData(tx: Tx, data: readonly unknown[]): Promise<Record<string, string>> {
  const ids = [...new Set(data.flatMap(idsIn))];
  if (ids.length === 0) return {};
  const { people, units } = await namesOf(tx, { people: ids, units: ids });
  const files = await filesOf(tx, ids);
  return {
    ...units,
    ...Object.fromEntries(Object.entries(people).map(([id, { name }]) => [id, name])),
    ...Object.fromEntries(files.map(({ id, name }) => [id, name])),
  };
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return isUuid(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}
