import type { FormData } from '@bihuan/forms';
import { formsOf, initial } from '@bihuan/workflows';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { lifecycleMachine, publishedVersion } from '../definitions/index.js';
import { applyEvent } from './apply/apply-event.js';
import type { Applied } from './apply/apply-command.js';
import type { By } from './apply/by.js';
import { personOf } from './apply/by.js';
import type { Readings } from './facts/readings.js';

/** What an item is born with. It keeps the newest published version of its lifecycle and of every form that names. */
export interface NewItem {
  readonly id?: string;
  readonly kind: string;
  readonly parentId?: string | null;
  /** Absent: it is a root itself. */
  readonly rootId?: string;
  readonly unitId: string;
  readonly subjectUnitId?: string | null;
  readonly subjectPersonId?: string | null;
  readonly title: string;
  readonly privacy?: 'normal' | 'restricted';
  readonly listKey?: string | null;
  readonly mainForm?: string | null;
  readonly lifecycleKey: string;
  readonly startsOn?: string | null;
  readonly dueOn?: string | null;
  readonly dueWords?: string | null;
  readonly basis?: string | null;
  readonly leaderId?: string | null;
  readonly ownerId?: string | null;
  readonly fillerId?: string | null;
  readonly by: By;
  /** Data of the lifecycle's creation form. */
  readonly data?: FormData;
}

export async function createItem(tx: Tx, readings: Readings, seed: NewItem): Promise<Applied> {
  const id = seed.id ?? uuidV7();
  const { versionId } = await publishedVersion(tx, 'lifecycle', seed.lifecycleKey);
  const machine = await lifecycleMachine(tx, versionId);
  const born = initial(machine);
  const time = await clockOf(tx);
  const forms = new Set([...formsOf(machine.definition), ...(seed.mainForm ? [seed.mainForm] : [])]);
  await tx.rows(insert, [
    tx.tenantId, id, seed.kind, seed.parentId ?? null, seed.rootId ?? id, seed.unitId, seed.subjectUnitId ?? null, seed.subjectPersonId ?? null,
    seed.title, seed.privacy ?? 'normal', seed.listKey ?? null, seed.mainForm ?? null, versionId, JSON.stringify(await pins(tx, forms)),
    seed.startsOn ?? null, seed.dueOn ?? null, seed.dueWords ?? null, seed.basis ?? null, seed.leaderId ?? null, seed.ownerId ?? null,
    seed.fillerId ?? null, personOf(seed.by), JSON.stringify(born.value), JSON.stringify(born.context), time.at,
  ]);
  return applyEvent(tx, readings, { itemId: id, by: seed.by, event: { type: 'CREATE' }, expectedVersion: null, data: seed.data });
}

async function pins(tx: Tx, forms: ReadonlySet<string>): Promise<Record<string, string>> {
  const pinned: Record<string, string> = {};
  for (const form of forms) pinned[form] = (await publishedVersion(tx, 'form', form)).versionId;
  return pinned;
}

const insert = {
  name: 'insert-item',
  text: `insert into items (tenant_id, id, kind, parent_id, root_id, unit_id, subject_unit_id, subject_person_id, title, privacy, list_key, main_form,
    lifecycle_version_id, pins, starts_on, due_on, due_words, basis, leader_id, owner_id, filler_id, creator_id, value, context,
    states, version, head_seq, submissions, created_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, '{}', 0, 0, 0, $25, $25)`,
};
