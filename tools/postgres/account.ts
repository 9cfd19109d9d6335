import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { userInfo } from 'node:os';

/** The system user PostgreSQL runs as; ids are absent when it is simply the user we are. */
export interface Account {
  readonly name: string;
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
}

/** PostgreSQL refuses to run as root. Data that already exists is always served by its owner. */
export function chooseAccount(clusterDirectory: string): Account {
  if (process.getuid?.() !== 0) return { name: userInfo().username, ids: undefined };
  return ownerOf(clusterDirectory) ?? lookUp('postgres') ?? create('postgres') ?? lookUp('nobody') ?? noAccount();
}

/** Runs a short command as the account; the working directory is one that everybody may enter. */
export function runAs(account: Account, command: string, args: readonly string[]): { ok: boolean; output: string } {
  const result = spawnSync(command, args, { ...account.ids, cwd: '/', encoding: 'utf8', env: childEnvironment() });
  return { ok: result.status === 0, output: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}` };
}

/** Nothing of our own environment (PGPASSWORD, PGDATA, NODE_OPTIONS …) may steer the server. */
export function childEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8', ...windowsBasics() };
}

function windowsBasics(): Record<string, string> {
  const root = process.env['SystemRoot'];
  return root === undefined ? {} : { SystemRoot: root };
}

function ownerOf(path: string): Account | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.uid === 0) return undefined;
  return { name: `user id ${found.uid}`, ids: { uid: found.uid, gid: found.gid } };
}

function lookUp(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { name, ids: { uid, gid } };
}

function create(name: string): Account | undefined {
  const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name], { env: { ...process.env, PATH } });
  return lookUp(name);
}

function noAccount(): never {
  throw new Error('PostgreSQL must not run as root and no unprivileged user was found. Create one named "postgres".');
}
