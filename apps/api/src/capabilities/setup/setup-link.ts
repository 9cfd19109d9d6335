import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '../../kernel/database/tx.js';
import type { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';

/** Where links live while there is no tenant; never a tenant's own id, which begins with a time. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const TOKEN_BYTES = 32;

const expireOthers = 'update setup_links set expires_at = now() where expires_at > now() and used_at is null';
const add = "insert into setup_links (tenant_id, id, token_hash, expires_at) values ($1, $2, $3, now() + interval '24 hours')";
const find = {
  name: 'find-setup-link',
  text: `select id, used_at is not null as "isUsed", expires_at <= now() as "isOver", to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "expiresAt"
         from setup_links where token_hash = $1 for update`,
};
const anyLink = { name: 'any-setup-link', text: 'select 1 as there from setup_links limit 1' };
const use = 'update setup_links set used_at = now() where id = $1';

export interface SetupLink {
  readonly id: string;
  readonly isUsed: boolean;
  readonly isOver: boolean;
  readonly expiresAt: string;
}

/** A new token for the set-up; those given before open nothing any more. Only its hash is kept. */
export async function newSetupToken(work: UnitOfWork): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await work.run(NOBODY, async (tx) => {
    await tx.rows(expireOthers);
    await tx.rows(add, [NOBODY, uuidV7(), hashOf(token)]);
  });
  return token;
}

/** What the console says. Whoever can read it, can set the installation up. */
export function setupLinkText({ host, port }: { readonly host: string; readonly port: number }, token: string): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `首次设置链接（24小时内有效，只能用一次） Set-up link, works once within 24 hours:\n  http://${name}:${port}/setup?token=${token}`;
}

/** The link with this token, locked until the transaction ends. The transaction must be `withLinks`. */
export function findSetupLink(tx: Tx, token: string): Promise<SetupLink | null> {
  return tx.row<SetupLink>(find, [hashOf(token)]);
}

export async function spendSetupLink(tx: Tx, { id }: SetupLink): Promise<void> {
  await tx.rows(use, [id]);
}

/** Whether a link was ever made: then somebody means to set up an installation of his own here. */
export async function isSetupBegun(work: UnitOfWork): Promise<boolean> {
  return (await withLinks(work, (tx) => tx.row(anyLink))) !== null;
}

/** A transaction that sees the links and no tenant. */
export function withLinks<T>(work: UnitOfWork, what: (tx: Tx) => Promise<T>): Promise<T> {
  return work.run(NOBODY, what);
}

/** Lets a transaction that holds the link's lock go on as the tenant it founds; links are out of sight from here on. */
export async function becomeTenant(tx: Tx, tenantId: string): Promise<Tx> {
  await tx.rows("select set_config('app.tenant', $1, true)", [tenantId]);
  const { manager } = tx;
  return {
    tenantId,
    manager,
    rows: (statement, values) => tx.rows(statement, values),
    row: (statement, values) => tx.row(statement, values),
    write: (statement, values) => tx.write(statement, values),
    atEnd: (statement, values) => tx.atEnd(statement, values),
    announce: (change) => tx.announce(change),
  };
}

/** Salt for what is made of a link's token; not the hash that is kept. */
export const saltOf = (token: string, use: string): Buffer => createHash('sha256').update(`${use}/${token}`, 'utf8').digest().subarray(0, 16);

const hashOf = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();
