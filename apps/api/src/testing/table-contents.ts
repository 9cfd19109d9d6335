import type { Client } from 'pg';

/** Number of rows and a hash of the content of every table of a tenant, but for the access log, which a refused request may leave. */
export async function tableContents(owner: Client, tenantId: string): Promise<Record<string, string>> {
  await owner.query(`select set_config('app.tenant', $1, false)`, [tenantId]);
  const { rows } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('migrations', 'access_log', 'sessions') order by 1`,
  );
  const contents: Record<string, string> = {};
  for (const { name } of rows) {
    const answer = await owner.query<{ n: number; hash: string | null }>(`select count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as hash from ${name} t`);
    contents[name] = `${answer.rows[0]?.n} ${answer.rows[0]?.hash}`;
  }
  return contents;
}
