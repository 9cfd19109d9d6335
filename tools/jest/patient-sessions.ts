import { Client } from 'pg';

/**
 * The product ends a session that lets others wait. With five clusters and three workers on a small machine a session may be slow
 * through nobody's fault, so those of tests may take five times as long; a test about the limits sets them itself.
 */
const patient: Readonly<Record<string, string>> = {
  lock_timeout: '15s',
  statement_timeout: '25s',
  idle_in_transaction_session_timeout: '40s',
  transaction_timeout: '75s',
};

/** For sessions that begin from now on; the next start of the server takes it back. */
export async function letSessionsTakeTime(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const [name, value] of Object.entries(patient)) await client.query(`alter role bihuan_app set ${name} = '${value}'`);
  } finally {
    await client.end();
  }
}
