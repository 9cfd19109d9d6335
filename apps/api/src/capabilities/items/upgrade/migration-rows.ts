import type { ItemState, Mapping } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { StayBody } from './migration.contract.js';

export interface MigrationRow {
  readonly id: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly mapping: Mapping;
  readonly stay: StayBody;
  readonly reason: string;
  readonly undoReason: string | null;
  readonly status: 'moving' | 'moved' | 'failed' | 'undoing' | 'undone';
  readonly orderedBy: string;
  readonly orderedAt: string;
  readonly undoneBy: string | null;
}

export type MigrationOutcome = 'moved' | 'blocked' | 'undone' | 'kept';

export interface MigrationItem {
  readonly itemId: string;
  readonly outcome: MigrationOutcome;
  readonly why: readonly string[] | null;
  readonly versionAfter: number | null;
  readonly before: ItemState | null;
}

const columns = `id, from_version as "fromVersion", to_version as "toVersion", mapping, stay, reason, undo_reason as "undoReason", status, ordered_by as "orderedBy", to_char(ordered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "orderedAt", undone_by as "undoneBy"`;
const read: Named = { name: 'read-lifecycle-migration', text: `select ${columns} from lifecycle_migrations where id = $1` };
const lock: Named = { name: 'lock-lifecycle-migration', text: `select ${columns} from lifecycle_migrations where id = $1 for update` };
const insert: Named = {
  name: 'order-lifecycle-migration',
  text: 'insert into lifecycle_migrations (tenant_id, id, from_version, to_version, mapping, reason, ordered_by, ordered_at, stay) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
};
const keep: Named = {
  name: 'keep-migrated-item',
  text: `insert into lifecycle_migration_items (tenant_id, migration_id, item_id, outcome, why, version_after, before) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict on constraint pk_lifecycle_migration_items do update set outcome = excluded.outcome, why = excluded.why`,
};
const status: Named = { name: 'status-of-lifecycle-migration', text: 'update lifecycle_migrations set status = $2 where id = $1' };
const undoing: Named = {
  name: 'undo-lifecycle-migration',
  text: `update lifecycle_migrations set status = 'undoing', undo_reason = $2, undone_by = $3 where id = $1`,
};
const next: Named = {
  name: 'next-items-to-migrate',
  text: `select i.id from items i where i.lifecycle_version_id = $2 and i.ended is null
           and not exists (select from lifecycle_migration_items m where m.migration_id = $1 and m.item_id = i.id) order by i.id limit $3`,
};
const nextUndone: Named = {
  name: 'next-items-to-bring-back',
  text: `select item_id as "itemId", outcome, why, version_after as "versionAfter", before from lifecycle_migration_items where migration_id = $1 and outcome = 'moved' order by item_id limit $2`,
};

const ofVersions: Named = {
  name: 'lifecycle-migrations-of-versions',
  text: `select ${columns} from lifecycle_migrations where to_version = any($1::uuid[]) order by ordered_at desc, id desc limit 50`,
};
const underWay: Named = {
  name: 'lifecycle-migration-under-way',
  text: `select id from lifecycle_migrations where status in ('moving', 'undoing') and (from_version = $1 or to_version = $1 or from_version = $2 or to_version = $2) limit 1`,
};

export const migrationsOf = (tx: Tx, versions: readonly string[]): Promise<MigrationRow[]> => tx.rows<MigrationRow>(ofVersions, [versions]);
const ofItem: Named = {
  name: 'lifecycle-migrations-of-item',
  text: `select l.id, to_char(l.ordered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "orderedAt" from lifecycle_migration_items m join lifecycle_migrations l on l.id = m.migration_id
         where m.item_id = $1 and m.outcome <> 'blocked' order by l.ordered_at, l.id`,
};

/** Orders an item went over by, the oldest first. */
export const migrationsOfItem = (tx: Tx, itemId: string): Promise<Pick<MigrationRow, 'id' | 'orderedAt'>[]> =>
  tx.rows<Pick<MigrationRow, 'id' | 'orderedAt'>>(ofItem, [itemId]);
/** Orders come one after another, so that each sees the one before. */
export const lockOrders = async (tx: Tx): Promise<void> =>
  void (await tx.rows(`select pg_advisory_xact_lock(hashtextextended('lifecycle-migrations/' || $1, 0))`, [tx.tenantId]));
/** Of these versions one is being put on the other, or back: a second order would move what the first just brought. */
export const isUnderWay = async (tx: Tx, { from, to }: { from: string; to: string }): Promise<boolean> => (await tx.row(underWay, [from, to])) !== null;

export async function migrationOf(tx: Tx, id: string, { locked = false }: { locked?: boolean } = {}): Promise<MigrationRow> {
  const row = await tx.row<MigrationRow>(locked ? lock : read, [id]);
  if (!row) throw new DomainError('migration.unknown');
  return row;
}

export async function orderMigration(
  tx: Tx,
  row: Pick<MigrationRow, 'id' | 'fromVersion' | 'toVersion' | 'mapping' | 'stay' | 'reason' | 'orderedBy'>,
  at: string,
): Promise<void> {
  await tx.rows(insert, [
    tx.tenantId,
    row.id,
    row.fromVersion,
    row.toVersion,
    JSON.stringify(row.mapping),
    row.reason,
    row.orderedBy,
    at,
    JSON.stringify(row.stay),
  ]);
}

export async function keepItem(tx: Tx, migrationId: string, { itemId, outcome, why, versionAfter, before }: MigrationItem): Promise<void> {
  await tx.rows(keep, [
    tx.tenantId,
    migrationId,
    itemId,
    outcome,
    why === null ? null : JSON.stringify(why),
    versionAfter,
    before === null ? null : JSON.stringify(before),
  ]);
}

export const setStatus = async (tx: Tx, id: string, to: MigrationRow['status']): Promise<void> => void (await tx.rows(status, [id, to]));
export const beginUndo = async (tx: Tx, id: string, { reason, by }: { reason: string; by: string }): Promise<void> =>
  void (await tx.rows(undoing, [id, reason, by]));
export const itemsToMove = async (tx: Tx, { id, fromVersion }: Pick<MigrationRow, 'id' | 'fromVersion'>, most: number): Promise<readonly string[]> =>
  (await tx.rows<{ id: string }>(next, [id, fromVersion, most])).map((row) => row.id);
export const itemsToBringBack = (tx: Tx, id: string, most: number): Promise<MigrationItem[]> => tx.rows<MigrationItem>(nextUndone, [id, most]);
