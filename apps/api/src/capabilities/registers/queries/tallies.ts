import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { Bucket } from '../buckets.js';
import { clauses, narrow, where } from './narrowing.js';
import type { Narrowing } from './narrowing.js';

const tallied: Named = {
  name: 'register-tallies',
  text: `select state, class, is_open as "isOpen", is_reopened as "isReopened", due_on as "dueOn", sum(n)::int as n, count(*)::int as rows from register_tallies
         where register_key = $1 and ($2::uuid is null or campaign_id = $2) group by state, class, is_open, is_reopened, due_on`,
};

export interface Tallied {
  readonly buckets: readonly Bucket[];
  /** The tallies have grown far beyond what they say: they are worth summing up. */
  readonly isLong: boolean;
}

const LONG = 2_000;
/** How many tallies were left when they were summed up last by this process: one for each campaign, of many campaigns many. */
const leastOf = new Map<string, number>();

/** Counts of everything in sight. Who sees all rows reads the tallies; who sees some counts those, found by their indexes. */
export async function bucketsOf(tx: Tx, narrowing: Narrowing): Promise<Tallied> {
  const { scope, units, leader, words, registerKey, campaign, then } = narrowing;
  if (then === null && scope === 'all' && units === undefined && leader === undefined && !words) {
    const buckets = await tx.rows<Bucket & { rows: number }>(tallied, [registerKey, campaign ?? null]);
    const rows = buckets.reduce((sum, bucket) => sum + bucket.rows, 0);
    const least = leastOf.get(`${tx.tenantId}/${registerKey}`) ?? buckets.length;
    return { buckets: buckets.filter(({ n }) => n !== 0), isLong: rows > LONG + 2 * least };
  }
  const made = narrow(clauses(), narrowing);
  const buckets = await tx.rows<Bucket>(
    `select e.state, e.class, e.is_open as "isOpen", e.is_reopened as "isReopened", e.due_on as "dueOn", count(*)::int as n
     from ${made.from} where ${where(made)} group by e.state, e.class, e.is_open, e.is_reopened, e.due_on`,
    made.values,
  );
  return { buckets, isLong: false };
}

/** Replaces many small tallies by few: the same sums for whoever reads before and after. Rows somebody else is summing up are left to him. */
export async function sumUpTallies(tx: Tx, registerKey: string): Promise<void> {
  const left = await tx.rows(
    `with gone as (
       delete from register_tallies where id in (select id from register_tallies where register_key = $1 limit 50000 for update skip locked) returning *
     )
     insert into register_tallies (tenant_id, register_key, campaign_id, state, class, is_open, is_reopened, due_on, n)
     select tenant_id, register_key, campaign_id, state, class, is_open, is_reopened, due_on, sum(n) from gone
     group by tenant_id, register_key, campaign_id, state, class, is_open, is_reopened, due_on having sum(n) <> 0 returning id`,
    [registerKey],
  );
  leastOf.set(`${tx.tenantId}/${registerKey}`, left.length);
}
