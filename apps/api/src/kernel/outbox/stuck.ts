import type { Named, Tx } from '../database/tx.js';

/** A message that was set aside after its tries, or is put off again and again. */
export interface StuckMessage {
  readonly id: string;
  readonly topic: string;
  readonly attempts: number;
  readonly isSetAside: boolean;
  /** ISO. */
  readonly since: string;
}

/** Put off so often, it is told though it goes on. */
const OFTEN = 8;

/** Sent when something was set aside, or was put off often; whoever looks after the installation hears it. */
export const WORK_STUCK = 'work.stuck';

const stuck: Named = {
  name: 'stuck-messages',
  text: `select id, topic, attempts, dead_at is not null as "isSetAside", to_char(coalesce(dead_at, created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
         from outbox where dead_at is not null or attempts >= ${OFTEN} order by coalesce(dead_at, created_at), id limit 200`,
};
const again: Named = {
  name: 'retry-stuck-messages',
  text: `update outbox set dead_at = null, attempts = 0, due_at = now(), failure = null where (dead_at is not null or attempts >= ${OFTEN}) and id::text = any($1) returning id`,
};

export const stuckMessages = (tx: Tx): Promise<StuckMessage[]> => tx.rows<StuckMessage>(stuck);

/** They are delivered again as if they were new; answers how many. */
export const retryMessages = async (tx: Tx, ids: readonly string[]): Promise<number> => (await tx.rows(again, [ids])).length;
