import { addDays, dayWords } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { campaignRow } from '../../campaigns/index.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { lockItem, readItem, stateViewOf } from '../../items/index.js';
import type { ItemRow, Items } from '../../items/index.js';
import { reviewById, reviewOfCampaign, schemeInForce } from '../queries/rows.js';
import { actWith } from './act-named.js';

/** A cut-off further away than this is a slip of the pen. */
const FURTHEST = 400;

export interface OpeningReview {
  readonly campaignId: string;
  readonly cutOff: string;
  readonly personId: string;
}

/**
 * Opens the review of a campaign. A cut-off that is over begins the counting now; one still to come is announced, and the counting
 * begins by itself on the day after. The last problem being closed has nothing to do with it.
 */
export async function openReview(tx: Tx, items: Items, { campaignId, cutOff, personId }: OpeningReview): Promise<string> {
  // The second of two who open at once waits here and is told.
  const campaign = await lockItem(tx, campaignId);
  if (!campaign || campaign.kind !== 'campaign') throw new DomainError('campaign.unknown');
  const { today } = await clockOf(tx);
  await refuseUnopenable(tx, campaign, { cutOff, today });
  const { versionId, definition } = await schemeInForce(tx);
  const by = { person: personId };
  const { item } = await items.create(tx, {
    kind: 'review',
    parentId: campaignId,
    rootId: campaignId,
    unitId: campaign.unitId,
    title: definition.title,
    lifecycleKey: definition.lifecycles.round,
    startsOn: addDays(cutOff, 1),
    by,
  });
  await tx.rows('insert into reviews (tenant_id, item_id, campaign_id, definition_version_id, cut_off) values ($1, $2, $3, $4, $5)', [
    tx.tenantId,
    item.id,
    campaignId,
    versionId,
    cutOff,
  ]);
  if (cutOff < today) {
    const { act } = await actWith(tx, item, 'open-review');
    if (act !== null) await items.apply(tx, { itemId: item.id, by, event: { type: 'ACT', act }, expectedVersion: null });
  }
  return item.id;
}

async function refuseUnopenable(tx: Tx, campaign: ItemRow, { cutOff, today }: { cutOff: string; today: string }): Promise<void> {
  const earlier = await reviewOfCampaign(tx, campaign.id);
  const year = Number(today.slice(0, 4));
  if (earlier) throw new DomainError('review.opened-already', { title: campaign.title, cutOff: dayWords(earlier.cutOff, year) });
  const { launchTotal } = await campaignRow(tx, campaign.id);
  if (launchTotal === null || campaign.ended !== null) {
    const machine = await lifecycleMachine(tx, campaign.lifecycleVersionId);
    throw new DomainError('review.campaign-not-running', { title: campaign.title, state: stateViewOf(machine, campaign, null).label });
  }
  const began = await startedOn(tx, campaign.id);
  if (cutOff < began) throw new DomainError('review.cut-off-too-early', { day: dayWords(began, year) });
  if (cutOff > addDays(today, FURTHEST)) throw new DomainError('review.cut-off-too-far', { day: dayWords(addDays(today, FURTHEST), year) });
}

/** Day the first of its tasks was sent out; the campaign's own beginning where there is none. */
async function startedOn(tx: Tx, campaignId: string): Promise<string> {
  const row = await tx.row<{ day: string }>(
    `select to_char(coalesce(min(created_at) filter (where kind = 'task'), min(created_at)) at time zone (select zone from tenants), 'YYYY-MM-DD') as day from items where root_id = $1`,
    [campaignId],
  );
  return row?.day ?? '';
}

/** Takes back a review that was announced and has not begun. */
export async function cancelReview(tx: Tx, items: Items, { reviewId, personId }: { reviewId: string; personId: string }): Promise<void> {
  const { itemId } = await reviewById(tx, reviewId);
  const item = await readItem(tx, itemId);
  const { act } = item ? await actWith(tx, item, 'cancel-review') : { act: null };
  if (act === null) throw new DomainError('review.begun-already');
  await items.apply(tx, { itemId, by: { person: personId }, event: { type: 'ACT', act }, expectedVersion: null });
  await tx.rows('update reviews set is_cancelled = true where item_id = $1', [itemId]);
}
