import { formCountsWorkdays, withWorkYears } from '@bihuan/forms';
import type { FormDefinition } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { workYearsAt, workYearsOf } from '../../people/index.js';
import { PUBLISHED_MOMENT } from './published-moment.js';
import type { PublishedMoment } from './published-moment.js';
import type { DefinitionKind, DefinitionOf, VersionOf } from '../kinds.js';

interface Stored {
  readonly versionId: string;
  readonly version: number;
  readonly kind: DefinitionKind;
  readonly hash: string;
  readonly content: DefinitionOf[DefinitionKind];
}

const stored = 'v.id as "versionId", v.version, d.kind, v.content_hash as hash, v.content';
const byId: Named = {
  name: 'definition-version-by-id',
  text: `select ${stored} from definition_versions v join definitions d on d.id = v.definition_id where v.id = $1 and v.status = 'published'`,
};
const idsOfKey: Named = {
  name: 'definition-versions-of-key',
  text: `select v.id, ${PUBLISHED_MOMENT} from definition_versions v join definitions d on d.id = v.definition_id
         where d.kind = $1 and d.key = $2 and v.status = 'published' order by v.version`,
};
const newestId: Named = {
  name: 'newest-definition-version',
  text: `select v.id from definition_versions v join definitions d on d.id = v.definition_id
         where d.kind = $1 and d.key = $2 and v.status = 'published' order by v.version desc limit 1`,
};
const newestIds: Named = {
  name: 'newest-definition-versions',
  text: `select distinct on (d.key) v.id from definition_versions v join definitions d on d.id = v.definition_id
         where d.kind = $1 and v.status = 'published' order by d.key, v.version desc`,
};

// A published version never changes, so what was read once stays true. Some hundreds of versions a tenant fit well.
const known = new Map<string, Stored>();
const ROOM = 2000;

/** A published version with its hash; drafts are not found here. */
export async function storedVersion(tx: Tx, versionId: string): Promise<Stored> {
  const place = `${tx.tenantId}/${versionId}`;
  const found = known.get(place) ?? (await tx.row<Stored>(byId, [versionId]));
  if (!found) throw new DomainError('definition.unknown', { key: versionId });
  if (known.size >= ROOM) known.clear();
  known.set(place, found);
  return found;
}

/** The version an item is pinned to. */
export async function versionById<K extends DefinitionKind>(tx: Tx, kind: K, versionId: string): Promise<VersionOf<K>> {
  const found = await storedVersion(tx, versionId);
  if (found.kind !== kind) throw new DomainError('definition.unknown', { key: versionId });
  // The kind was compared just above, and content was checked by kind when it was imported.
  return { versionId, version: found.version, definition: found.content as DefinitionOf[K] };
}

/** The newest published version. */
export async function publishedVersion<K extends DefinitionKind>(tx: Tx, kind: K, key: string): Promise<VersionOf<K>> {
  const newest = await tx.row<{ id: string }>(newestId, [kind, key]);
  if (!newest) throw new DomainError('definition.unknown', { key });
  return versionById(tx, kind, newest.id);
}

/** The newest published version of everything of a kind, by key. */
export async function list<K extends DefinitionKind>(tx: Tx, kind: K): Promise<VersionOf<K>[]> {
  const versions: VersionOf<K>[] = [];
  for (const { id } of await tx.rows<{ id: string }>(newestIds, [kind])) versions.push(await versionById(tx, kind, id));
  return versions;
}

/** Every published version of one definition, the oldest first. */
export async function versionsOf<K extends DefinitionKind>(tx: Tx, kind: K, key: string): Promise<(VersionOf<K> & PublishedMoment)[]> {
  const versions = [];
  for (const { id, ...moment } of await tx.rows<{ id: string } & PublishedMoment>(idsOfKey, [kind, key]))
    versions.push({ ...(await versionById(tx, kind, id)), ...moment });
  return versions;
}

/** As it is filled in and read: what becomes of older answers names values that were found, and is for those who publish. The same object for the same version, and for the same calendar where it goes by one. */
export async function formByVersion(tx: Tx, versionId: string): Promise<FormDefinition> {
  const { definition } = await versionById(tx, 'form', versionId);
  return withCalendar(tx, plain(definition));
}

/** The same with the calendar in the writings it was judged by: `judgedBy` is asked for them only where the form counts working days. */
export async function formJudgedBy(tx: Tx, versionId: string, judgedBy: () => Promise<Readonly<Record<string, number>> | null>): Promise<FormDefinition> {
  const { definition } = await versionById(tx, 'form', versionId);
  const years = formCountsWorkdays(definition) ? await judgedBy() : null;
  return years === null ? formByVersion(tx, versionId) : withWorkYears(plain(definition), await workYearsAt(tx, years));
}

/** A form that counts working days, with the calendar as it stands now. */
export async function withCalendar(tx: Tx, definition: FormDefinition): Promise<FormDefinition> {
  return formCountsWorkdays(definition) ? withWorkYears(definition, await workYearsOf(tx)) : definition;
}

function plain(definition: FormDefinition): FormDefinition {
  if (definition.migrations === undefined) return definition;
  const { migrations: _, ...form } = definition;
  const known = withoutMigrations.get(definition) ?? form;
  withoutMigrations.set(definition, known);
  return known;
}

const withoutMigrations = new WeakMap<FormDefinition, FormDefinition>();
