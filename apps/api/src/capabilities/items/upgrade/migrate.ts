import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { mappingBack } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { OutboxDrain } from '../../../kernel/outbox/outbox-drain.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { lockItem, stateOf } from '../item-row.js';
import { Attempts, textsOf } from './attempts.js';
import { isUnderWay, itemsToBringBack, itemsToMove, keepItem, lockOrders, migrationOf, setStatus } from './migration-rows.js';
import type { MigrationItem, MigrationRow } from './migration-rows.js';
import { standsAt, staysBehind } from './stays-behind.js';

export const MIGRATE_TOPIC = 'items.migrate';
const STAYS = '按选定留在原版';
/** So many items a transaction; the next batch is a message written with this one. */
const BATCH = 20;

/**
 * Carries out a migration batch by batch. Killed anywhere, it goes on where the last commit was. An item that is blocked, whose next
 * place finds nobody, or that nobody can make out stays where it is with its reason, and stops no other. Where a batch cannot be carried out at all
 * it is over: the rest stays as it is, for another order or for undoing.
 */
@Injectable()
export class Migrate implements OnModuleInit {
  constructor(
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
    @Inject(Attempts) private readonly attempts: Attempts,
  ) {}

  onModuleInit(): void {
    this.outbox.on(MIGRATE_TOPIC, (tx, { payload }) => this.batch(tx, String(payload['migrationId'])), {
      whenDead: (tx, { payload }) => setStatus(tx, String(payload['migrationId']), 'failed'),
    });
  }

  /** Two processes may be told at once: the second waits, and then does the batch after. */
  async batch(tx: Tx, id: string): Promise<void> {
    const migration = await migrationOf(tx, id, { locked: true });
    const status = migration.status === 'failed' ? await takenUpAgain(tx, migration) : migration.status;
    if (status === 'moving') await this.move(tx, migration);
    if (status === 'undoing') await this.bringBack(tx, migration);
  }

  private async move(tx: Tx, migration: MigrationRow): Promise<void> {
    const ids = await itemsToMove(tx, migration, BATCH);
    for (const itemId of ids) await keepItem(tx, migration.id, await this.moveOne(tx, migration, itemId));
    if (ids.length < BATCH) await setStatus(tx, migration.id, 'moved');
    else await addToOutbox(tx, MIGRATE_TOPIC, { migrationId: migration.id });
  }

  private async moveOne(tx: Tx, migration: MigrationRow, itemId: string): Promise<MigrationItem> {
    const { toVersion: to, mapping, stay, reason, orderedBy } = migration;
    const stays = (why: readonly string[]): MigrationItem => ({ itemId, outcome: 'blocked', why, versionAfter: null, before: null });
    const item = await lockItem(tx, itemId);
    if (item && staysBehind(stay, { id: itemId, at: standsAt(await lifecycleMachine(tx, item.lifecycleVersionId), item) })) return stays([STAYS]);
    const done = await this.attempts.attempt(tx, { itemId, by: { person: orderedBy }, to, mapping, reason });
    if (done.type === 'failed') return stays([done.text]);
    if (done.type === 'blocked') return stays(await textsOf(tx, migration, done));
    return { itemId, outcome: 'moved', why: null, versionAfter: done.applied.item.version, before: stateOf(done.before) };
  }

  private async bringBack(tx: Tx, migration: MigrationRow): Promise<void> {
    const items = await itemsToBringBack(tx, migration.id, BATCH);
    for (const item of items) await keepItem(tx, migration.id, await this.bringBackOne(tx, migration, item));
    if (items.length < BATCH) await setStatus(tx, migration.id, 'undone');
    else await addToOutbox(tx, MIGRATE_TOPIC, { migrationId: migration.id });
  }

  /** What somebody did since cannot be undone behind his back. */
  private async bringBackOne(tx: Tx, { fromVersion: to, mapping, undoReason, undoneBy }: MigrationRow, item: MigrationItem): Promise<MigrationItem> {
    const { itemId, before, versionAfter } = item;
    const now = await lockItem(tx, itemId);
    if (!now || !before || undoneBy === null || now.version !== versionAfter) return { ...item, outcome: 'kept', why: ['改版以后又有办理，不再退回'] };
    const names = mappingBack(mapping, before);
    const done = await this.attempts.attempt(tx, { itemId, by: { person: undoneBy }, to, mapping: names, reason: undoReason ?? '', back: before });
    return done.type === 'upgraded'
      ? { ...item, outcome: 'undone', why: null }
      : { ...item, outcome: 'kept', why: [done.type === 'failed' ? done.text : '不能退回'] };
  }
}

/** Whoever looks after the installation has it tried again: it goes on where it stopped, unless another order has the same items in hand. */
async function takenUpAgain(tx: Tx, { id, fromVersion: from, toVersion: to, undoneBy }: MigrationRow): Promise<MigrationRow['status']> {
  await lockOrders(tx);
  if (await isUnderWay(tx, { from, to })) return 'failed';
  const status = undoneBy === null ? 'moving' : 'undoing';
  await setStatus(tx, id, status);
  return status;
}
