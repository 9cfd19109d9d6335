import pg from 'pg';

/** Row-level security means nothing to a superuser: the api does not start as one. */
export async function refuseMightyRole(appUrl: string): Promise<void> {
  const client = new pg.Client(appUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ mighty: boolean }>('select rolsuper or rolbypassrls as mighty from pg_roles where rolname = current_user');
    if (rows[0]?.mighty !== false)
      throw new Error('DATABASE_APP_URL names a role that is superuser or bypasses row-level security. Give the api a plain role.');
  } finally {
    await client.end();
  }
}
