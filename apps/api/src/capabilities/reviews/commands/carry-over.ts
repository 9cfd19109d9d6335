import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Items } from '../../items/index.js';
import { carryOver } from '../../registers/index.js';
import { targetsOf } from '../queries/closing-view.js';

export interface Carrying {
  readonly campaignId: string;
  readonly toCampaignId: string;
  readonly personId: string;
}

const waiting = {
  name: 'entries-waiting-to-be-carried',
  text: `select c.entry_id as id from closing_entries c join items i on i.id = c.entry_id
         where c.campaign_id = $1 and c.is_carried and c.carried_to is null and i.ended is null order by c.entry_id for update of c`,
};
// Opened again after the year was closed: nobody could tick it then, and it is to be found in a running year.
const opened = {
  name: 'tick-entries-opened-after-closing',
  text: `insert into closing_entries (tenant_id, campaign_id, entry_id, is_carried, reason, decided_by, decided_at)
         select $1, $2, e.item_id, true, null, $3, $4 from register_entries e join items i on i.id = e.item_id join items c on c.id = e.campaign_id
         where e.campaign_id = $2 and i.ended is null and i.privacy = 'normal' and c.ended is not null on conflict do nothing`,
};
const carried = {
  name: 'mark-entries-carried',
  text: 'update closing_entries set carried_to = $2, carried_at = $3 where campaign_id = $1 and entry_id = any($4::uuid[])',
};

/** Moves what was ticked at the year's end into a later year: the number and the whole record stay, only the year it belongs to changes. */
export async function carryOverWaiting(tx: Tx, items: Items, { campaignId, toCampaignId, personId }: Carrying): Promise<number> {
  if (!(await targetsOf(tx, campaignId)).some(({ id }) => id === toCampaignId)) throw new DomainError('closing.target-wrong');
  const { at } = await clockOf(tx);
  await tx.rows(opened, [tx.tenantId, campaignId, personId, at]);
  const entryIds = (await tx.rows<{ id: string }>(waiting, [campaignId])).map(({ id }) => id);
  if (entryIds.length === 0) throw new DomainError('closing.nothing-to-carry');
  await carryOver(tx, items, { entryIds, toCampaignId, by: { person: personId } });
  await tx.rows(carried, [campaignId, toCampaignId, at, entryIds]);
  return entryIds.length;
}
