import type { RegisterDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { list } from '../definitions/index.js';
import type { ItemRow } from '../items/index.js';
import { twinsSql } from './evidence.js';

interface EntryOf {
  readonly registerKey: string;
  readonly serial: number;
  readonly mergedInto: string | null;
}

const entryOf: Named = {
  name: 'entry-of-item',
  text: `select register_key as "registerKey", serial, merged_into as "mergedInto" from register_entries where item_id = $1`,
};

/** The item's place on its register; null while it is being born. */
export async function entryNamed(tx: Tx, itemId: string): Promise<(EntryOf & { register: RegisterDefinition }) | null> {
  const entry = await tx.row<EntryOf>(entryOf, [itemId]);
  if (!entry) return null;
  const found = (await list(tx, 'register')).find(({ definition }) => definition.key === entry.registerKey);
  if (!found) throw new Error(`no register ${entry.registerKey}`);
  return { ...entry, register: found.definition };
}

// Made, seated, given to somebody else: of these nobody has done anything about it yet.
const asked: Named = {
  name: 'readings-of-entries',
  text: `
    select wanted.id, (select u.category from register_entries e join items s on s.id = e.source_item_id join units u on u.id = s.unit_id where e.item_id = wanted.id) as "sourceCategory",
      (select count(*)::int from (${twinsSql('wanted.id')}) t) as twins,
      not exists (select from item_events where item_id = wanted.id and type in ('ACT', 'AGREE', 'RETURN')) and not exists (select from register_entries where merged_into = wanted.id) as untouched,
      exists (select from register_samples_drawn where item_id = wanted.id and is_good is null) as drawn
    from unnest($1::uuid[]) as wanted (id)`,
};

/** What a lifecycle may ask of an entry under the name `entry`. */
export async function entryReading(tx: Tx, item: ItemRow): Promise<Readonly<Record<string, unknown>>> {
  return (await entryReadings(tx, [item]))(item);
}

/** The same of all entries of a page, asked once. */
export async function entryReadings(tx: Tx, items: readonly Pick<ItemRow, 'id'>[]): Promise<(item: Pick<ItemRow, 'id'>) => Readonly<Record<string, unknown>>> {
  const rows = await tx.rows<{ id: string }>(asked, [items.map(({ id }) => id)]);
  const known = new Map(rows.map(({ id, ...reading }) => [id, reading]));
  return ({ id }) => known.get(id) ?? {};
}
