import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { createApp } from '../apps/api/dist/create-app.js';
import { migrate } from '../apps/api/dist/kernel/database/migrate.js';
import type { StartedPostgres } from '../tools/postgres/postgres.ts';
import { withPostgres } from './throwaway.ts';

/** The api as built, within this process, over a database of its own, and somebody who may do everything there. */
export interface Product {
  readonly app: NestFastifyApplication;
  readonly admin: Client;
  readonly server: StartedPostgres;
}

/** Nobody listens on a port and no worker runs: the bench drains the outbox itself. */
export const withProduct = (settings: Readonly<Record<string, string>>, work: (product: Product) => Promise<void>): Promise<void> =>
  withPostgres(settings, async (server) => {
    await migrate(server.ownerUrl);
    const app = await createApp({ ...server, host: '127.0.0.1', port: 0, demo: true, trustProxy: false, adminRoot: null });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const admin = new Client({ connectionString: Object.assign(new URL(server.adminUrl), { pathname: '/bihuan' }).href });
    await admin.connect();
    try {
      await work({ app, admin, server });
    } finally {
      await admin.end();
      await app.close();
    }
  });

/** Who works in the demo's party office. */
export async function officeClerk(admin: Client): Promise<{ readonly person: string; readonly unit: string }> {
  const { rows } = await admin.query<{ person: string; unit: string }>(
    `select h.person_id as person, h.unit_id as unit from post_holdings h join posts p on p.id = h.post_id where p.key = 'office_clerk' limit 1`,
  );
  if (!rows[0]) throw new Error('the demo has no party office');
  return rows[0];
}
