import type { Client } from 'pg';

const row = (table: string): string => (table === 'sessions' ? "(to_jsonb(t) - '{seen_at,expires_at}'::text[])::text" : 't::text');

/**
 * Number of rows and a hash of the content of every table of a tenant, but for the access log, which a refused request may leave.
 * When a session was last seen, and what follows from it, is no content: every request moves it, reads too.
 */
export async function tableContents(owner: Client, tenantId: string): Promise<Record<string, string>> {
  await owner.query(`select set_config('app.tenant', $1, false)`, [tenantId]);
  const { rows } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('migrations', 'access_log') order by 1`,
  );
  const all = rows.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as n, md5(string_agg(told, '|' order by told collate "C")) as hash from (select ${row(name)} as told from ${name} t) rows`,
  );
  // Planned once a connection: that takes longer than the reading.
  const told = await owner.query<{ name: string; n: number; hash: string | null }>({ name: 'contents of all tables', text: all.join(' union all ') });
  return Object.fromEntries(told.rows.map(({ name, n, hash }) => [name, `${n} ${hash}`]));
}
