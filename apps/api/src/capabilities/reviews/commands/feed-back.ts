import { addWorkingDays } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { keepCountedDay } from '../../items/index.js';
import type { Items } from '../../items/index.js';
import { calendarOf } from '../../people/index.js';
import { reviewById, schemeOf } from '../queries/rows.js';
import { sheetRows } from '../queries/sheet-rows.js';
import { actWith } from './act-named.js';

/** Sheets a request; who presses again goes on. */
const MOST = 200;
const REASON = '反馈后可以申请复核的期限';

/** Feeds every confirmed sheet back to its unit; from now on it may ask for a second look, within so many working days. Returns how many. */
export async function feedBack(tx: Tx, items: Items, { reviewId, personId }: { reviewId: string; personId: string }): Promise<number> {
  const review = await reviewById(tx, reviewId);
  const { requestDays } = await schemeOf(tx, review);
  const { today } = await clockOf(tx);
  const until = addWorkingDays(today, requestDays, await calendarOf(tx));
  let done = 0;
  for (const sheet of await sheetRows(tx, reviewId)) {
    const { act } = await actWith(tx, sheet, 'feed-back-review');
    if (act === null || done >= MOST) continue;
    await items.apply(tx, { itemId: sheet.id, by: { person: personId }, event: { type: 'ACT', act }, expectedVersion: null });
    await items.reschedule(tx, {
      itemId: sheet.id,
      by: { system: REASON },
      dueOn: until,
      dueWords: `反馈后${requestDays}个工作日内可申请复核`,
      reason: REASON,
    });
    await keepCountedDay(tx, [sheet.id], { from: today, amount: requestDays });
    await tellUnit(tx, sheet.id, until);
    done += 1;
  }
  if (done === 0) throw new DomainError('review.none-to-feed-back');
  return done;
}

async function tellUnit(tx: Tx, itemId: string, until: string): Promise<void> {
  const people = await tx.rows<{ id: string }>('select distinct person_id as id from assignments where item_id = $1 and closed_at is null', [itemId]);
  for (const { id } of people) await addToOutbox(tx, 'person.notify', { personId: id, kind: 'fed-back', itemId, facts: { until } });
}
