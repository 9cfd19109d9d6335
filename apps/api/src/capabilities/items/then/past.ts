import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { isDayInReach } from '../../../kernel/http/text.js';

/** A day that is over, looked back at. */
export interface Past {
  readonly day: string;
  /** 24:00 of that day, as an instant. */
  readonly end: string;
}

const endOfDay: Named = {
  name: 'end-of-day',
  text: `select to_char(($1::date + 1)::timestamp at time zone (select zone from tenants) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as end`,
};

/** The day asked for, if it is over; null for today, which is looked at as it stands; `unknown` for what is no day, or has not come. */
export async function pastOf(tx: Tx, on: string | undefined): Promise<Past | null | 'unknown'> {
  if (on === undefined) return null;
  const { today } = await clockOf(tx);
  if (!isDayInReach(on) || on > today) return 'unknown';
  const row = on === today ? null : await tx.row<{ end: string }>(endOfDay, [on]);
  return row ? { day: on, end: row.end } : null;
}
