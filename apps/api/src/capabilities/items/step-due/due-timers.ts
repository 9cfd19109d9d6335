import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { ATTEMPTS, tellStuck } from './due-steps.js';
import type { StuckStep } from './due-steps.js';

/** A day of an item that has come: an act it brings, or a step of its light's ladder. */
export interface DueTimer {
  readonly itemId: string;
  readonly event: string;
  readonly dueOn: string;
}

const KEY = `item_id || ' ' || event`;

const next: Named = {
  name: 'next-due-timer',
  text: `select item_id as "itemId", event, to_char(due_on, 'YYYY-MM-DD') as "dueOn" from deadlines
         where due_on <= $1 and dead_at is null and (try_at is null or try_at <= now())
           and ($2::date is null or (due_on, item_id, event) > ($2::date, $3::uuid, $4::text)) order by due_on, item_id, event limit 1`,
};
const still: Named = {
  name: 'still-due-timer',
  text: 'select from deadlines where item_id = $1 and event = $2 and due_on <= $3 and dead_at is null and (try_at is null or try_at <= now())',
};
const failed: Named = {
  name: 'timer-failed',
  text: `update deadlines set attempts = attempts + 1, failure = $3, try_at = now() + interval '1 second' * power(2, attempts), dead_at = case when attempts + 1 >= $4 then now() end
         where item_id = $1 and event = $2 returning dead_at is not null as dead`,
};
const stuck: Named = {
  name: 'stuck-timers',
  text: `select ${KEY} as key, attempts, to_char(dead_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since from deadlines where dead_at is not null order by dead_at, item_id, event limit 200`,
};
const again: Named = {
  name: 'retry-stuck-timers',
  text: `update deadlines set dead_at = null, attempts = 0, try_at = null, failure = null where dead_at is not null and ${KEY} = any($1) returning item_id`,
};

/** The next one behind the one that was looked at last. */
export const nextDueTimer = (tx: Tx, today: string, last: DueTimer | null): Promise<DueTimer | null> =>
  tx.row<DueTimer>(next, [today, last?.dueOn ?? null, last?.itemId ?? null, last?.event ?? null]);

/** Asked again once the item is locked: whoever came first has disarmed it, or put it off. */
export const isTimerDue = async (tx: Tx, { itemId, event }: Pick<DueTimer, 'itemId' | 'event'>, today: string): Promise<boolean> =>
  (await tx.row(still, [itemId, event, today])) !== null;

/** Put off, a little longer each time, and in the end set aside; then the office is told that nothing will happen by itself. */
export async function timerFailed(tx: Tx, { itemId, event }: DueTimer, { failure, time }: { failure: string; time: BusinessTime }): Promise<void> {
  const row = await tx.row<{ dead: boolean }>(failed, [itemId, event, failure.slice(0, 500), ATTEMPTS]);
  if (row?.dead === true) await tellStuck(tx, itemId, time);
}

export const stuckTimers = (tx: Tx): Promise<StuckStep[]> => tx.rows<StuckStep>(stuck);

/** They are due again at once; answers how many. */
export const retryTimers = async (tx: Tx, keys: readonly string[]): Promise<number> => (await tx.rows(again, [keys])).length;
