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
  /** Faces the customer holds a licence for, to set PDFs in; absent for the one that comes with the product. */
  readonly fontsDir?: string | null;
  /** Where messages to people leave the product; absent where there is no such gateway. */
  readonly outbound?: OutboundConfig | null;
}

/** A gateway of the customer's own that sends mail or short messages. */
export interface OutboundConfig {
  /** Gets each message by POST. */
  readonly url: string;
  /** Signs what is sent, and seals what waits. */
  readonly secret: string;
  /** Under which address people reach the product: links begin with it. */
  readonly publicUrl: string;
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
    fontsDir: env['FONTS_DIR'] ?? null,
    outbound: readOutbound(env),
  };
}

const SHORTEST_SECRET = 32;

/** All three or none: half a gateway would lose messages without anybody knowing. */
function readOutbound(env: Readonly<Record<string, string | undefined>>): OutboundConfig | null {
  const [url, secret, publicUrl] = [env['BIHUAN_OUTBOUND_URL'], env['BIHUAN_OUTBOUND_SECRET'], env['BIHUAN_PUBLIC_URL']];
  if (!url && !secret) return null;
  if (!url || !secret || !publicUrl) throw new Error('Set BIHUAN_OUTBOUND_URL, BIHUAN_OUTBOUND_SECRET and BIHUAN_PUBLIC_URL together, or none of them.');
  if (secret.length < SHORTEST_SECRET) throw new Error(`BIHUAN_OUTBOUND_SECRET needs at least ${SHORTEST_SECRET} characters.`);
  for (const one of [url, publicUrl]) if (!URL.canParse(one) || !/^https?:$/u.test(new URL(one).protocol)) throw new Error(`${one} is no http address.`);
  return { url, secret, publicUrl: publicUrl.replace(/\/+$/u, '') };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
