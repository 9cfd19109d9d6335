import type { FormData } from '@bihuan/forms';
import { formsOf, initial } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import { clockOf } from '../../kernel/clock/clock.js';
import type { BusinessTime } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { lifecycleMachine, publishedVersion } from '../definitions/index.js';
import { applyEvent } from './apply/apply-event.js';
import type { Applied } from './apply/apply-command.js';
import type { By } from './apply/by.js';
import { personOf } from './apply/by.js';
import type { Readings } from './facts/readings.js';
import type { ItemRow } from './item-row.js';

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

/** What the system gives birth to in numbers; nobody fills anything in. */
export type NewItemOfMany = Omit<NewItem, 'by' | 'data' | 'id'> & { readonly id: string };

export async function createItem(tx: Tx, readings: Readings, seed: NewItem): Promise<Applied> {
  const kind = await itemKind(tx, seed);
  const time = await clockOf(tx);
  const item = unborn(seed, { kind, time });
  await tx.rows(insert, [
    tx.tenantId,
    item.id,
    item.kind,
    item.parentId,
    item.rootId,
    item.unitId,
    item.subjectUnitId,
    item.subjectPersonId,
    item.title,
    item.privacy,
    item.listKey,
    item.mainForm,
    item.lifecycleVersionId,
    JSON.stringify(item.pins),
    item.startsOn,
    item.dueOn,
    item.dueWords,
    item.basis,
    item.leaderId,
    item.ownerId,
    item.fillerId,
    item.creatorId,
    JSON.stringify(item.value),
    JSON.stringify(item.context),
    time.at,
  ]);
  return applyEvent(tx, readings, { itemId: item.id, by: seed.by, event: { type: 'CREATE' }, expectedVersion: null, data: seed.data });
}

/** What an item is pinned to for its life. */
export interface ItemKind {
  readonly machine: Machine;
  readonly versionId: string;
  /** Form key → version. */
  readonly pins: Readonly<Record<string, string>>;
}

/** The newest published versions of its lifecycle and of every form that names. */
export async function itemKind(tx: Tx, { lifecycleKey, mainForm }: Pick<NewItem, 'lifecycleKey' | 'mainForm'>): Promise<ItemKind> {
  const { versionId } = await publishedVersion(tx, 'lifecycle', lifecycleKey);
  const machine = await lifecycleMachine(tx, versionId);
  return { machine, versionId, pins: await pinsFor(tx, machine, mainForm ?? null) };
}

/** The newest published version of every form a lifecycle names, and of the one its items hand in. */
export async function pinsFor(tx: Tx, { definition }: Machine, mainForm: string | null): Promise<Readonly<Record<string, string>>> {
  const pins: Record<string, string> = {};
  for (const form of new Set([...formsOf(definition), ...(mainForm ? [mainForm] : [])])) pins[form] = (await publishedVersion(tx, 'form', form)).versionId;
  return pins;
}

/** The item as it lies there before its first event. */
export function unborn(seed: NewItem, { kind, time }: { kind: ItemKind; time: BusinessTime }): ItemRow {
  const id = seed.id ?? uuidV7();
  const { value, context } = initial(kind.machine);
  return {
    id,
    kind: seed.kind,
    parentId: seed.parentId ?? null,
    rootId: seed.rootId ?? id,
    unitId: seed.unitId,
    subjectUnitId: seed.subjectUnitId ?? null,
    subjectPersonId: seed.subjectPersonId ?? null,
    title: seed.title,
    privacy: seed.privacy ?? 'normal',
    listKey: seed.listKey ?? null,
    mainForm: seed.mainForm ?? null,
    lifecycleVersionId: kind.versionId,
    pins: kind.pins,
    startsOn: seed.startsOn ?? null,
    dueOn: seed.dueOn ?? null,
    dueWords: seed.dueWords ?? null,
    basis: seed.basis ?? null,
    number: null,
    leaderId: seed.leaderId ?? null,
    ownerId: seed.ownerId ?? null,
    fillerId: seed.fillerId ?? null,
    creatorId: personOf(seed.by),
    value,
    context,
    states: [],
    ended: null,
    version: 0,
    headSeq: 0,
    headHash: null,
    submissions: 0,
    returns: 0,
    reopened: 0,
    isRegisteredLate: false,
    bornOn: time.today,
    firstSentOn: null,
  };
}

const insert = {
  name: 'insert-item',
  text: `insert into items (tenant_id, id, kind, parent_id, root_id, unit_id, subject_unit_id, subject_person_id, title, privacy, list_key, main_form,
    lifecycle_version_id, pins, starts_on, due_on, due_words, basis, leader_id, owner_id, filler_id, creator_id, value, context,
    states, version, head_seq, submissions, created_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, '{}', 0, 0, 0, $25, $25)`,
};
