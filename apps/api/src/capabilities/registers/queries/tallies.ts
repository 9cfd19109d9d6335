import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { Bucket } from '../buckets.js';
import { clauses, narrow, where } from './narrowing.js';
import type { Narrowing } from './narrowing.js';

const columns = `state, class, is_open as "isOpen", is_reopened as "isReopened", due_on as "dueOn", sum(n)::int as n, (count(*) filter (where not is_summed))::int as recent`;
const groups = 'group by state, class, is_open, is_reopened, due_on';
const ofAll: Named = {
  name: 'register-tallies',
  text: `select ${columns} from register_tallies where register_key = $1 and (campaign_id is null or not is_summed) ${groups}`,
};
const ofCampaign: Named = {
  name: 'register-tallies-of-campaign',
  text: `select ${columns} from register_tallies where register_key = $1 and campaign_id = $2 ${groups}`,
};

export interface Tallied {
  readonly buckets: readonly Bucket[];
  /** Many have come since tallies were summed up. */
  readonly isLong: boolean;
}

const LONG = 2_000;

/** Counts of everything in sight. Who sees all rows reads the tallies; who sees some counts those, found by their indexes. */
export async function bucketsOf(tx: Tx, narrowing: Narrowing): Promise<Tallied> {
  const { scope, units, leader, words, registerKey, campaign, then } = narrowing;
  if (then === null && scope === 'all' && units === undefined && leader === undefined && !words) {
    const [named, values] = campaign === undefined ? [ofAll, [registerKey]] : [ofCampaign, [registerKey, campaign]];
    const buckets = await tx.rows<Bucket & { recent: number }>(named, values);
    const recent = buckets.reduce((sum, bucket) => sum + bucket.recent, 0);
    return { buckets: buckets.filter(({ n }) => n !== 0), isLong: recent > LONG };
  }
  const made = narrow(clauses(), narrowing);
  const buckets = await tx.rows<Bucket>(
    `select e.state, e.class, e.is_open as "isOpen", e.is_reopened as "isReopened", e.due_on as "dueOn", count(*)::int as n
     from ${made.from} where ${where(made)} group by e.state, e.class, e.is_open, e.is_reopened, e.due_on`,
    made.values,
  );
  return { buckets, isLong: false };
}

/**
 * Replaces many small tallies by few, those of a campaign and the sum of all: the same for whoever reads before and after. What somebody else is
 * summing up is left to him.
 */
export async function sumUpTallies(tx: Tx, registerKey: string): Promise<void> {
  await tx.rows(
    `with recent as (
       select id, campaign_id from register_tallies where register_key = $1 and (campaign_id is null or not is_summed) limit 50000 for update skip locked
     ), before as (
       select id from register_tallies where register_key = $1 and campaign_id in (select campaign_id from recent) and is_summed for update skip locked
     ), gone as (
       delete from register_tallies where id in (select id from recent union all select id from before) returning *
     )
     insert into register_tallies (tenant_id, register_key, campaign_id, state, class, is_open, is_reopened, due_on, n, is_summed)
     select tenant_id, register_key, campaign_id, state, class, is_open, is_reopened, due_on, sum(n), true from gone where campaign_id is not null
     group by tenant_id, register_key, campaign_id, state, class, is_open, is_reopened, due_on having sum(n) <> 0
     union all
     select tenant_id, register_key, null, state, class, is_open, is_reopened, due_on, sum(n), true from gone where campaign_id is null or not is_summed
     group by tenant_id, register_key, state, class, is_open, is_reopened, due_on having sum(n) <> 0`,
    [registerKey],
  );
}
