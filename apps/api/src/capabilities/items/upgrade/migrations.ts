import { clockOf } from '../../../kernel/clock/clock.js';
import { momentText } from '../../../kernel/clock/moment-text.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { lifecycleMachine, versionById } from '../../definitions/index.js';
import { namesOf } from '../../people/index.js';
import { MIGRATE_TOPIC } from './migrate.js';
import type { MigrateBody, MigrationView, ProgressView, UndoBody } from './migration.contract.js';
import { mayMigrate, refuseOtherReaders, refuseOthers, refuseOtherVersions } from './migration-rights.js';
import { beginUndo, isUnderWay, lockOrders, migrationOf, orderMigration } from './migration-rows.js';
import type { MigrationOutcome, MigrationRow } from './migration-rows.js';
import { PAGE, reportLines } from './report-lines.js';
import { NOBODY_STAYS } from './stays-behind.js';
import { chosenIn } from './went.js';

export async function orderOf(tx: Tx, personId: string, { from, to, mapping, stay = NOBODY_STAYS, reason }: MigrateBody): Promise<MigrationView> {
  await refuseOthers(tx, personId);
  await refuseOtherVersions(tx, { from, to });
  await lockOrders(tx);
  if (await isUnderWay(tx, { from, to })) throw new DomainError('migration.under-way');
  const id = uuidV7();
  await orderMigration(tx, { id, fromVersion: from, toVersion: to, mapping, stay, reason, orderedBy: personId }, (await clockOf(tx)).at);
  await addToOutbox(tx, MIGRATE_TOPIC, { migrationId: id });
  return reportOf(tx, personId, { id, page: 1 });
}

/** Only what is over may be undone, and while no other order is under way: a batch that still comes would move what was just brought back. */
export async function undoOf(tx: Tx, personId: string, { id, reason }: UndoBody & { id: string }): Promise<MigrationView> {
  await refuseOthers(tx, personId);
  const migration = await migrationOf(tx, id, { locked: true });
  if (migration.status !== 'moved' && migration.status !== 'failed')
    throw new DomainError(migration.status === 'moving' ? 'migration.still-moving' : 'migration.undone-already');
  await lockOrders(tx);
  if (await isUnderWay(tx, { from: migration.fromVersion, to: migration.toVersion })) throw new DomainError('migration.under-way');
  await beginUndo(tx, id, { reason, by: personId });
  await addToOutbox(tx, MIGRATE_TOPIC, { migrationId: id });
  return reportOf(tx, personId, { id, page: 1 });
}

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
  await refuseOtherReaders(tx, personId);
  return numbersOf(tx, await migrationOf(tx, id));
}

async function numbersOf(tx: Tx, { id, status, fromVersion, undoneBy }: MigrationRow): Promise<ProgressView> {
  const found = new Map((await tx.rows<{ outcome: MigrationOutcome; n: number }>(counts, [id])).map(({ outcome, n }) => [outcome, n]));
  const of = (outcome: MigrationOutcome): number => found.get(outcome) ?? 0;
  const isToMove = status === 'moving' || (status === 'failed' && undoneBy === null);
  const waiting = isToMove ? ((await tx.row<{ n: number }>(left, [id, fromVersion]))?.n ?? 0) : status === 'undoing' || status === 'failed' ? of('moved') : 0;
  return { status, left: waiting, moved: of('moved'), blocked: of('blocked'), undone: of('undone'), kept: of('kept') };
}

/** How far it is, and a page of what became of each item; first those that did not go over. */
export async function reportOf(tx: Tx, personId: string, { id, page }: { readonly id: string; readonly page: number }): Promise<MigrationView> {
  await refuseOtherReaders(tx, personId);
  const migration = await migrationOf(tx, id);
  const { fromVersion, toVersion } = migration;
  const [was, is] = [await versionById(tx, 'lifecycle', fromVersion), await versionById(tx, 'lifecycle', toVersion)];
  const versions = { from: await lifecycleMachine(tx, fromVersion), to: await lifecycleMachine(tx, toVersion) };
  const numbers = await numbersOf(tx, migration);
  const mayUndo = await mayMigrate(tx, personId);
  return {
    id,
    key: is.definition.key,
    lifecycle: is.definition.title,
    from: was.version,
    to: is.version,
    reason: migration.reason,
    undoReason: migration.undoReason,
    ...(await byWhom(tx, migration)),
    chosen: [...chosenIn(versions, migration)],
    mayUndo,
    ...numbers,
    page,
    pages: Math.max(1, Math.ceil((numbers.moved + numbers.blocked + numbers.undone + numbers.kept) / PAGE)),
    items: await reportLines(tx, { migration, versions, page, reader: mayUndo ? null : personId }),
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
