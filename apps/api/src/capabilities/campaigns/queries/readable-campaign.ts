import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { mayReadItem } from '../../items/index.js';
import { permissionsOf } from '../../people/index.js';
import { mayEditPlans } from '../campaigns.policy.js';

const started: Named = { name: 'started-campaigns', text: 'select item_id as id from campaigns where launch_total is not null' };

/** What is not sent out yet is read by whoever writes plans, and by whoever may read its item: to decide about it, say. */
export async function refuseUnstarted(tx: Tx, personId: string, campaignId: string): Promise<void> {
  if (!(await mayReadCampaign(tx, personId))(campaignId) && !(await mayReadItem(tx, { personId }, campaignId))) throw new DomainError('campaign.unknown');
}

/** Without looking at the items: which campaigns stand in somebody's list whatever he has in hand. */
export async function mayReadCampaign(tx: Tx, personId: string): Promise<(campaignId: string) => boolean> {
  const { today } = await clockOf(tx);
  if (mayEditPlans(await permissionsOf(tx, personId, today))) return () => true;
  const ids = new Set((await tx.rows<{ id: string }>(started)).map(({ id }) => id));
  return (campaignId) => ids.has(campaignId);
}
