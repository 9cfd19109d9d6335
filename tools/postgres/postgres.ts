import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

export interface PostgresUrls {
  readonly port: number;
  /** Whether the server was already running. */
  readonly adopted: boolean;
  readonly dataDirectory: string;
  /** Superuser: for the test harness, never for the product. */
  readonly adminUrl: string;
  /** Owns the schema: migrations. */
  readonly ownerUrl: string;
  /** The role the product works as. */
  readonly appUrl: string;
}

export interface StartedPostgres extends PostgresUrls {
  /** Lets go of the server; it stops when nobody else on this machine uses it. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  readonly dataDir?: string;
  readonly port?: number;
  /** Server settings, for example `{ fsync: 'off' }` in tests. They apply only if this call starts the server. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly quiet?: boolean;
}

/** What the guard process is asked to do. */
export interface GuardOrder {
  readonly dataDirectory?: string;
  readonly port?: number;
  readonly settings: Readonly<Record<string, string>>;
}

export type GuardMessage = { readonly type: 'ready'; readonly urls: PostgresUrls } | { readonly type: 'failed'; readonly message: string };

/**
 * Starts (or joins) the PostgreSQL of a data directory and makes it on the first start.
 * When this process ends in any way, the server stops within seconds unless somebody else uses it.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<StartedPostgres> {
  const guard = startGuard(options);
  const urls = await firstReport(guard);
  guard.unref();
  guard.channel?.unref();
  if (options.quiet !== true) console.log(`PostgreSQL ${urls.adopted ? 'joined' : 'started'} on port ${urls.port}, data in ${urls.dataDirectory}`);
  return { ...urls, stop: () => release(guard) };
}

function startGuard(options: PostgresOptions): ChildProcess {
  const order: GuardOrder = {
    ...(options.dataDir === undefined ? {} : { dataDirectory: resolve(options.dataDir) }),
    ...(options.port === undefined ? {} : { port: options.port }),
    settings: options.settings ?? {},
  };
  return fork(join(import.meta.dirname, 'guard.ts'), [JSON.stringify(order)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    detached: true, // signals of the terminal are for the program; the guard follows it
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function firstReport(guard: ChildProcess): Promise<PostgresUrls> {
  return new Promise((resolveUrls, reject) => {
    guard.once('error', reject);
    guard.once('exit', (code) => reject(new Error(`The guard of PostgreSQL ended early (code ${code}).`)));
    guard.once('message', (message: GuardMessage) => {
      if (message.type === 'ready') resolveUrls(message.urls);
      else reject(new Error(message.message));
    });
  });
}

async function release(guard: ChildProcess): Promise<void> {
  if (guard.exitCode !== null || guard.signalCode !== null) return;
  guard.ref();
  const ended = once(guard, 'exit');
  if (guard.connected) guard.disconnect();
  await ended;
}
