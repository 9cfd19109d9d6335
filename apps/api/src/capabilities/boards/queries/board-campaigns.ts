import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { itemColumns, stateViewOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import type { BoardCampaign } from '../boards.contract.js';

const sentOut: Named = {
  name: 'campaigns-with-a-board',
  text: `select ${itemColumns}, c.year from campaigns c join items i on i.id = c.item_id where c.launch_total is not null
         order by (i.ended is not null), c.year desc, i.created_at desc, i.id limit 50`,
};

/** What is under way first, then by year. */
export async function boardCampaigns(tx: Tx): Promise<BoardCampaign[]> {
  const campaigns: BoardCampaign[] = [];
  for (const row of await tx.rows<ItemRow & { year: number }>(sentOut))
    campaigns.push({ id: row.id, title: row.title, year: row.year, state: stateViewOf(await lifecycleMachine(tx, row.lifecycleVersionId), row, null) });
  return campaigns;
}
