import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { dayViewOf, itemColumns, readItem, stateViewOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import type { ReviewLine, ReviewLines } from '../reviews.contract.js';
import { mayManageReviews, mayReadWhole } from '../reviews.policy.js';
import { readableOf } from './reader.js';
import type { ReviewReader } from './reader.js';
import { reviewOfCampaign } from './rows.js';
import { sheetRows } from './sheet-rows.js';

interface CampaignOfLine extends ItemRow {
  readonly year: number;
  readonly theme: string;
  readonly launchTotal: number | null;
}

const campaigns = {
  name: 'campaigns-with-reviews',
  text: `select ${itemColumns}, c.year, c.theme, c.launch_total as "launchTotal" from campaigns c join items i on i.id = c.item_id
         where c.launch_total is not null order by c.year desc, i.created_at desc limit 50`,
};

// The same as `waitingToBeCarried`: ticked and not gone, or opened again without anybody having ticked it.
const waiting = {
  name: 'count-entries-waiting-to-be-carried',
  text: `select count(*)::int as n from register_entries e join items i on i.id = e.item_id left join closing_entries c on c.entry_id = e.item_id and c.campaign_id = $1
         where e.campaign_id = $1 and i.ended is null and i.privacy = 'normal' and (c.entry_id is null or (c.is_carried and c.carried_to is null))`,
};

/** Campaigns that were started, the newest year first, and how far the review of each is. Sheets only as far as the reader may read them. */
export async function reviewLines(tx: Tx, reader: ReviewReader): Promise<ReviewLines> {
  const lines: ReviewLine[] = [];
  for (const campaign of await tx.rows<CampaignOfLine>(campaigns)) lines.push(await lineOf(tx, campaign, reader));
  return { lines, mayReadWhole: mayReadWhole(reader.grants) };
}

async function lineOf(tx: Tx, campaign: CampaignOfLine, reader: ReviewReader): Promise<ReviewLine> {
  const review = await reviewLineOf(tx, campaign.id, reader);
  const isRunning = campaign.ended === null;
  const manages = mayManageReviews(reader.grants);
  return {
    campaignId: campaign.id,
    title: campaign.title,
    year: campaign.year,
    theme: campaign.theme,
    campaignState: await wordOf(tx, campaign),
    review,
    mayOpen: manages && isRunning && review === null,
    mayClose: manages,
    waiting: manages && !isRunning ? await waitingOf(tx, campaign.id) : 0,
  };
}

async function waitingOf(tx: Tx, campaignId: string): Promise<number> {
  return (await tx.row<{ n: number }>(waiting, [campaignId]))?.n ?? 0;
}

async function reviewLineOf(tx: Tx, campaignId: string, reader: ReviewReader): Promise<ReviewLine['review']> {
  const row = await reviewOfCampaign(tx, campaignId);
  const item = row ? await readItem(tx, row.itemId) : null;
  if (!row || !item) return null;
  // Who reads many sheets finds them on the page of the review; a unit finds its own one here.
  const isNear = !reader.grants.some(({ permission }) => permission === 'items.read-all');
  const mine = isNear ? await readableOf(tx, await sheetRows(tx, item.id), reader) : [];
  const lines: NonNullable<ReviewLine['review']>['mine'] = [];
  for (const sheet of mine)
    lines.push({ id: sheet.id, unit: sheet.unitName, state: stateViewOf(await lifecycleMachine(tx, sheet.lifecycleVersionId), sheet, reader.personId) });
  return { id: item.id, cutOff: dayViewOf(row.cutOff, reader.today), state: await wordOf(tx, item), mine: lines };
}

async function wordOf(tx: Tx, item: ItemRow): Promise<ReviewLine['campaignState']> {
  return stateViewOf(await lifecycleMachine(tx, item.lifecycleVersionId), item, null);
}
