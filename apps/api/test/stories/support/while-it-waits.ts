import type { Client } from 'pg';
import { untilWaiting } from '../../../src/testing/sent-at-once.js';
import type { Answer, TestApp } from '../../../src/testing/test-app.js';

interface Held {
  readonly sql: string;
  readonly id: string;
  readonly as: 'advisory' | 'transactionid';
}

const publishing = ({ tenantId: id }: TestApp): Held => ({
  sql: `select pg_advisory_xact_lock(hashtextextended('import-library/' || $1, 0))`,
  id,
  as: 'advisory',
});
/** Whoever works on a design waits. */
export const ofDesign = (id: string): Held => ({ sql: 'select 1 from designs where id = $1 for update', id, as: 'transactionid' });

/** Publishing, or what is `held`, waits for its turn, having been sent; something happens meanwhile. */
export function whileItWaits(
  app: TestApp,
  send: () => Promise<Answer>,
  meanwhile: (holder: Client) => Promise<unknown>,
  { sql, id, as }: Held = publishing(app),
): Promise<Answer> {
  return app.asOwner(async (holder) => {
    await holder.query('begin');
    await holder.query(`select set_config('app.tenant', $1, true)`, [app.tenantId]);
    await holder.query(sql, [id]);
    const sent = send();
    await untilWaiting(holder, 1, [as]);
    await meanwhile(holder);
    await holder.query('commit');
    return sent;
  });
}

/** A case comes to expect another place. Cases were replayed before publishing waited, and are once more only where their revisions changed. */
export const caseExpects = (id: string, at: string, revision: number) => (holder: Client) =>
  holder.query(`update process_cases set revision = $2, expected = jsonb_set(expected, '{at}', to_jsonb(array[$3::text])) where id = $1`, [id, revision, at]);

/** The same while nothing waits. */
export const asOwnerOfTenant = (app: TestApp, work: (owner: Client) => Promise<unknown>): Promise<unknown> =>
  app.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant', $1, false)`, [app.tenantId]);
    return work(owner);
  });
