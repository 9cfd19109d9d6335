import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from '../postgres/postgres.ts';
import type { StartedPostgres } from '../postgres/postgres.ts';
import { anyFreePort, nextFreePort, wantedPort } from './free-port.ts';

export interface ProductOptions {
  /** Where the embedded PostgreSQL keeps its data; the checkout's own place if absent. Unused with a given database. */
  readonly dataDir?: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly database?: { readonly ownerUrl: string; readonly appUrl: string };
  readonly host?: string;
  readonly port?: number;
  readonly demo?: boolean;
  /** Where the product's own lines go; swallowed unless it fails. */
  readonly output?: 'inherit' | 'keep';
  readonly env?: Readonly<Record<string, string>>;
}

export interface StartedProduct {
  readonly url: string;
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** The product's process, for tests that kill it. */
  readonly process: ChildProcess;
  /** Settles when the product ends by itself or by `stop`. */
  readonly ended: Promise<void>;
  /** A request to the product, for example `api('/api/health')`. */
  api(path: string, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
}

/** What a throw-away database may forget in a crash; never for the product's own data. */
export const scratchSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const;

const root = dirname(dirname(import.meta.dirname));

/** Who starts it by hand finds it where he looks first; tests run beside each other, also those of two checkouts. */
const isTested = process.env['JEST_WORKER_ID'] !== undefined;
const usualPort = 3000;

/** Starts PostgreSQL (unless given one) and the built product on it, and waits until it answers. */
export async function startProduct(options: ProductOptions = {}): Promise<StartedProduct> {
  const postgres = options.database === undefined ? await startOwnPostgres(options) : undefined;
  const database = options.database ?? postgres;
  if (database === undefined) throw new Error('There is no database.');
  try {
    const server = await startServer(options, database);
    return { ...server, ...database, stop: () => stopBoth(server.process, postgres) };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

function startOwnPostgres({ dataDir, settings = {} }: ProductOptions): Promise<StartedPostgres> {
  return startPostgres({ ...(dataDir === undefined ? {} : { dataDir }), settings, quiet: true });
}

async function startServer(options: ProductOptions, database: { ownerUrl: string; appUrl: string }) {
  const host = options.host ?? '127.0.0.1';
  const port = options.port === undefined ? await (isTested ? anyFreePort(host) : nextFreePort(usualPort, host)) : await wantedPort(options.port, host);
  const child = spawnServer(options, { ...database, host, port });
  const words = keepLastWords(child);
  const url = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  const ended = once(child, 'exit').then(() => undefined);
  await waitForHealth(url, child).catch((error: Error) => {
    child.kill('SIGKILL');
    throw new Error(`${error.message}\n${words()}`);
  });
  const api = (path: string, init?: RequestInit): Promise<Response> => fetch(`${url}${path}`, init);
  return { url, process: child, ended, api };
}

function spawnServer(options: ProductOptions, place: { ownerUrl: string; appUrl: string; host: string; port: number }): ChildProcess {
  const main = join(root, 'apps', 'api', 'dist', 'main.js');
  if (!existsSync(main)) throw new Error('The product is not built. Run `npm run build` first.');
  const follow = pathToFileURL(join(import.meta.dirname, 'follow-parent.mjs')).href;
  const own = options.output === 'inherit' ? 'inherit' : 'pipe';
  return spawn(process.execPath, ['--import', follow, main], {
    cwd: root,
    detached: true, // hears of Ctrl-C from us, and before PostgreSQL goes
    stdio: ['ignore', own, own, 'ipc'],
    env: {
      ...withoutTestRunner(process.env),
      ...{ DATABASE_URL: place.ownerUrl, DATABASE_APP_URL: place.appUrl, HOST: place.host, PORT: String(place.port) },
      ADMIN_ROOT: join(root, 'apps', 'admin', 'dist'),
      BIHUAN_DEMO: options.demo === false ? '0' : '1',
      ...options.env,
    },
  });
}

/** A product started from a test must not take itself for one. */
function withoutTestRunner({ JEST_WORKER_ID: _worker, NODE_OPTIONS: _options, NODE_ENV, ...rest }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return NODE_ENV === undefined || NODE_ENV === 'test' ? rest : { ...rest, NODE_ENV };
}

function keepLastWords(child: ChildProcess): () => string {
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-4_000)));
  return () => words;
}

async function waitForHealth(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 120_000; // the first start migrates and writes the demo data
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The product ended while starting (${child.exitCode ?? child.signalCode}).`);
    if (await isHealthy(url)) return;
    await pause(100);
  }
  throw new Error(`The product did not answer on ${url} within two minutes.`);
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false; // nobody listens yet
  }
}

/** The product first: its last transactions still need the database. */
async function stopBoth(child: ChildProcess, postgres: StartedPostgres | undefined): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const tooLong = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(tooLong);
  }
  await postgres?.stop();
}
