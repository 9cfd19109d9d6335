import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { readItem } from '../../items/index.js';
import type { Items } from '../../items/index.js';
import { countUnits } from '../count/count-units.js';
import type { Figure } from '../count/figures.js';
import { countsOfSheet, keepCount, newestCounts } from '../count/keep-counts.js';
import type { KeptCount } from '../count/keep-counts.js';
import { unitsOnSheet } from '../queries/review-units.js';
import { lockReview, schemeOf } from '../queries/rows.js';
import { actWith } from './act-named.js';
import { notedFigures } from './make-sheets.js';

export interface Recounting {
  readonly sheetId: string;
  readonly personId: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/** Counts a sheet again after its records were put right. The count before stays; the whole hospital's moves by the same difference. */
export async function recount(tx: Tx, items: Items, { sheetId, personId, expectedVersion, reason }: Recounting): Promise<void> {
  const sheet = await readItem(tx, sheetId);
  if (!sheet || sheet.kind !== 'review-sheet' || sheet.parentId === null) throw new DomainError('review.unknown');
  const review = await lockReview(tx, sheet.parentId);
  const { act, state } = await actWith(tx, sheet, 'recount-review');
  if (act === null) throw new DomainError('review.recount-not-now', { state });
  const scheme = await schemeOf(tx, review);
  const before = (await countsOfSheet(tx, sheetId)).at(-1);
  if (!before) throw new Error('a sheet was counted when it was made');
  const counted = await countUnits(
    tx,
    { definition: scheme, campaignId: review.campaignId, cutOff: review.cutOff, withLateEntries: true },
    { units: await unitsOnSheet(tx, review.itemId, sheet.unitId) },
  );
  if (!differs(before.figures, counted.figures)) throw new DomainError('review.recount-same');
  await items.apply(tx, {
    itemId: sheetId,
    by: { person: personId },
    event: { type: 'ACT', act },
    expectedVersion,
    reason,
    note: notedFigures(scheme, before.figures, counted.figures),
  });
  const { at } = await clockOf(tx);
  const kept = { reviewId: review.itemId, cutOff: review.cutOff, reason, countedBy: personId, countedAt: at };
  await keepCount(tx, { ...kept, ...counted, unitId: sheet.unitId, sheetId, edition: before.edition + 1 });
  const whole = (await newestCounts(tx, review.itemId)).find(({ unitId }) => unitId === null);
  if (whole)
    await keepCount(tx, {
      ...kept,
      figures: moved(whole, before.figures, counted.figures),
      behind: {},
      unitId: null,
      sheetId: null,
      edition: whole.edition + 1,
    });
}

function differs(before: readonly Figure[], after: readonly Figure[]): boolean {
  return JSON.stringify(before.map(valuesOf)) !== JSON.stringify(after.map(valuesOf));
}

const valuesOf = ({ key, value, among, of }: Figure): readonly unknown[] => [key, value, among, of];

function moved({ figures }: KeptCount, before: readonly Figure[], after: readonly Figure[]): Figure[] {
  return figures.map((one) => {
    const [was, is] = [before, after].map((part) => part.find(({ key }) => key === one.key));
    if (!was || !is) return one;
    const among = one.among === null ? null : one.among + (is.among ?? 0) - (was.among ?? 0);
    return { ...one, value: one.value + is.value - was.value, of: one.of + is.of - was.of, among };
  });
}
