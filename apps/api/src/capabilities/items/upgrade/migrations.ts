import { planMigration } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { lifecycleMachine, versionById } from '../../definitions/index.js';
import { permissionsOf } from '../../people/index.js';
import { mayOverride } from '../commands/override.js';
import { itemColumns, stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { blockedText } from './blocked-text.js';
import { MIGRATE_TOPIC } from './migrate.js';
import type { MigrateBody, MigrationView, PlanBody, PlanView, UndoBody } from './migration.contract.js';
import { beginUndo, migrationOf, orderMigration } from './migration-rows.js';
import type { MigrationOutcome } from './migration-rows.js';

/** Lines of a report; more are counted. */
const SHOWN = 200;

/** Against the usual course, so by whoever may do that. */
async function refuseOthers(tx: Tx, personId: string): Promise<void> {
  if (!mayOverride(await permissionsOf(tx, personId, (await clockOf(tx)).today))) throw new DomainError('request.not-allowed');
}

/** Two published versions of one lifecycle. */
async function refuseOtherVersions(tx: Tx, { from, to }: Pick<PlanBody, 'from' | 'to'>): Promise<void> {
  const [was, is] = [await versionById(tx, 'lifecycle', from), await versionById(tx, 'lifecycle', to)];
  if (was.versionId === is.versionId || was.definition.key !== is.definition.key) throw new DomainError('migration.other-lifecycle');
}

/** What would happen if it were ordered now; changes nothing. */
export async function planOf(tx: Tx, personId: string, { from, to, mapping }: PlanBody): Promise<PlanView> {
  await refuseOthers(tx, personId);
  await refuseOtherVersions(tx, { from, to });
  const versions = { from: await lifecycleMachine(tx, from), to: await lifecycleMachine(tx, to) };
  const items = await tx.rows<ItemRow>({ name: 'running-items-of-version', text: `select ${itemColumns} from items i where i.lifecycle_version_id = $1 and i.ended is null order by i.id` }, [from]);
  const blocked = items.flatMap((item) => {
    const plan = planMigration(versions, stateOf(item), mapping);
    return plan.type === 'plan' ? [] : [{ itemId: item.id, title: titleOf(item), reasons: plan.reasons.map((reason) => blockedText(reason, versions)) }];
  });
  return { running: items.length, movable: items.length - blocked.length, blocked: blocked.slice(0, SHOWN) };
}

const titleOf = ({ privacy, title }: Pick<ItemRow, 'privacy' | 'title'>): string => (privacy === 'normal' ? title : '限定范围的一件事项');

export async function orderOf(tx: Tx, personId: string, { from, to, mapping, reason }: MigrateBody): Promise<MigrationView> {
  await refuseOthers(tx, personId);
  await refuseOtherVersions(tx, { from, to });
  const id = uuidV7();
  await orderMigration(tx, { id, fromVersion: from, toVersion: to, mapping, reason, orderedBy: personId }, (await clockOf(tx)).at);
  await addToOutbox(tx, MIGRATE_TOPIC, { migrationId: id });
  return reportOf(tx, personId, id);
}

/** Only what is over may be undone: a batch that still comes would move what was just brought back. */
export async function undoOf(tx: Tx, personId: string, { id, reason }: UndoBody & { id: string }): Promise<MigrationView> {
  await refuseOthers(tx, personId);
  const migration = await migrationOf(tx, id, { locked: true });
  if (migration.status !== 'moved') throw new DomainError(migration.status === 'moving' ? 'migration.still-moving' : 'migration.undone-already');
  await beginUndo(tx, id, { reason, by: personId });
  await addToOutbox(tx, MIGRATE_TOPIC, { migrationId: id });
  return reportOf(tx, personId, id);
}

interface Line {
  readonly itemId: string;
  readonly outcome: MigrationOutcome;
  readonly why: readonly string[] | null;
  readonly title: string;
  readonly privacy: ItemRow['privacy'];
}

const lines = {
  name: 'items-of-migration',
  text: `select m.item_id as "itemId", m.outcome, m.why, i.title, i.privacy from lifecycle_migration_items m join items i on i.id = m.item_id where m.migration_id = $1
         order by case m.outcome when 'blocked' then 0 when 'kept' then 1 else 2 end, i.id limit ${SHOWN}`,
};
const counts = { name: 'outcomes-of-migration', text: 'select outcome, count(*)::int as n from lifecycle_migration_items where migration_id = $1 group by outcome' };
const left = {
  name: 'left-of-migration',
  text: `select count(*)::int as n from items i where i.lifecycle_version_id = $2 and i.ended is null and not exists (select from lifecycle_migration_items m where m.migration_id = $1 and m.item_id = i.id)`,
};

/** How far it is, and what became of each item; first those that did not go over. */
export async function reportOf(tx: Tx, personId: string, id: string): Promise<MigrationView> {
  await refuseOthers(tx, personId);
  const migration = await migrationOf(tx, id);
  const [was, is] = [await versionById(tx, 'lifecycle', migration.fromVersion), await versionById(tx, 'lifecycle', migration.toVersion)];
  const found = new Map((await tx.rows<{ outcome: MigrationOutcome; n: number }>(counts, [id])).map(({ outcome, n }) => [outcome, n]));
  const items = await tx.rows<Line>(lines, [id]);
  const waiting = migration.status === 'moving' ? ((await tx.row<{ n: number }>(left, [id, migration.fromVersion]))?.n ?? 0) : 0;
  return {
    id, lifecycle: is.definition.title, from: was.version, to: is.version, reason: migration.reason, undoReason: migration.undoReason, status: migration.status,
    left: waiting, moved: found.get('moved') ?? 0, blocked: found.get('blocked') ?? 0, undone: found.get('undone') ?? 0, kept: found.get('kept') ?? 0,
    items: items.map(({ itemId, outcome, why, ...item }) => ({ itemId, outcome, title: titleOf(item), text: textOf(outcome, why) })),
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
