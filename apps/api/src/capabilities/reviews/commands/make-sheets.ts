import type { ReviewDefinition } from '@bihuan/library';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import type { Message } from '../../../kernel/outbox/outbox.js';
import { campaignRow } from '../../campaigns/index.js';
import type { CampaignRow } from '../../campaigns/index.js';
import type { Items } from '../../items/index.js';
import { unitTree, unitsOf } from '../../people/index.js';
import type { Unit } from '../../people/index.js';
import { countUnits } from '../count/count-units.js';
import { figuresOf, sumOf } from '../count/figures.js';
import type { Figure } from '../count/figures.js';
import { keepCount, newestCounts } from '../count/keep-counts.js';
import { lockReview, schemeOf } from '../queries/rows.js';
import type { ReviewRow } from '../queries/rows.js';
import { actWith } from './act-named.js';

export const OPEN_TOPIC = 'review.open';
/** Sheets a transaction; the next chunk is a message of its own, written with this one. */
export const CHUNK = 20;
const BY = { system: '按截止日从记录取数' };

/** Makes the next sheets of a review. Killed anywhere, it goes on where the last commit was; the last chunk counts the whole hospital. */
export async function makeSheets(tx: Tx, items: Items, { payload }: Pick<Message, 'payload'>, chunk = CHUNK): Promise<void> {
  const review = await lockReview(tx, String(payload['itemId']));
  const scheme = await schemeOf(tx, review);
  const campaign = await campaignRow(tx, review.campaignId);
  const units = await unitsWithSheet(tx, scheme, campaign);
  await tx.rows('update reviews set sheets_total = $2 where item_id = $1', [review.itemId, units.length]);
  const there = new Set((await newestCounts(tx, review.itemId)).map(({ unitId }) => unitId));
  const missing = units.filter(({ id }) => !there.has(id));
  const making: Making = { review, scheme, campaign, time: await clockOf(tx) };
  for (const unit of missing.slice(0, chunk)) await makeSheet(tx, items, making, unit);
  if (missing.length > chunk) return addToOutbox(tx, OPEN_TOPIC, { itemId: review.itemId });
  if (!there.has(null)) await keepWhole(tx, making, units);
}

async function unitsWithSheet(tx: Tx, { category }: ReviewDefinition, { excluded }: CampaignRow): Promise<Unit[]> {
  const units = await unitsOf(tx, { category });
  return units.filter(({ id }) => !excluded.some(({ unitId }) => unitId === id));
}

interface Making {
  readonly review: ReviewRow;
  readonly scheme: ReviewDefinition;
  readonly campaign: CampaignRow;
  readonly time: BusinessTime;
}

async function makeSheet(tx: Tx, items: Items, { review, scheme, campaign, time }: Making, unit: Unit): Promise<void> {
  const { item } = await items.create(tx, {
    kind: 'review-sheet', parentId: review.itemId, rootId: review.campaignId, unitId: unit.id,
    title: scheme.sheetTitle.replace('{year}', String(campaign.year)), lifecycleKey: scheme.lifecycles.sheet, by: BY,
  });
  const counted = await countUnits(tx, { definition: scheme, campaignId: review.campaignId, cutOff: review.cutOff }, [unit.id]);
  await keepCount(tx, { ...counted, reviewId: review.itemId, unitId: unit.id, sheetId: item.id, edition: 1, cutOff: review.cutOff, countedAt: time.at });
  const { act } = await actWith(tx, item, 'count-review');
  if (act === null) throw new Error('a sheet begins where it is counted');
  // The figures are sealed with the record of the sheet as well.
  await items.apply(tx, { itemId: item.id, by: BY, event: { type: 'ACT', act }, expectedVersion: null, note: notedFigures(scheme, null, counted.figures) });
}

/** What the units with sheets have, and what lies elsewhere: every item once. */
async function keepWhole(tx: Tx, { review, scheme, time }: Making, units: readonly Unit[]): Promise<void> {
  const sheets = new Set(units.map(({ id }) => id));
  const others = (await unitTree(tx)).map(({ id }) => id).filter((id) => !sheets.has(id));
  const rest = await countUnits(tx, { definition: scheme, campaignId: review.campaignId, cutOff: review.cutOff }, others);
  const parts = (await newestCounts(tx, review.itemId)).filter(({ unitId }) => unitId !== null).map(({ figures }) => figures);
  await keepCount(tx, { figures: sumOf([rest.figures, ...parts]), behind: {}, reviewId: review.itemId, unitId: null, sheetId: null, edition: 1, cutOff: review.cutOff, countedAt: time.at });
}

/** Cells of the record: each figure that changed, in words. Restricted lists are not told by number in a record everybody near may read. */
export function notedFigures(scheme: ReviewDefinition, before: readonly Figure[] | null, after: readonly Figure[]): { label: string; before: string; after: string }[] {
  return figuresOf(scheme).flatMap(({ key, label, unit, of }) => {
    const was = before?.find((one) => one.key === key);
    const is = after.find((one) => one.key === key);
    if (of.restricted || !is || (was && was.value === is.value)) return [];
    return [{ label, before: was ? `${was.value}${unit}` : '', after: `${is.value}${unit}` }];
  });
}
