import type { FormData, FormDefinition } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Counts, OfSheets } from './counts.js';
import type { SetAside } from './set-aside.js';

export type FormChangeStatus = 'running' | 'done' | 'failed' | 'undoing' | 'undone';

export interface FormChangeRow {
  readonly id: string;
  readonly form: string;
  readonly kind: 'rehearsal' | 'change';
  /** What is rehearsed and not published yet; null: the newest version. */
  readonly definition: FormDefinition | null;
  readonly toVersion: string | null;
  readonly reason: string | null;
  readonly undoReason: string | null;
  readonly status: FormChangeStatus;
  readonly total: number;
  readonly done: number;
  readonly afterItem: string | null;
  readonly found: Counts;
  readonly begunBy: string;
  readonly begunAt: string;
  readonly undoneBy: string | null;
}

/** What is put back when it is undone. */
export interface BeforeChange {
  readonly pin: string;
  readonly draft: { readonly data: FormData; readonly marks: unknown; readonly asides: unknown; readonly by: string; readonly at: string } | null;
  /** What was handed in last, as it was. */
  readonly handed: FormData | null;
}

export interface FormChangeItem {
  readonly itemId: string;
  readonly outcome: 'moved' | 'stays' | 'undone' | 'kept';
  readonly why: string | null;
  readonly before: BeforeChange | null;
  readonly itemVersion: number | null;
  readonly draftRevision: number | null;
  readonly setAside: readonly SetAside[];
}

const columns = `id, form_key as form, kind, definition, to_version as "toVersion", reason, undo_reason as "undoReason", status, total, done, after_item as "afterItem", found,
  begun_by as "begunBy", to_char(begun_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "begunAt", undone_by as "undoneBy"`;
const read: Named = { name: 'read-form-change', text: `select ${columns} from form_changes where id = $1` };
const lock: Named = { name: 'lock-form-change', text: `select ${columns} from form_changes where id = $1 for update` };
const latest: Named = {
  name: 'changes-of-form',
  text: `select ${columns} from form_changes where form_key = $1 and kind = 'change' order by begun_at desc, id desc limit 20`,
};
const underWay: Named = {
  name: 'form-change-under-way',
  text: `select id from form_changes where form_key = $1 and kind = 'change' and status in ('running', 'undoing') limit 1`,
};
const rehearsed: Named = {
  name: 'form-rehearsal-under-way',
  text: `select id from form_changes where form_key = $1 and kind = 'rehearsal' and status = 'running' limit 1`,
};
const insert: Named = {
  name: 'begin-form-change',
  text: `insert into form_changes (tenant_id, id, form_key, kind, definition, to_version, reason, total, begun_by, begun_at, found) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
};
const advance: Named = { name: 'advance-form-change', text: 'update form_changes set done = $2, after_item = $3, found = $4, status = $5 where id = $1' };
const setStatus: Named = { name: 'status-of-form-change', text: 'update form_changes set status = $2 where id = $1' };
const undoing: Named = { name: 'undo-form-change', text: `update form_changes set status = 'undoing', undo_reason = $2, undone_by = $3 where id = $1` };
const keep: Named = {
  name: 'keep-form-change-item',
  text: `insert into form_change_items (tenant_id, change_id, item_id, outcome, why, before, item_version, draft_revision, set_aside) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict on constraint pk_form_change_items do update set outcome = excluded.outcome, why = excluded.why`,
};
const moved: Named = {
  name: 'items-of-form-change-to-bring-back',
  text: `select item_id as "itemId", outcome, why, before, item_version as "itemVersion", draft_revision as "draftRevision", set_aside as "setAside"
         from form_change_items where change_id = $1 and outcome = 'moved' order by item_id limit $2`,
};
const counted: Named = {
  name: 'outcomes-of-form-change',
  text: `select m.outcome, count(*) filter (where i.privacy <> 'restricted')::int as open, count(*) filter (where i.privacy = 'restricted')::int as restricted
         from form_change_items m join items i on i.id = m.item_id where m.change_id = $1 group by m.outcome`,
};

export async function formChangeOf(tx: Tx, id: string, { locked = false }: { locked?: boolean } = {}): Promise<FormChangeRow> {
  const row = await tx.row<FormChangeRow>(locked ? lock : read, [id]);
  if (!row) throw new DomainError('form-change.unknown');
  return row;
}
export const changesOfForm = (tx: Tx, form: string): Promise<FormChangeRow[]> => tx.rows<FormChangeRow>(latest, [form]);
export const isFormChanging = async (tx: Tx, form: string): Promise<boolean> => (await tx.row(underWay, [form])) !== null;
export const isFormRehearsed = async (tx: Tx, form: string): Promise<boolean> => (await tx.row(rehearsed, [form])) !== null;
/** Orders come one after another, so that each sees the one before. */
export const lockFormChanges = async (tx: Tx): Promise<void> =>
  void (await tx.rows(`select pg_advisory_xact_lock(hashtextextended('form-changes/' || $1, 0))`, [tx.tenantId]));

export type NewFormChange = Pick<FormChangeRow, 'id' | 'form' | 'kind' | 'definition' | 'toVersion' | 'reason' | 'total' | 'begunBy' | 'begunAt' | 'found'>;
export async function beginFormChange(tx: Tx, row: NewFormChange): Promise<void> {
  const definition = row.definition === null ? null : JSON.stringify(row.definition);
  await tx.rows(insert, [
    tx.tenantId,
    row.id,
    row.form,
    row.kind,
    definition,
    row.toVersion,
    row.reason,
    row.total,
    row.begunBy,
    row.begunAt,
    JSON.stringify(row.found),
  ]);
}
export const advanceFormChange = async (tx: Tx, id: string, at: Pick<FormChangeRow, 'done' | 'afterItem' | 'found' | 'status'>): Promise<void> =>
  void (await tx.rows(advance, [id, at.done, at.afterItem, JSON.stringify(at.found), at.status]));
export const setFormChangeStatus = async (tx: Tx, id: string, status: FormChangeStatus): Promise<void> => void (await tx.rows(setStatus, [id, status]));
export const beginFormUndo = async (tx: Tx, id: string, { reason, by }: { readonly reason: string; readonly by: string }): Promise<void> =>
  void (await tx.rows(undoing, [id, reason, by]));

export async function keepFormChangeItem(tx: Tx, changeId: string, item: FormChangeItem): Promise<void> {
  const before = item.before === null ? null : JSON.stringify(item.before);
  await tx.rows(keep, [
    tx.tenantId,
    changeId,
    item.itemId,
    item.outcome,
    item.why,
    before,
    item.itemVersion,
    item.draftRevision,
    JSON.stringify(item.setAside),
  ]);
}
export const itemsMoved = (tx: Tx, id: string, most: number): Promise<FormChangeItem[]> => tx.rows<FormChangeItem>(moved, [id, most]);
export const outcomesOfChange = async (tx: Tx, id: string): Promise<ReadonlyMap<string, OfSheets>> =>
  new Map((await tx.rows<{ outcome: string } & OfSheets>(counted, [id])).map(({ outcome, open, restricted }) => [outcome, { open, restricted }]));

const asideOfItem: Named = {
  name: 'set-aside-of-item',
  text: `select c.to_version as "toVersion", m.set_aside as "setAside" from form_change_items m join form_changes c on c.id = m.change_id
         where m.item_id = $1 and m.outcome in ('moved', 'kept') and m.set_aside <> '[]' order by c.begun_at desc, c.id desc`,
};
/** What changes of forms did not carry over, the newest first. */
export const setAsideOfItem = (tx: Tx, itemId: string): Promise<{ readonly toVersion: string; readonly setAside: readonly SetAside[] }[]> =>
  tx.rows<{ toVersion: string; setAside: readonly SetAside[] }>(asideOfItem, [itemId]);
