import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { Applied, ApplyCommand } from '../apply/apply-command.js';
import { lockFreeItem } from '../item-row.js';
import { recountLights } from '../lights/light-rows.js';
import { CALENDAR_CORRECTED } from './counted-by.js';
import { dayCountedAnew } from './counted-days.js';
import { daysMoved } from './days-moved.js';
import { isCounted, recountRounds } from './recount-rounds.js';
import type { MovedDay } from './recount-rounds.js';

const isBehind = `exists (select from jsonb_each_text(d.calendar) said join newest on newest.year = said.key::int where newest.version > said.value::int)`;

/** SQL: `behind`, the items of which something was counted by an older writing of the calendar than there is. What was counted before writings were named, names none. */
export const behindCalendar = (of = 'true'): string => `
    with newest as (select year, max(version) as version from calendar_years group by year),
    behind as (
      select d.item_id from step_deadlines d where ${of} and ${isCounted} and d.n = 0 and d.stopped_at is null and (d.calendar is null or ${isBehind})
      union select d.item_id from deadlines d where ${of} and ${isBehind}
      union select d.item_id from counted_days d where ${of} and ${isBehind})`;
const one: Named = { name: 'is-item-behind-the-calendar', text: `${behindCalendar('d.item_id = $1')} select from behind` };
const behind: Named = {
  name: 'items-behind-the-calendar',
  text: `${behindCalendar()}
    select i.id, f.attempts is not null as "hasFailed", coalesce(f.try_at > now(), false) as "isPutOff"
    from behind join items i on i.id = behind.item_id left join failed_recounts f on f.item_id = i.id
    where i.ended is null and f.dead_at is null and ($1::uuid is null or i.id > $1) order by i.id limit $2`,
};

export interface BehindCalendar {
  readonly id: string;
  readonly hasFailed: boolean;
  /** It failed a moment ago, and is not tried just now. */
  readonly isPutOff: boolean;
}

/** Running items of which something was counted by an older writing of the calendar than there is, in the order of their ids; none that was set aside. */
export const nextBehindCalendar = (tx: Tx, after: string | null, most: number): Promise<BehindCalendar[]> => tx.rows<BehindCalendar>(behind, [after, most]);

/** Whether something of this item was counted by an older writing than there is. */
export const isBehindCalendar = async (tx: Tx, itemId: string): Promise<boolean> => (await tx.row(one, [itemId])) !== null;

type Apply = (tx: Tx, command: ApplyCommand) => Promise<Applied>;

const BY = { system: CALENDAR_CORRECTED };

/**
 * What an item waits for and the day it is due, where that was counted, are counted anew by the calendar as it is written now; what moved becomes
 * part of its history. Answers for each the years that moved it, or `held` where somebody decides about the item just now: it is passed over.
 */
export async function recountItem(tx: Tx, apply: Apply, itemId: string): Promise<readonly Pick<MovedDay, 'years'>[] | 'held'> {
  const item = await lockFreeItem(tx, itemId);
  if (!item) return 'held';
  if (item.ended !== null) return [];
  const time = await clockOf(tx);
  await recountLights(tx, item);
  const moved = item.context.suspended ? [] : await recountRounds(tx, time, itemId, { stopped: false });
  if (moved.length > 0)
    await apply(tx, {
      itemId,
      by: BY,
      event: { type: 'RECOUNT' },
      expectedVersion: null,
      note: await daysMoved(tx, item, { moved, time }),
      counted: { moved, from: moved.map(({ from }) => from) },
    });
  const day = await dayCountedAnew(tx, item);
  if (day === null) return moved;
  await apply(tx, {
    itemId,
    by: BY,
    event: { type: 'RESCHEDULE', dueOn: day.onDay, dueWords: item.dueWords },
    expectedVersion: null,
    counted: { moved: [], from: [day.from] },
  });
  return [...moved, day];
}
