import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Mapping } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { fillIn } from '../../../kernel/errors/fill-in.js';
import { PROBLEM_CATALOGUE } from '../../../kernel/errors/problem-catalogue.js';
import type { ProblemCatalogue } from '../../../kernel/errors/problem-catalogue.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { OutboxDrain } from '../../../kernel/outbox/outbox-drain.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { lockItem, stateOf } from '../item-row.js';
import { Items } from '../items.service.js';
import { blockedText } from './blocked-text.js';
import { itemsToBringBack, itemsToMove, keepItem, migrationOf, setStatus } from './migration-rows.js';
import type { MigrationItem, MigrationRow } from './migration-rows.js';
import type { Upgraded, Upgrading } from './upgrade-item.js';

export const MIGRATE_TOPIC = 'items.migrate';
/** So many items a transaction; the next batch is a message written with this one. */
const BATCH = 20;

/**
 * Carries out a migration batch by batch. Killed anywhere, it goes on where the last commit was. An item that is blocked, or whose next
 * place finds nobody, stays where it is with its reason, and stops no other.
 */
@Injectable()
export class Migrate implements OnModuleInit {
  constructor(
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
    @Inject(Items) private readonly items: Items,
    @Inject(PROBLEM_CATALOGUE) private readonly problems: ProblemCatalogue,
  ) {}

  onModuleInit(): void {
    this.outbox.on(MIGRATE_TOPIC, (tx, { payload }) => this.batch(tx, String(payload['migrationId'])));
  }

  /** Two processes may be told at once: the second waits, and then does the batch after. */
  async batch(tx: Tx, id: string): Promise<void> {
    const migration = await migrationOf(tx, id, { locked: true });
    if (migration.status === 'moving') await this.move(tx, migration);
    if (migration.status === 'undoing') await this.bringBack(tx, migration);
  }

  private async move(tx: Tx, migration: MigrationRow): Promise<void> {
    const ids = await itemsToMove(tx, migration, BATCH);
    for (const itemId of ids) await keepItem(tx, migration.id, await this.moveOne(tx, migration, itemId));
    if (ids.length < BATCH) await setStatus(tx, migration.id, 'moved');
    else await addToOutbox(tx, MIGRATE_TOPIC, { migrationId: migration.id });
  }

  private async moveOne(tx: Tx, migration: MigrationRow, itemId: string): Promise<MigrationItem> {
    const { toVersion: to, mapping, reason, orderedBy } = migration;
    const done = await this.tried(tx, { itemId, by: { person: orderedBy }, to, mapping, reason });
    if (done.type === 'failed') return { itemId, outcome: 'blocked', why: [done.text], versionAfter: null, before: null };
    if (done.type === 'blocked') return { itemId, outcome: 'blocked', why: await this.texts(tx, migration, done), versionAfter: null, before: null };
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
    const done = await this.tried(tx, { itemId, by: { person: undoneBy }, to, mapping: backwards(mapping), reason: undoReason ?? '', back: before });
    return done.type === 'upgraded' ? { ...item, outcome: 'undone', why: null } : { ...item, outcome: 'kept', why: [done.type === 'failed' ? done.text : '不能退回'] };
  }

  /** One that is refused takes nothing with it. */
  private async tried(tx: Tx, upgrading: Upgrading): Promise<Upgraded | { readonly type: 'failed'; readonly text: string }> {
    await tx.rows('savepoint one_item');
    try {
      const done = await this.items.upgrade(tx, upgrading);
      await tx.rows('release savepoint one_item');
      return done;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await tx.rows('rollback to savepoint one_item');
      return { type: 'failed', text: fillIn(this.problems[error.code]?.detail ?? '不能改版', error.facts).replace(/^没有[^：。]*：/u, '') };
    }
  }

  private async texts(tx: Tx, { fromVersion, toVersion }: MigrationRow, { reasons }: Extract<Upgraded, { type: 'blocked' }>): Promise<readonly string[]> {
    const versions = { from: await lifecycleMachine(tx, fromVersion), to: await lifecycleMachine(tx, toVersion) };
    return reasons.map((reason) => blockedText(reason, versions));
  }
}

/** The names back. What began anew has none: its state is kept whole. */
function backwards({ places }: Mapping): Mapping {
  return { places: Object.fromEntries(Object.entries(places).flatMap(([from, { type, place }]) => (type === 'same' ? [[place, { type, place: from }]] : []))), states: {} };
}
