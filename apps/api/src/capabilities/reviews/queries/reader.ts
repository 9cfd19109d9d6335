import { clockOf } from '../../../kernel/clock/clock.js';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { isReadable, readItem } from '../../items/index.js';
import type { ItemRow, ReaderToday } from '../../items/index.js';
import { permissionsOf } from '../../people/index.js';
import { mayManageReviews, mayReadReviews } from '../reviews.policy.js';

/** Who looks at reviews, and when. */
export interface ReviewReader extends ReaderToday {
  readonly time: BusinessTime;
  readonly year: number;
}

export async function reviewReader(tx: Tx, personId: string): Promise<ReviewReader> {
  const time = await clockOf(tx);
  const grants = await permissionsOf(tx, personId, time.today);
  if (!mayReadReviews(grants)) throw new DomainError('review.not-readable');
  return { personId, grants, today: time.today, time, year: Number(time.today.slice(0, 4)) };
}

export async function reviewManager(tx: Tx, personId: string): Promise<ReviewReader> {
  const reader = await reviewReader(tx, personId);
  if (!mayManageReviews(reader.grants)) throw new DomainError('review.not-yours');
  return reader;
}

/** The items among them this reader may read. Whoever reads the whole tenant's is not asked one by one. */
export async function readableOf<T extends ItemRow>(tx: Tx, items: readonly T[], reader: ReaderToday): Promise<T[]> {
  if (items.every(({ privacy }) => privacy === 'normal') && reader.grants.some(({ permission }) => permission === 'items.read-all')) return [...items];
  const readable: T[] = [];
  for (const item of items) if (await isReadable(tx, item, reader)) readable.push(item);
  return readable;
}

/** A sheet the reader may read; refused as unknown when it is somebody else's. */
export async function sheetInSight(tx: Tx, sheetId: string, reader: ReaderToday): Promise<ItemRow> {
  const sheet = await readItem(tx, sheetId);
  if (!sheet || sheet.kind !== 'review-sheet' || !(await isReadable(tx, sheet, reader))) throw new DomainError('review.unknown');
  return sheet;
}
