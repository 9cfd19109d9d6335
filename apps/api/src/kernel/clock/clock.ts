import type { Named, Tx } from '../database/tx.js';

/** The two times of every event: when it counts for the rules, and when it truly was. */
export interface BusinessTime {
  /** True instant, from the database clock. */
  readonly trueNow: string;
  /** Instant the rules use: in a demo tenant its own date with the true time of day. */
  readonly at: string;
  /** Calendar day of `at` in the tenant's zone. */
  readonly today: string;
  readonly zone: string;
}

/** The instant the rules use, of the tenant's only row. */
const BUSINESS_NOW = `(case when business_on is null then now()
                         else (business_on + (now() at time zone zone)::time) at time zone zone end)`;

/** The same as a value within another statement. */
export const BUSINESS_INSTANT = `(select ${BUSINESS_NOW} from tenants)`;

const readClock: Named = {
  name: 'read-clock',
  text: `
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "trueNow",
           to_char(${BUSINESS_NOW} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "at",
           to_char(coalesce(business_on, (now() at time zone zone)::date), 'YYYY-MM-DD') as today,
           zone
    from tenants`,
};

/** Reads both times for the tenant of the transaction. */
export async function clockOf(tx: Tx): Promise<BusinessTime> {
  const time = await tx.row<BusinessTime>(readClock);
  if (!time) throw new Error('the transaction has no tenant');
  return time;
}
