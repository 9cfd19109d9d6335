import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { itemColumns, mayReadItem, stateViewOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import type { CampaignLine } from '../campaigns.contract.js';
import { mayReadCampaign } from './readable-campaign.js';

const campaigns = {
  name: 'all-campaigns',
  text: `select ${itemColumns}, c.year, c.theme, c.years from campaigns c join items i on i.id = c.item_id order by c.year desc, i.created_at desc limit 50`,
};

/** Campaigns, the newest year first; drafts only for those they concern. */
export async function campaignLines(tx: Tx, personId: string): Promise<CampaignLine[]> {
  const rows = await tx.rows<ItemRow & { year: number; theme: string; years: { year: number; theme: string }[] }>(campaigns);
  const mayRead = await mayReadCampaign(tx, personId);
  const lines: CampaignLine[] = [];
  for (const row of rows) {
    if (!mayRead(row.id) && !(await mayReadItem(tx, { personId }, row.id))) continue;
    const machine = await lifecycleMachine(tx, row.lifecycleVersionId);
    lines.push({ id: row.id, title: row.title, year: row.year, theme: row.theme, themes: row.years, state: stateViewOf(machine, row, personId) });
  }
  return lines;
}
