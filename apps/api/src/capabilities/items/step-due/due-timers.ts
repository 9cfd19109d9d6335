import type { Named, Tx } from '../../../kernel/database/tx.js';
import { MAY_BE_TRIED, triedAgain } from './tried-again.js';

/** A day of an item that has come: an act it brings, or a step of its light's ladder. */
export interface DueTimer {
  readonly itemId: string;
  readonly event: string;
  readonly dueOn: string;
}

/** What fails of them. */
export const dueTimers = triedAgain({ table: 'deadlines', key: `item_id || ' ' || event`, tells: 'deadline-stuck' });

export const keyOfTimer = ({ itemId, event }: DueTimer): string => `${itemId} ${event}`;

const next: Named = {
  name: 'next-due-timer',
  text: `select item_id as "itemId", event, to_char(due_on, 'YYYY-MM-DD') as "dueOn" from deadlines
         where due_on <= $1 and ${MAY_BE_TRIED}
           and ($2::date is null or (due_on, item_id, event) > ($2::date, $3::uuid, $4::text)) order by due_on, item_id, event limit 1`,
};
const still: Named = {
  name: 'still-due-timer',
  text: `select from deadlines where item_id = $1 and event = $2 and due_on <= $3 and ${MAY_BE_TRIED}`,
};

/** The next one behind the one that was looked at last. */
export const nextDueTimer = (tx: Tx, today: string, last: DueTimer | null): Promise<DueTimer | null> =>
  tx.row<DueTimer>(next, [today, last?.dueOn ?? null, last?.itemId ?? null, last?.event ?? null]);

/** Asked again once the item is locked: whoever came first has disarmed it, or put it off. */
export const isTimerDue = async (tx: Tx, { itemId, event }: Pick<DueTimer, 'itemId' | 'event'>, today: string): Promise<boolean> =>
  (await tx.row(still, [itemId, event, today])) !== null;
