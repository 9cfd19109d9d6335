import type { DaysMore, Effect, WorkingCalendar } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import type { ItemRow } from '../item-row.js';
import { armItems } from '../waits/wait-rows.js';
import { dayOfWait } from './day-of-wait.js';
import { dropMoments, keepMoments } from './step-deadline-rows.js';
import { dayAfter, endOf } from './step-due.js';
import type { Moment } from './step-due.js';

type ArmWait = Extract<Effect, { type: 'ArmWait' }>;

/**
 * A wait for a day becomes a row that brings it, as a deadline does. Where no day is known there is none: only the office lets it go on.
 * `item` is the item as it is after what was decided.
 */
export async function armWait(
  tx: Tx,
  item: ItemRow,
  { arm: { place, round, until, again }, time, calendar }: { arm: ArmWait; time: BusinessTime; calendar: WorkingCalendar },
): Promise<void> {
  if (until.type === 'answer') return;
  if (until.type === 'items') return armItems(tx, item, { type: 'ArmWait', place, round, until });
  if (until.type === 'after')
    return keepMoments(tx, item, {
      place,
      round,
      kind: 'wait',
      startedAt: time.at,
      at: time.at,
      moments: [endOf(until.within, { today: time.today, at: time.at, calendar })],
      again,
    });
  await dropMoments(tx, item.id, { place, round });
  const day = await dayOfWait(tx, item, until);
  if (day === null) return;
  // Counted from the day named, so that it is counted again like any other once its year is announced.
  const startedAt = `${day}T12:00:00.000Z`;
  await keepMoments(tx, item, { place, round, kind: 'wait', startedAt, at: time.at, moments: [momentOf(day, until.plus, calendar)], again });
}

function momentOf(day: string, plus: DaysMore | undefined, calendar: WorkingCalendar): Moment {
  const { amount, unit } = plus ?? { amount: 0, unit: 'days' as const };
  return { n: 0, amount, unit, at: null, ...dayAfter(day, { amount, unit }, calendar), isFixed: true };
}
