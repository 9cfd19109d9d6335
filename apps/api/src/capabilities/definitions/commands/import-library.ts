import { loadLibrary } from '@bihuan/library';
import type { Library } from '@bihuan/library';
import { parseLifecycle } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { contentHash } from '../content-hash.js';
import { addDefinition, addVersion, definitionNamed, hashesOf, lockDefinitions } from './version-rows.js';
import type { Entry } from './version-rows.js';

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
  await lockDefinitions(tx);
  const imported = { published: 0, drafts: 0 };
  for (const entry of entriesOf(library)) {
    const outcome = await importOne(tx, entry);
    if (outcome !== 'unchanged') imported[outcome] += 1;
  }
  return imported;
}

function entriesOf(library: Library): Entry[] {
  return [
    ...library.optionSets.map((content) => ({ kind: 'option-set' as const, key: content.key, title: content.title, content })),
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

async function importOne(tx: Tx, entry: Entry): Promise<'published' | 'drafts' | 'unchanged'> {
  const found = await definitionNamed(tx, entry);
  if (!found) {
    await addVersion(tx, { definitionId: await addDefinition(tx, entry), version: 1, status: 'published', by: null }, entry.content);
    return 'published';
  }
  const versions = await hashesOf(tx, found);
  // Also an older version counts as known: the office may have published its own after it.
  if (versions.some(({ hash }) => hash === contentHash(entry.content))) return 'unchanged';
  await addVersion(tx, { definitionId: found, version: (versions[0]?.version ?? 0) + 1, status: 'draft', by: null }, entry.content);
  return 'drafts';
}
