import type { Effect } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';

type RenamePlace = Extract<Effect, { type: 'RenamePlace' }>;

/** No id of a definition begins like this. */
const ON_THE_WAY = '~';

const tables: readonly { readonly name: string; readonly hasRounds: boolean }[] = [
  { name: 'assignments', hasRounds: true },
  { name: 'step_deadlines', hasRounds: true },
  { name: 'item_waits', hasRounds: true },
  { name: 'slate_choices', hasRounds: false },
];

/** Whatever is kept under the id of a place, with all its rounds so far. In two moves, because two places may change their ids for one another. */
export async function renamePlaces(tx: Tx, itemId: string, renames: readonly RenamePlace[]): Promise<void> {
  for (const { name, hasRounds } of tables) {
    const told = JSON.stringify(renames);
    await tx.rows(
      {
        name: `rename-places-of-${name}`,
        text: `update ${name} k set place = '${ON_THE_WAY}' || r."to" from jsonb_to_recordset($2) as r ("from" text, "to" text, round int)
             where k.item_id = $1 and k.place = r."from"${hasRounds ? ' and k.round <= r.round' : ''}`,
      },
      [itemId, told],
    );
    await tx.rows({ name: `name-places-of-${name}`, text: `update ${name} set place = substr(place, 2) where item_id = $1 and place like '${ON_THE_WAY}%'` }, [
      itemId,
    ]);
  }
}
