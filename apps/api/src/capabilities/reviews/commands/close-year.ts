import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lockItem } from '../../items/index.js';
import type { Items } from '../../items/index.js';
import { entryViews, openEntries, partsText } from '../queries/open-entries.js';
import { MOST_ENTRIES } from '../reviews.contract.js';
import type { CloseYearBody } from '../reviews.contract.js';
import { actWith } from './act-named.js';

export interface Closing {
  readonly campaignId: string;
  readonly personId: string;
  readonly body: CloseYearBody;
}

/**
 * Closes a campaign's year. Everything open on a register was looked at: ticked to be carried over, or left there with a reason.
 * Open items go on; nothing of the campaign is started anew after it.
 */
export async function closeYear(tx: Tx, items: Items, { campaignId, personId, body }: Closing): Promise<void> {
  const campaign = await lockItem(tx, campaignId);
  if (!campaign || campaign.kind !== 'campaign') throw new DomainError('campaign.unknown');
  const { act, state } = await actWith(tx, campaign, 'close-year');
  if (act === null) throw new DomainError('closing.not-now', { title: campaign.title, state });
  const open = await openEntries(tx, campaignId);
  if (open.length > MOST_ENTRIES) throw new DomainError('closing.too-many', { count: open.length, most: MOST_ENTRIES });
  refuseOtherList(
    open.map(({ id }) => id),
    body,
  );
  refuseWithoutReason(body);
  const { today } = await clockOf(tx);
  const views = await entryViews(tx, open, today);
  const carried = new Set(body.entries.filter(({ carry }) => carry).map(({ id }) => id));
  const told = (label: string, own: typeof views) => (own.length === 0 ? [] : [{ label, before: '', after: `${own.length}条（${partsText(own)}）` }]);
  await items.apply(tx, {
    itemId: campaignId,
    by: { person: personId },
    event: { type: 'ACT', act },
    expectedVersion: body.expectedVersion,
    ...(body.reason ? { reason: body.reason } : {}),
    note: [
      ...told(
        '结转下一年',
        views.filter(({ id }) => carried.has(id)),
      ),
      ...told(
        '留在本年度',
        views.filter(({ id }) => !carried.has(id)),
      ),
    ],
  });
  const { entries } = body;
  await tx.rows(keep, [
    tx.tenantId,
    campaignId,
    entries.map(({ id }) => id),
    entries.map(({ carry }) => carry),
    entries.map(({ carry, reason }) => (carry ? null : (reason ?? ''))),
  ]);
}

const keep = {
  name: 'keep-closing-entries',
  text: `insert into closing_entries (tenant_id, campaign_id, entry_id, is_carried, reason)
         select $1, $2, e.id, e.carried, e.reason from unnest($3::uuid[], $4::boolean[], $5::text[]) as e (id, carried, reason)`,
};

/** Somebody closed or entered one meanwhile: the list that was ticked is not the list that is left. */
function refuseOtherList(open: readonly string[], { entries }: CloseYearBody): void {
  const ticked = new Set(entries.map(({ id }) => id));
  if (ticked.size !== entries.length || ticked.size !== open.length || !open.every((id) => ticked.has(id))) throw new DomainError('closing.list-changed');
}

function refuseWithoutReason({ entries }: CloseYearBody): void {
  const lacking = entries.flatMap(({ carry, reason }, at) => (!carry && !reason ? [at] : []));
  if (lacking.length === 0) return;
  throw new DomainError(
    'closing.reason-missing',
    { count: lacking.length },
    lacking.map((at) => ({ pointer: `/entries/${at}/reason`, code: 'required', severity: 'error', message: '请写明不结转的原因' })),
  );
}
