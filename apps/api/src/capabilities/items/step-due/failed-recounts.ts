import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { ATTEMPTS, tellStuck } from './due-steps.js';
import type { StuckStep } from './due-steps.js';

const KEY = `item_id || ' recount'`;

const failed: Named = {
  name: 'recount-failed',
  text: `insert into failed_recounts as f (tenant_id, item_id, attempts, failure, try_at) values ($1, $2, 1, $3, now() + interval '1 second')
         on conflict on constraint pk_failed_recounts do update set attempts = f.attempts + 1, failure = excluded.failure,
           try_at = now() + interval '1 second' * power(2, f.attempts), dead_at = case when f.attempts + 1 >= $4 then now() end
         returning dead_at is not null as dead`,
};
const done: Named = { name: 'recount-done', text: 'delete from failed_recounts where item_id = $1' };
const none: Named = { name: 'no-recount-left', text: 'delete from failed_recounts where dead_at is null' };
const waiting: Named = { name: 'is-a-recount-put-off', text: 'select from failed_recounts where dead_at is null limit 1' };
const stands: Named = { name: 'how-a-recount-stands', text: 'select dead_at is not null as "isDead" from failed_recounts where item_id = $1' };
const stuck: Named = {
  name: 'stuck-recounts',
  text: `select ${KEY} as key, attempts, to_char(dead_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
         from failed_recounts where dead_at is not null order by dead_at, item_id limit 200`,
};
const again: Named = {
  name: 'retry-stuck-recounts',
  text: `update failed_recounts set dead_at = null, attempts = 0, try_at = now() where dead_at is not null and ${KEY} = any($1) returning item_id`,
};

/** Put off, a little longer each time, and in the end set aside; then the office is told that its days stand by the older calendar. */
export async function recountFailed(tx: Tx, itemId: string, { failure, time }: { failure: string; time: BusinessTime }): Promise<void> {
  const row = await tx.row<{ dead: boolean }>(failed, [tx.tenantId, itemId, failure.slice(0, 500), ATTEMPTS]);
  if (row?.dead === true) await tellStuck(tx, itemId, time);
}

export async function recountDone(tx: Tx, itemId: string): Promise<void> {
  await tx.rows(done, [itemId]);
}

/** Whether counting this item anew failed: it is tried again, or was set aside and its days stand by the older calendar. */
export async function howRecountStands(tx: Tx, itemId: string): Promise<'untried' | 'failing' | 'set-aside'> {
  const row = await tx.row<{ isDead: boolean }>(stands, [itemId]);
  if (!row) return 'untried';
  return row.isDead ? 'set-aside' : 'failing';
}

/** Nothing is left to be counted anew: what was put off came to an end otherwise. */
export async function noRecountLeft(tx: Tx): Promise<void> {
  await tx.rows(none);
}

/** Whether some item is to be tried again, though no year may be open any more. */
export const isRecountPutOff = async (tx: Tx): Promise<boolean> => (await tx.row(waiting)) !== null;

export const stuckRecounts = (tx: Tx): Promise<StuckStep[]> => tx.rows<StuckStep>(stuck);

/** They are tried again at once; answers how many. */
export const retryRecounts = async (tx: Tx, keys: readonly string[]): Promise<number> => (await tx.rows(again, [keys])).length;
