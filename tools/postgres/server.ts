import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { childEnvironment, runAs } from './account.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { clusterOf } from './cluster.ts';

export interface Server {
  readonly dataDirectory: string;
  readonly account: Account;
  readonly binaries: Binaries;
  readonly adminPassword: string;
}

export interface ServerWish {
  readonly port: number | undefined;
  readonly settings: Readonly<Record<string, string>>;
}

export interface RunningServer {
  readonly port: number;
  readonly adopted: boolean;
}

export const adminUrl = (port: number, password: string): string => `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;

/** Serves the cluster: by the process that already does, or by a new one. The caller holds the startup lock. */
export async function ensureRunning(server: Server, wish: ServerWish): Promise<RunningServer> {
  const found = readPidFile(server);
  if (found !== undefined && isOurPostmaster(server, found.pid)) return adopt(server, found);
  clearPidFile(server, found);
  for (let attempt = 1; ; attempt += 1) {
    const launched = await launch(server, wish);
    if (launched !== undefined) return launched;
    if (attempt === 3) throw new Error(`PostgreSQL did not start in ${server.dataDirectory}.${lastLines(server)}`);
    await pause(1_000); // the last sessions of a killed server need a moment to notice
  }
}

/** Stops it with all sessions ended; when that takes too long, at once (the next start recovers). */
export function stopServer(server: Server): void {
  const stop = (mode: string, seconds: string) =>
    runAs(server.account, server.binaries.pgCtl, ['stop', '-D', clusterOf(server.dataDirectory), '-m', mode, '-w', '-t', seconds]);
  if (readPidFile(server) === undefined || stop('fast', '20').ok) return;
  const last = stop('immediate', '10');
  if (!last.ok && readPidFile(server) !== undefined) throw new Error(`PostgreSQL could not be stopped:\n${last.output.trim()}`);
}

interface PidFile {
  readonly pid: number;
  readonly port: number;
}

const pidFileOf = (server: Server): string => join(clusterOf(server.dataDirectory), 'postmaster.pid');
const logFileOf = (server: Server): string => join(server.dataDirectory, 'postgres.log');
const portFileOf = (server: Server): string => join(server.dataDirectory, 'port');

function readPidFile(server: Server): PidFile | undefined {
  if (!existsSync(pidFileOf(server))) return undefined;
  const lines = readFileSync(pidFileOf(server), 'utf8').split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 1 ? { pid, port: Number(lines[3]) } : undefined;
}

/**
 * PostgreSQL copes with the file of a dead process itself, and checks by it that no session of the old server lives on.
 * It cannot cope with an empty file, nor with a number that the system has since given to another process.
 */
function clearPidFile(server: Server, found: PidFile | undefined): void {
  if (found === undefined) return rmSync(pidFileOf(server), { force: true });
  const noProcess = '2147483647';
  writeFileSync(pidFileOf(server), readFileSync(pidFileOf(server), 'utf8').replace(/^\d+/u, noProcess));
}

/** A process number alone proves nothing after a restart of the machine: its command line must name our cluster. */
function isOurPostmaster(server: Server, pid: number): boolean {
  if (process.platform === 'win32') return true;
  const command = commandOf(pid);
  return command.includes('postgres') && command.includes(clusterOf(server.dataDirectory));
}

function commandOf(pid: number): string {
  const inProc = `/proc/${pid}/cmdline`;
  if (existsSync(inProc)) return readFileSync(inProc, 'utf8');
  if (process.platform === 'linux') return '';
  return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

async function adopt(server: Server, found: PidFile): Promise<RunningServer> {
  const ready = await waitUntilReady(server, { port: found.port, isGone: () => readPidFile(server) === undefined });
  if (!ready) throw new Error(`A PostgreSQL (process ${found.pid}) serves ${server.dataDirectory} but does not let us in.${lastLines(server)}`);
  return { port: found.port, adopted: true };
}

/** Undefined when the server gave up; its log says why. */
async function launch(server: Server, wish: ServerWish): Promise<RunningServer | undefined> {
  const port = wish.port ?? (await rememberedOrFreePort(server));
  rotateLog(server);
  const child = spawnPostgres(server, port, wish.settings);
  let hasExited = false;
  child.once('exit', () => (hasExited = true)).once('error', () => (hasExited = true));
  child.unref();
  if (await waitUntilReady(server, { port, isGone: () => hasExited })) {
    writeFileSync(portFileOf(server), String(port));
    return { port, adopted: false };
  }
  if (hasExited) return undefined;
  child.kill('SIGQUIT');
  throw new Error(`PostgreSQL did not answer on port ${port} within a minute.${lastLines(server)}`);
}

function spawnPostgres(server: Server, port: number, settings: Readonly<Record<string, string>>) {
  const all: Record<string, string> = { listen_addresses: '127.0.0.1', unix_socket_directories: '', jit: 'off', ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logFileOf(server), 'a', 0o600);
  const child = spawn(server.binaries.postgres, ['-D', clusterOf(server.dataDirectory), '-p', String(port), ...flags], {
    ...server.account.ids,
    cwd: '/',
    detached: true, // Ctrl-C in the terminal must not reach it before the api has let go
    stdio: ['ignore', log, log],
    env: childEnvironment(),
  });
  closeSync(log);
  return child;
}

/** Ready means: lets us in with our password and serves our directory. Log lines prove nothing. */
async function waitUntilReady(server: Server, { port, isGone }: { port: number; isGone: () => boolean }): Promise<boolean> {
  const deadline = Date.now() + 60_000; // recovery after a crash may take a while
  while (Date.now() < deadline && !isGone()) {
    if (await servesOurData(server, port)) return true;
    await pause(50);
  }
  return false;
}

async function servesOurData(server: Server, port: number): Promise<boolean> {
  const client = new Client({ connectionString: adminUrl(port, server.adminPassword), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === clusterOf(server.dataDirectory);
  } catch {
    return false; // not yet, or not ours: the caller's deadline and log tell which
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function rememberedOrFreePort(server: Server): Promise<number> {
  const remembered = existsSync(portFileOf(server)) ? Number(readFileSync(portFileOf(server), 'utf8')) : 0;
  return (await freePort(remembered)) ?? (await freePort(0)) ?? 0;
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(undefined));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

function rotateLog(server: Server): void {
  const size = statSync(logFileOf(server), { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10_000_000) renameSync(logFileOf(server), `${logFileOf(server)}.1`);
}

function lastLines(server: Server): string {
  if (!existsSync(logFileOf(server))) return '';
  const lines = readFileSync(logFileOf(server), 'utf8').trimEnd().split('\n').slice(-15);
  return ` Its last words:\n  ${lines.join('\n  ')}`;
}
