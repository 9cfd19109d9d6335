import { loadLibrary } from '@bihuan/library';
import type { Library } from '@bihuan/library';
import { parseLifecycle } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { contentHash } from '../content-hash.js';
import type { DefinitionKind } from '../kinds.js';

interface Entry {
  readonly kind: DefinitionKind;
  readonly key: string;
  readonly title: string;
  readonly content: object;
}

/** How many definitions came new, and how many changed files wait as drafts. */
export interface Imported {
  readonly published: number;
  readonly drafts: number;
}

/**
 * Brings the library into the tenant: what is not there yet is published as version 1 by the system;
 * a file that changed becomes a draft for the party office, never a silent new version. Doing it again changes nothing.
 */
export async function importLibrary(tx: Tx, library: Library = loadLibrary()): Promise<Imported> {
  // Two starts at once: the second waits here and then finds everything there.
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('import-library/' || $1, 0))`, [tx.tenantId]);
  const imported = { published: 0, drafts: 0 };
  for (const entry of entriesOf(library)) {
    const outcome = await importOne(tx, entry);
    if (outcome !== 'unchanged') imported[outcome] += 1;
  }
  return imported;
}

function entriesOf(library: Library): Entry[] {
  return [
    ...library.forms.map((content) => ({ kind: 'form' as const, key: content.key, title: content.title, content })),
    ...library.lifecycles.map((content) => ({ kind: 'lifecycle' as const, key: content.key, title: content.title, content: sound(content) })),
    ...library.registers.map((content) => ({ kind: 'register' as const, key: content.key, title: content.title, content })),
    ...library.ways.map((content) => ({ kind: 'way' as const, key: content.key, title: content.label, content })),
    ...library.plans.map((content) => ({ kind: 'plan' as const, key: content.key, title: content.title, content })),
    ...library.series.map((content) => ({ kind: 'series' as const, key: content.key, title: content.label, content })),
    ...library.reviews.map((content) => ({ kind: 'review' as const, key: content.key, title: content.title, content })),
  ];
}

/** A lifecycle that cannot run would fail later, in front of a user. */
function sound(lifecycle: Library['lifecycles'][number]): object {
  const parsed = parseLifecycle(lifecycle);
  if (parsed.ok) return lifecycle;
  const [problem] = parsed.problems;
  throw new DomainError('definition.unsound', { key: lifecycle.key, pointer: problem?.pointer ?? '', text: problem?.message ?? '' });
}

const addDefinition: Named = {
  name: 'add-definition',
  text: 'insert into definitions (tenant_id, id, kind, key, title) values ($1, $2, $3, $4, $5)',
};
const definitionId: Named = { name: 'definition-id', text: 'select id from definitions where kind = $1 and key = $2' };
const hashesOf: Named = {
  name: 'hashes-of-definition',
  text: 'select version, content_hash as hash from definition_versions where definition_id = $1 order by version desc',
};
const addVersion: Named = {
  name: 'add-definition-version',
  text: `insert into definition_versions (tenant_id, id, definition_id, version, content, content_hash, status, published_at)
         values ($1, $2, $3, $4, $5, $6, $7, case when $7 = 'published' then now() end)`,
};

async function importOne(tx: Tx, entry: Entry): Promise<'published' | 'drafts' | 'unchanged'> {
  const found = await tx.row<{ id: string }>(definitionId, [entry.kind, entry.key]);
  if (!found) {
    const id = uuidV7();
    await tx.rows(addDefinition, [tx.tenantId, id, entry.kind, entry.key, entry.title]);
    await insertVersion(tx, { definitionId: id, version: 1, status: 'published' }, entry.content);
    return 'published';
  }
  const versions = await tx.rows<{ version: number; hash: string }>(hashesOf, [found.id]);
  // Also an older version counts as known: the office may have published its own after it.
  if (versions.some(({ hash }) => hash === contentHash(entry.content))) return 'unchanged';
  await insertVersion(tx, { definitionId: found.id, version: (versions[0]?.version ?? 0) + 1, status: 'draft' }, entry.content);
  return 'drafts';
}

interface NewVersion {
  readonly definitionId: string;
  readonly version: number;
  readonly status: 'draft' | 'published';
}

async function insertVersion(tx: Tx, { definitionId: id, version, status }: NewVersion, content: object): Promise<void> {
  await tx.rows(addVersion, [tx.tenantId, uuidV7(), id, version, JSON.stringify(content), contentHash(content), status]);
}
