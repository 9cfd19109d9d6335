import type { RegisterDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { list } from '../definitions/index.js';
import type { ItemRow } from '../items/index.js';
import { twinsOf } from './evidence.js';

interface EntryOf {
  readonly registerKey: string;
  readonly serial: number;
  readonly mergedInto: string | null;
}

const entryOf: Named = { name: 'entry-of-item', text: `select register_key as "registerKey", serial, merged_into as "mergedInto" from register_entries where item_id = $1` };

/** The item's place on its register; null while it is being born. */
export async function entryNamed(tx: Tx, itemId: string): Promise<(EntryOf & { register: RegisterDefinition }) | null> {
  const entry = await tx.row<EntryOf>(entryOf, [itemId]);
  if (!entry) return null;
  const found = (await list(tx, 'register')).find(({ definition }) => definition.key === entry.registerKey);
  if (!found) throw new Error(`no register ${entry.registerKey}`);
  return { ...entry, register: found.definition };
}

const sourceCategory: Named = {
  name: 'category-of-source',
  text: `select u.category from register_entries e join items s on s.id = e.source_item_id join units u on u.id = s.unit_id where e.item_id = $1`,
};
const isDrawn: Named = { name: 'entry-is-drawn', text: 'select 1 as one from register_samples_drawn where item_id = $1 and is_good is null' };

// Made, seated, given to somebody else: of these nobody has done anything about it yet.
const touched: Named = {
  name: 'entry-was-acted-on',
  text: `select 1 as one from item_events where item_id = $1 and type in ('ACT', 'AGREE', 'RETURN')
         union all select 1 from register_entries where merged_into = $1 limit 1`,
};

/** What a lifecycle may ask of an entry under the name `entry`. */
export async function entryReading(tx: Tx, { id }: ItemRow): Promise<Readonly<Record<string, unknown>>> {
  return {
    sourceCategory: (await tx.row<{ category: string }>(sourceCategory, [id]))?.category ?? null,
    twins: (await twinsOf(tx, id)).length,
    untouched: (await tx.row(touched, [id])) === null,
    drawn: (await tx.row(isDrawn, [id])) !== null,
  };
}
