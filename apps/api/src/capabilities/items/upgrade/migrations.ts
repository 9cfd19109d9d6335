import { clockOf } from '../../../kernel/clock/clock.js';
import { momentText } from '../../../kernel/clock/moment-text.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { versionById } from '../../definitions/index.js';
import { namesOf } from '../../people/index.js';
import type { ItemRow } from '../item-row.js';
import { itemLines } from './item-lines.js';
import { MIGRATE_TOPIC } from './migrate.js';
import type { MigrateBody, MigrationView, ProgressView, UndoBody } from './migration.contract.js';
import { refuseOthers, refuseOtherVersions } from './migration-rights.js';
import { beginUndo, isUnderWay, lockOrders, migrationOf, orderMigration } from './migration-rows.js';
import type { MigrationOutcome, MigrationRow } from './migration-rows.js';
import { NOBODY_STAYS } from './stays-behind.js';

/** Lines of a report; more are counted. */
const SHOWN = 200;

export async function orderOf(tx: Tx, personId: string, { from, to, mapping, stay = NOBODY_STAYS, reason }: MigrateBody): Promise<MigrationView> {
  await refuseOthers(tx, personId);
  await refuseOtherVersions(tx, { from, to });
  await lockOrders(tx);
  if (await isUnderWay(tx, { from, to })) throw new DomainError('migration.under-way');
  const id = uuidV7();
  await orderMigration(tx, { id, fromVersion: from, toVersion: to, mapping, stay, reason, orderedBy: personId }, (await clockOf(tx)).at);
  await addToOutbox(tx, MIGRATE_TOPIC, { migrationId: id });
  return reportOf(tx, personId, id);
}

/** Only what is over may be undone, and while no other order is under way: a batch that still comes would move what was just brought back. */
export async function undoOf(tx: Tx, personId: string, { id, reason }: UndoBody & { id: string }): Promise<MigrationView> {
  await refuseOthers(tx, personId);
  const migration = await migrationOf(tx, id, { locked: true });
  if (migration.status !== 'moved') throw new DomainError(migration.status === 'moving' ? 'migration.still-moving' : 'migration.undone-already');
  await lockOrders(tx);
  if (await isUnderWay(tx, { from: migration.fromVersion, to: migration.toVersion })) throw new DomainError('migration.under-way');
  await beginUndo(tx, id, { reason, by: personId });
  await addToOutbox(tx, MIGRATE_TOPIC, { migrationId: id });
  return reportOf(tx, personId, id);
}

interface Line {
  readonly id: string;
  readonly unitId: string;
  readonly subjectUnitId: string | null;
  readonly outcome: MigrationOutcome;
  readonly why: readonly string[] | null;
  readonly title: string;
  readonly privacy: ItemRow['privacy'];
}

const lines = {
  name: 'items-of-migration',
  text: `select m.item_id as id, i.unit_id as "unitId", i.subject_unit_id as "subjectUnitId", m.outcome, m.why, i.title, i.privacy from lifecycle_migration_items m join items i on i.id = m.item_id where m.migration_id = $1
         order by case m.outcome when 'blocked' then 0 when 'kept' then 1 else 2 end, i.id limit ${SHOWN}`,
};
const counts = {
  name: 'outcomes-of-migration',
  text: 'select outcome, count(*)::int as n from lifecycle_migration_items where migration_id = $1 group by outcome',
};
const left = {
  name: 'left-of-migration',
  text: `select count(*)::int as n from items i where i.lifecycle_version_id = $2 and i.ended is null and not exists (select from lifecycle_migration_items m where m.migration_id = $1 and m.item_id = i.id)`,
};

/** How far it is, in numbers alone. */
export async function progressOf(tx: Tx, personId: string, id: string): Promise<ProgressView> {
  await refuseOthers(tx, personId);
  return numbersOf(tx, await migrationOf(tx, id));
}

async function numbersOf(tx: Tx, { id, status, fromVersion }: MigrationRow): Promise<ProgressView> {
  const found = new Map((await tx.rows<{ outcome: MigrationOutcome; n: number }>(counts, [id])).map(({ outcome, n }) => [outcome, n]));
  const of = (outcome: MigrationOutcome): number => found.get(outcome) ?? 0;
  const waiting = status === 'moving' ? ((await tx.row<{ n: number }>(left, [id, fromVersion]))?.n ?? 0) : status === 'undoing' ? of('moved') : 0;
  return { status, left: waiting, moved: of('moved'), blocked: of('blocked'), undone: of('undone'), kept: of('kept') };
}

/** How far it is, and what became of each item; first those that did not go over. */
export async function reportOf(tx: Tx, personId: string, id: string): Promise<MigrationView> {
  await refuseOthers(tx, personId);
  const migration = await migrationOf(tx, id);
  const [was, is] = [await versionById(tx, 'lifecycle', migration.fromVersion), await versionById(tx, 'lifecycle', migration.toVersion)];
  const items = await tx.rows<Line>(lines, [id]);
  const line = await itemLines(tx, items);
  return {
    id,
    key: is.definition.key,
    lifecycle: is.definition.title,
    from: was.version,
    to: is.version,
    reason: migration.reason,
    undoReason: migration.undoReason,
    ...(await byWhom(tx, migration)),
    ...(await numbersOf(tx, migration)),
    items: items.map(({ outcome, why, ...item }) => ({ ...line(item), outcome, text: textOf(outcome, why) })),
  };
}

async function byWhom(tx: Tx, { orderedBy, orderedAt, undoneBy }: MigrationRow): Promise<Pick<MigrationView, 'orderedText' | 'undoneText'>> {
  const { zone } = await clockOf(tx);
  const { people } = await namesOf(tx, { people: [orderedBy, ...(undoneBy === null ? [] : [undoneBy])], units: [] });
  return {
    orderedText: `${people[orderedBy]?.label ?? ''} ${momentText(orderedAt, zone)}`,
    undoneText: undoneBy === null ? null : (people[undoneBy]?.label ?? ''),
  };
}

function textOf(outcome: MigrationOutcome, why: readonly string[] | null): string {
  const told = why === null || why.length === 0 ? '' : `：${why.join('；')}`;
  switch (outcome) {
    case 'moved':
      return '已改按新版';
    case 'undone':
      return '已退回原版';
    case 'blocked':
      return `仍按原版${told}`;
    case 'kept':
      return `仍按新版${told}`;
  }
}
