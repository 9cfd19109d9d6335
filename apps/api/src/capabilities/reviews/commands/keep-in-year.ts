import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lockItem } from '../../items/index.js';
import { undecidedEntries } from '../queries/open-entries.js';
import type { KeepBody } from '../reviews.contract.js';

export interface Keeping {
  readonly campaignId: string;
  readonly personId: string;
  readonly body: KeepBody;
}

const keep = {
  name: 'keep-entries-opened-after-closing',
  text: `insert into closing_entries (tenant_id, campaign_id, entry_id, is_carried, reason, decided_by, decided_at)
         select $1, $2, e.id, false, e.reason, $5, $6 from unnest($3::uuid[], $4::text[]) as e (id, reason)`,
};

/** What was opened again after its year was closed stays in that year, each with its reason, as it might have on the day of the closing. */
export async function keepInYear(tx: Tx, { campaignId, personId, body: { entries } }: Keeping): Promise<void> {
  const campaign = await lockItem(tx, campaignId);
  if (!campaign || campaign.kind !== 'campaign') throw new DomainError('campaign.unknown');
  const asked = new Set((campaign.ended === null ? [] : await undecidedEntries(tx, campaignId)).map(({ id }) => id));
  const ids = entries.map(({ id }) => id);
  if (new Set(ids).size !== ids.length || ids.some((id) => !asked.has(id))) throw new DomainError('closing.not-asked');
  await tx.rows(keep, [tx.tenantId, campaignId, ids, entries.map(({ reason }) => reason), personId, (await clockOf(tx)).at]);
}
