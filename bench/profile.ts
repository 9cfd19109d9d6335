import type { Client } from 'pg';

/** Environment that lets the api write a CPU profile when it ends; open it in the developer tools of a browser. */
export function profiling(directory: string): Readonly<Record<string, string>> {
  return { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${directory}` };
}

/** Where PostgreSQL spent its time in the product's database. */
export async function printCostliest(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ calls: string; total: string; mean: string; text: string }>(`
    select calls, round(total_exec_time + total_plan_time)::text as total, round(mean_exec_time::numeric, 3)::text || ' + ' || round(mean_plan_time::numeric, 3)::text as mean, left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as text
    from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname = 'bihuan_app' order by total_exec_time + total_plan_time desc limit 25`);
  for (const { calls, total, mean, text } of rows) console.log(`${calls.padStart(8)} × ${mean.padStart(15)} ms = ${total.padStart(7)} ms  ${text}`);
}

/** Counts statements from now on: how the seed was written is another matter. */
export async function watch(admin: Client): Promise<void> {
  await admin.query('create extension pg_stat_statements');
  await admin.query('select pg_stat_statements_reset()');
}
