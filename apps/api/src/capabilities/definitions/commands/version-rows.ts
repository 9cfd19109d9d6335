import { BUSINESS_INSTANT } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { contentHash } from '../content-hash.js';
import type { DefinitionKind } from '../kinds.js';

/** One definition to be kept. */
export interface Entry {
  readonly kind: DefinitionKind;
  readonly key: string;
  readonly title: string;
  readonly content: object;
}

/** Whoever writes versions comes one after another, and finds what the one before left. */
export async function lockDefinitions(tx: Tx): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('import-library/' || $1, 0))`, [tx.tenantId]);
}

const insertDefinition: Named = {
  name: 'add-definition',
  text: 'insert into definitions (tenant_id, id, kind, key, title) values ($1, $2, $3, $4, $5)',
};
const selectDefinition: Named = { name: 'definition-id', text: 'select id from definitions where kind = $1 and key = $2' };
const selectHashes: Named = {
  name: 'hashes-of-definition',
  text: 'select id as "versionId", version, content_hash as hash, status from definition_versions where definition_id = $1 order by version desc',
};
const insertVersion: Named = {
  name: 'add-definition-version',
  text: `insert into definition_versions (tenant_id, id, definition_id, version, content, content_hash, status, published_at, counted_at, published_by)
         values ($1, $2, $3, $4, $5, $6, $7, case when $7 = 'published' then now() end, case when $7 = 'published' then ${BUSINESS_INSTANT} end, $8)`,
};
const publishVersion: Named = {
  name: 'publish-definition-version',
  text: `update definition_versions set status = 'published', published_at = now(), counted_at = ${BUSINESS_INSTANT}, published_by = $2 where id = $1`,
};
const nameDefinition: Named = { name: 'name-definition', text: 'update definitions set title = $2 where id = $1 and title <> $2' };

export async function definitionNamed(tx: Tx, { kind, key }: Pick<Entry, 'kind' | 'key'>): Promise<string | null> {
  return (await tx.row<{ id: string }>(selectDefinition, [kind, key]))?.id ?? null;
}

export async function addDefinition(tx: Tx, { kind, key, title }: Entry): Promise<string> {
  const id = uuidV7();
  await tx.rows(insertDefinition, [tx.tenantId, id, kind, key, title]);
  return id;
}

interface Known {
  readonly versionId: string;
  readonly version: number;
  readonly hash: string;
  readonly status: 'draft' | 'published';
}

/** Every version there is, newest first. */
export function hashesOf(tx: Tx, definitionId: string): Promise<Known[]> {
  return tx.rows<Known>(selectHashes, [definitionId]);
}

export interface NewVersion {
  readonly definitionId: string;
  readonly version: number;
  readonly status: 'draft' | 'published';
  /** Null: the system. */
  readonly by: string | null;
}

export async function addVersion(tx: Tx, { definitionId, version, status, by }: NewVersion, content: object): Promise<void> {
  await tx.rows(insertVersion, [tx.tenantId, uuidV7(), definitionId, version, JSON.stringify(content), contentHash(content), status, by]);
}

/** Makes it the newest published version; null where the newest says the same already. A draft of the same content that stands on top becomes it. */
export async function publishEntry(tx: Tx, entry: Entry, by: string): Promise<number | null> {
  const definitionId = (await definitionNamed(tx, entry)) ?? (await addDefinition(tx, entry));
  const versions = await hashesOf(tx, definitionId);
  const hash = contentHash(entry.content);
  if (versions.find(({ status }) => status === 'published')?.hash === hash) return null;
  await tx.rows(nameDefinition, [definitionId, entry.title]);
  const [top] = versions;
  if (top?.status === 'draft' && top.hash === hash) {
    await tx.rows(publishVersion, [top.versionId, by]);
    return top.version;
  }
  const version = (top?.version ?? 0) + 1;
  await addVersion(tx, { definitionId, version, status: 'published', by }, entry.content);
  return version;
}
