import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runAs } from './account.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** Kept beside the cluster in a file that only we can read. */
export interface Secrets {
  readonly admin: string;
  readonly owner: string;
  readonly app: string;
}

export const clusterOf = (dataDirectory: string): string => join(dataDirectory, 'cluster');
const secretsOf = (dataDirectory: string): string => join(dataDirectory, 'secrets.json');

/** Makes the cluster and its passwords if they are not there. Cluster and passwords appear together or not at all. */
export function ensureCluster(dataDirectory: string, account: Account, binaries: Binaries): Secrets {
  if (!existsSync(join(clusterOf(dataDirectory), 'PG_VERSION'))) createCluster(dataDirectory, account, binaries);
  return readSecrets(dataDirectory);
}

function readSecrets(dataDirectory: string): Secrets {
  try {
    return JSON.parse(readFileSync(secretsOf(dataDirectory), 'utf8')) as Secrets; // written by createCluster alone
  } catch (cause) {
    throw new Error(`The passwords of the database in ${dataDirectory} cannot be read. Start as the user who made it.`, { cause });
  }
}

/** Works in a neighbour directory and renames it: a killed initdb leaves nothing that looks like a database. */
function createCluster(dataDirectory: string, account: Account, binaries: Binaries): void {
  const parent = dirname(dataDirectory);
  mkdirSync(parent, { recursive: true });
  removeDrafts(dataDirectory);
  const draft = join(parent, `${draftPrefix(dataDirectory)}${process.pid}`);
  mkdirSync(draft, { mode: 0o711 });
  try {
    fillDraft(draft, account, binaries);
    renameSync(draft, dataDirectory);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Only ever called under the startup lock, so whatever is found was left by a starter that died. */
function removeDrafts(dataDirectory: string): void {
  const parent = dirname(dataDirectory);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(draftPrefix(dataDirectory))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

const draftPrefix = (dataDirectory: string): string => `.${basename(dataDirectory)}-draft-`;

function fillDraft(draft: string, account: Account, binaries: Binaries): void {
  const newPassword = (): string => randomBytes(24).toString('hex');
  const secrets: Secrets = { admin: newPassword(), owner: newPassword(), app: newPassword() };
  const passwordFile = join(draft, 'password');
  writeFileSync(passwordFile, secrets.admin, { mode: 0o600 });
  mkdirSync(clusterOf(draft), { mode: 0o700 });
  for (const path of [passwordFile, clusterOf(draft)]) if (account.ids) chownSync(path, account.ids.uid, account.ids.gid);
  runInitdb(clusterOf(draft), passwordFile, { account, binaries });
  rmSync(passwordFile);
  writeFileSync(secretsOf(draft), JSON.stringify(secrets), { mode: 0o600 });
  chmodSync(draft, 0o711);
}

function runInitdb(cluster: string, passwordFile: string, { account, binaries }: { account: Account; binaries: Binaries }): void {
  const result = runAs(account, binaries.initdb, [
    ...['--pgdata', cluster, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    // With the plain C locale trigrams of Chinese words are empty; the built-in provider depends on no system library.
    ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8'],
  ]);
  if (!result.ok) throw new Error(`A new database could not be made in ${cluster}:\n${result.output.trim()}`);
}
