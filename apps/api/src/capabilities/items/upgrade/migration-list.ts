import { renderText } from '@bihuan/library';
import { clockOf } from '../../../kernel/clock/clock.js';
import { momentText } from '../../../kernel/clock/moment-text.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine, publishedWords, versionsOf } from '../../definitions/index.js';
import { namesOf, tenantOf } from '../../people/index.js';
import type { MigrationsView } from './migration.contract.js';
import { mayMigrate, refuseOtherReaders } from './migration-rights.js';
import { migrationsOf } from './migration-rows.js';
import type { MigrationRow } from './migration-rows.js';
import { standing } from './standing.js';

const running = {
  name: 'running-items-of-versions',
  text: 'select lifecycle_version_id as id, count(*)::int as n from items where ended is null and lifecycle_version_id = any($1::uuid[]) group by lifecycle_version_id',
};

/** The versions of one lifecycle with what runs on each, and what was ordered so far. */
export async function migrationsView(tx: Tx, personId: string, key: string): Promise<MigrationsView> {
  await refuseOtherReaders(tx, personId);
  const versions = await versionsOf(tx, 'lifecycle', key);
  const newest = versions.at(-1);
  if (!newest) throw new DomainError('definition.unknown', { key });
  const ids = versions.map(({ versionId }) => versionId);
  const counts = new Map((await tx.rows<{ id: string; n: number }>(running, [ids])).map(({ id, n }) => [id, n]));
  const { zone, today } = await clockOf(tx);
  const shown = [];
  for (const { versionId, version, ...published } of versions) {
    const places = standing(await lifecycleMachine(tx, versionId));
    shown.push({ id: versionId, version, publishedText: publishedWords(published, zone, today), running: counts.get(versionId) ?? 0, places: [...places] });
  }
  const numberOf = new Map(versions.map(({ versionId, version }) => [versionId, version]));
  return {
    key,
    title: renderText(newest.definition.title, { hospital: (await tenantOf(tx)).name }),
    mayOrder: await mayMigrate(tx, personId),
    versions: shown,
    migrations: await ordered(tx, await migrationsOf(tx, ids), { zone, numberOf }),
  };
}

async function ordered(
  tx: Tx,
  rows: readonly MigrationRow[],
  { zone, numberOf }: { zone: string; numberOf: ReadonlyMap<string, number> },
): Promise<MigrationsView['migrations']> {
  const { people } = await namesOf(tx, { people: [...new Set(rows.map(({ orderedBy }) => orderedBy))], units: [] });
  return rows.map(({ id, fromVersion, toVersion, status, reason, orderedBy, orderedAt }) => ({
    id,
    from: numberOf.get(fromVersion) ?? 0,
    to: numberOf.get(toVersion) ?? 0,
    status,
    reason,
    orderedText: `${people[orderedBy]?.label ?? ''} ${momentText(orderedAt, zone)}`,
  }));
}
