import { ownerDataSource } from './data-source.js';

/** Brings the database to the newest schema and grants the app role what it may do: history can only be added to. */
export async function migrate(ownerUrl: string, appRole = 'bihuan_app'): Promise<void> {
  const source = await ownerDataSource(ownerUrl).initialize();
  try {
    // Two starters at once: the second waits here and then finds nothing to do.
    const runner = source.createQueryRunner();
    await runner.query('select pg_advisory_lock(4204204)');
    try {
      await refuseOldServer((text) => runner.query(text));
      await source.runMigrations();
      await runner.query(grants(appRole));
    } finally {
      await runner.query('select pg_advisory_unlock(4204204)');
      await runner.release();
    }
  } finally {
    await source.destroy();
  }
}

async function refuseOldServer(query: (text: string) => Promise<{ version: number }[]>): Promise<void> {
  const [row] = await query("select current_setting('server_version_num')::int as version");
  if (!row || row.version < 170000) throw new Error(`PostgreSQL 17 or newer is needed; this server says ${row?.version}.`);
}

function grants(role: string): string {
  if (!/^[a-z_]+$/.test(role)) throw new Error('a role name has letters and underscores');
  return `
    grant usage on schema public to ${role};
    grant select, insert, update, delete on all tables in schema public to ${role};
    revoke update, delete on organisation_events, item_events, submissions, event_words, access_log, reminders, review_counts, reading_grants from ${role};
    revoke update, delete on definition_versions, files, file_chunks, design_changes, process_case_changes from ${role};
    -- A draft may be rewritten and published; a trigger keeps what was published.
    grant update (content, content_hash, status, published_at, counted_at, published_by) on definition_versions to ${role};
    -- A file is claimed by an item, and otherwise stays as it came.
    grant update (item_id) on files to ${role};
    -- To count what a launch has just written: plans made for empty tables would read all of it for each of its rows.
    grant maintain on items, item_events, event_words, assignments, deadlines to ${role};
    revoke insert, update, delete on migrations from ${role};`;
}
