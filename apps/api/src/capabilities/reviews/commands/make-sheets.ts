import type { ReviewDefinition } from '@bihuan/library';
import { addWorkingDays } from '@bihuan/workflows';
import type { WorkingCalendar } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import type { Message } from '../../../kernel/outbox/outbox.js';
import { campaignRow } from '../../campaigns/index.js';
import type { CampaignRow } from '../../campaigns/index.js';
import { keepCountedDay } from '../../items/index.js';
import type { Items } from '../../items/index.js';
import { calendarOf } from '../../people/index.js';
import { countUnits } from '../count/count-units.js';
import { figuresOf, sumOf } from '../count/figures.js';
import type { Figure } from '../count/figures.js';
import { keepCount, newestCounts } from '../count/keep-counts.js';
import { lockReview, schemeOf } from '../queries/rows.js';
import type { ReviewRow } from '../queries/rows.js';
import { areUnitsNamed, sheetsToMake, unitsOnSheet, unitsOnSheets } from '../queries/review-units.js';
import { actWith } from './act-named.js';
import { nameUnits } from './name-units.js';

export const OPEN_TOPIC = 'review.open';
/** Sheets a transaction; the next chunk is a message of its own, written with this one. */
export const CHUNK = 20;
const BY = { system: '按截止日从记录取数' };

/** Makes the next sheets of a review. Killed anywhere, it goes on where the last commit was; the last chunk counts the whole hospital. */
export async function makeSheets(tx: Tx, items: Items, { payload }: Pick<Message, 'payload'>, chunk = CHUNK): Promise<void> {
  const review = await lockReview(tx, String(payload['itemId']));
  const scheme = await schemeOf(tx, review);
  const campaign = await campaignRow(tx, review.campaignId);
  if (!(await areUnitsNamed(tx, review.itemId)))
    await tx.rows('update reviews set sheets_total = $2 where item_id = $1', [review.itemId, await nameUnits(tx, { review, scheme, campaign })]);
  const time = await clockOf(tx);
  const making: Making = { review, scheme, campaign, time, calendar: await calendarOf(tx) };
  const missing = await sheetsToMake(tx, review.itemId, chunk + 1);
  for (const unitId of missing.slice(0, chunk)) await makeSheet(tx, items, making, unitId);
  if (missing.length > chunk) return addToOutbox(tx, OPEN_TOPIC, { itemId: review.itemId });
  await keepWhole(tx, making);
}

interface Making {
  readonly review: ReviewRow;
  readonly scheme: ReviewDefinition;
  readonly campaign: CampaignRow;
  readonly time: BusinessTime;
  readonly calendar: WorkingCalendar;
}

async function makeSheet(tx: Tx, items: Items, { review, scheme, campaign, time, calendar }: Making, unitId: string): Promise<void> {
  const { statement } = scheme;
  const due = statement === undefined ? {} : { dueOn: addWorkingDays(time.today, statement.days, calendar), dueWords: statement.words };
  const { item } = await items.create(tx, {
    kind: 'review-sheet',
    parentId: review.itemId,
    rootId: review.campaignId,
    unitId,
    title: scheme.sheetTitle.replace('{year}', String(campaign.year)),
    lifecycleKey: scheme.lifecycles.sheet,
    by: BY,
    ...due,
  });
  if (statement !== undefined) await keepCountedDay(tx, [item.id], { from: time.today, amount: statement.days });
  const counted = await countUnits(
    tx,
    { definition: scheme, campaignId: review.campaignId, cutOff: review.cutOff },
    { units: await unitsOnSheet(tx, review.itemId, unitId) },
  );
  await keepCount(tx, { ...counted, reviewId: review.itemId, unitId, sheetId: item.id, edition: 1, cutOff: review.cutOff, countedAt: time.at });
  const { act } = await actWith(tx, item, 'count-review');
  if (act === null) throw new Error('a sheet begins where it is counted');
  // The figures are sealed with the record of the sheet as well.
  await items.apply(tx, { itemId: item.id, by: BY, event: { type: 'ACT', act }, expectedVersion: null, note: notedFigures(scheme, null, counted.figures) });
}

/** What the sheets have, and what lies with all others, whoever they are: every item once. */
async function keepWhole(tx: Tx, { review, scheme, time }: Making): Promise<void> {
  const counts = await newestCounts(tx, review.itemId);
  if (counts.some(({ unitId }) => unitId === null)) return;
  const rest = await countUnits(
    tx,
    { definition: scheme, campaignId: review.campaignId, cutOff: review.cutOff },
    { except: await unitsOnSheets(tx, review.itemId) },
  );
  await keepCount(tx, {
    figures: sumOf([rest.figures, ...counts.map(({ figures }) => figures)]),
    behind: {},
    reviewId: review.itemId,
    unitId: null,
    sheetId: null,
    edition: 1,
    cutOff: review.cutOff,
    countedAt: time.at,
  });
}

/** Cells of the record: each figure that changed, in words. Restricted lists are not told by number in a record everybody near may read. */
export function notedFigures(
  scheme: ReviewDefinition,
  before: readonly Figure[] | null,
  after: readonly Figure[],
): { label: string; before: string; after: string }[] {
  return figuresOf(scheme).flatMap(({ key, label, unit, of }) => {
    const was = before?.find((one) => one.key === key);
    const is = after.find((one) => one.key === key);
    if (of.restricted || !is || (was && was.value === is.value)) return [];
    return [{ label, before: was ? `${was.value}${unit}` : '', after: `${is.value}${unit}` }];
  });
}
