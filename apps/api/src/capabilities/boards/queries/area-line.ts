import { openSlots, places } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { itemColumns, stateOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import type { BoardFrame } from './frame.js';

// An entry, and what hangs on it, belongs to the year it was carried to; everything else to the plan it came from.
const waiting = {
  name: 'items-in-hand-of-campaign',
  text: `select ${itemColumns} from items i where i.id in (select a.item_id from assignments a where a.person_id = $2 and a.closed_at is null)
           and coalesce((select e.campaign_id from register_entries e where e.item_id = i.id), (select e.campaign_id from register_entries e where e.item_id = i.parent_id), i.root_id) = $1
           and i.ended is null and i.unit_id = any($3::uuid[]) and i.privacy = 'normal' order by i.id limit 1000`,
};

/** «片区6个支部：2件等您验收，1件等您审定»: what of the areas' units is in the leader's own hands, by the word of what he is to do. */
export async function areaLine(
  tx: Tx,
  { campaignId, personId, units, areas }: Pick<BoardFrame, 'campaignId' | 'personId' | 'units' | 'areas'>,
): Promise<string> {
  const own = units.filter(({ id }) => areas.some((area) => area.units.includes(id)));
  const items = await tx.rows<ItemRow>(waiting, [campaignId, personId, own.map(({ id }) => id)]);
  const acts = new Map<string, number>();
  for (const item of items) {
    const words = await mineWords(tx, item, personId);
    acts.set(words, (acts.get(words) ?? 0) + 1);
  }
  const told = [...acts].map(([words, n]) => `${n}件${words}`);
  return `片区${own.length}个单位：${told.length === 0 ? '现在没有等您办的' : told.join('，')}`;
}

/** «等您验收»: as the definition says it to the one who must act. */
async function mineWords(tx: Tx, item: ItemRow, personId: string): Promise<string> {
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  const slot = openSlots(stateOf(item)).find(({ person }) => person === personId);
  const place = places(machine).find(({ id }) => id === slot?.place);
  const state = machine.definition.states[place?.state ?? ''];
  return state?.mine ?? `等您${place?.work.act.replace(/^去/u, '') ?? '办理'}`;
}
