/** What the environment says, read once at the start. */
export interface Config {
  /** Owner of the schema: migrations and the list of tenants. */
  readonly ownerUrl: string;
  /** The role the api works as; never superuser, never exempt from row-level security. */
  readonly appUrl: string;
  readonly host: string;
  readonly port: number;
  /** Load the demo organisation into an empty database. */
  readonly demo: boolean;
  /** The site is reached over https through a proxy that sets X-Forwarded-Proto. */
  readonly trustProxy: boolean;
  /** Folder of the built single-page application; null serves the interface alone. */
  readonly adminRoot: string | null;
}

export const CONFIG = Symbol('CONFIG');

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const ownerUrl = env['DATABASE_URL'];
  const appUrl = env['DATABASE_APP_URL'];
  if (!ownerUrl || !appUrl) throw new Error('Set DATABASE_URL (owner, for migrations) and DATABASE_APP_URL (the role the api works as).');
  return {
    ownerUrl,
    appUrl,
    host: env['HOST'] ?? '127.0.0.1',
    port: Number(env['PORT'] ?? 3000),
    demo: env['BIHUAN_DEMO'] === '1',
    trustProxy: env['TRUST_PROXY'] === '1',
    adminRoot: env['ADMIN_ROOT'] ?? null,
  };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
