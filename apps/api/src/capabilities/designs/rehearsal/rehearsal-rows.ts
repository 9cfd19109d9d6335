import type { FormData } from '@bihuan/forms';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { DesignDocument } from '../document/design-document.js';
import type { RehearsalRow } from './rehearsal.contract.js';

export interface Rehearsal {
  readonly id: string;
  readonly designId: string;
  readonly revision: number;
  readonly day: string;
  readonly status: 'running' | 'done' | 'cancelled' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly answers: Readonly<Record<string, FormData>>;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly endedAt: string | null;
}

/** With all it is played with. */
export interface WholeRehearsal extends Rehearsal {
  readonly document: DesignDocument;
  readonly units: readonly string[];
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const columns = `id, design_id as "designId", revision, to_char(on_day, 'YYYY-MM-DD') as day, status, done, total, answers, asked_by as "askedBy", ${instant('asked_at')} as "askedAt", ${instant('ended_at')} as "endedAt"`;
const insert: Named = {
  name: 'add-rehearsal',
  text: `insert into design_rehearsals (tenant_id, id, design_id, revision, on_day, document, units, answers, status, done, total, asked_by, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'running', 0, $9, $10, $11)`,
};
const ofDesign: Named = {
  name: 'rehearsals-of-design',
  text: `select ${columns} from design_rehearsals where design_id = $1 order by asked_at desc, id limit 10`,
};
const one: Named = { name: 'rehearsal', text: `select ${columns} from design_rehearsals where id = $1 and design_id = $2` };
const whole: Named = { name: 'lock-rehearsal', text: `select ${columns}, document, units from design_rehearsals where id = $1 for update` };
const running: Named = { name: 'running-rehearsal', text: `select id from design_rehearsals where design_id = $1 and status = 'running' limit 1` };
const advance: Named = {
  name: 'advance-rehearsal',
  text: `update design_rehearsals set done = $2, status = $3, ended_at = case when $3 = 'running' then null else $4::timestamptz end where id = $1`,
};
const cancel: Named = {
  name: 'cancel-rehearsal',
  text: `update design_rehearsals set status = 'cancelled', ended_at = $2 where id = $1 and status = 'running' returning id`,
};
const fail: Named = { name: 'fail-rehearsal', text: `update design_rehearsals set status = 'failed', ended_at = $2 where id = $1 and status = 'running'` };
const addRows: Named = {
  name: 'add-rehearsal-rows',
  text: `insert into design_rehearsal_rows (tenant_id, rehearsal_id, ordinal, unit_id, weight, troubles, told)
         select $1, $2, r.ordinal, r.unit, r.weight, array(select jsonb_array_elements_text(r.troubles)), r.told
         from jsonb_to_recordset($3::jsonb) as r (ordinal int, unit uuid, weight int, troubles jsonb, told jsonb)`,
};

export interface NewRehearsal extends Pick<WholeRehearsal, 'id' | 'designId' | 'revision' | 'day' | 'document' | 'units' | 'answers' | 'askedBy'> {}

export async function addRehearsal(tx: Tx, { id, designId, revision, day, document, units, answers, askedBy }: NewRehearsal): Promise<void> {
  if (await tx.row(running, [designId])) throw new DomainError('rehearsal.running');
  await tx.rows(insert, [
    tx.tenantId,
    id,
    designId,
    revision,
    day,
    JSON.stringify(document),
    units,
    JSON.stringify(answers),
    units.length,
    askedBy,
    (await clockOf(tx)).at,
  ]);
}

export const rehearsalsOf = (tx: Tx, designId: string): Promise<Rehearsal[]> => tx.rows(ofDesign, [designId]);

export async function rehearsalOf(tx: Tx, { designId, id }: { readonly designId: string; readonly id: string }): Promise<Rehearsal> {
  const row = await tx.row<Rehearsal>(one, [id, designId]);
  if (!row) throw new DomainError('rehearsal.unknown');
  return row;
}

/** Held until the transaction ends, so that nobody else goes on with it. */
export const lockRehearsal = (tx: Tx, id: string): Promise<WholeRehearsal | null> => tx.row(whole, [id]);

export async function advanceRehearsal(tx: Tx, { id, total }: Pick<Rehearsal, 'id' | 'total'>, done: number): Promise<void> {
  await tx.rows(advance, [id, done, done >= total ? 'done' : 'running', (await clockOf(tx)).at]);
}

export async function cancelRehearsal(tx: Tx, asked: { readonly designId: string; readonly id: string }): Promise<void> {
  await rehearsalOf(tx, asked);
  if (!(await tx.row(cancel, [asked.id, (await clockOf(tx)).at]))) throw new DomainError('rehearsal.ended');
}

export async function failRehearsal(tx: Tx, id: string): Promise<void> {
  await tx.rows(fail, [id, (await clockOf(tx)).at]);
}

export interface RowToKeep {
  readonly ordinal: number;
  readonly unit: string;
  readonly weight: number;
  readonly troubles: readonly string[];
  readonly told: RehearsalRow;
}

export async function keepRows(tx: Tx, id: string, rows: readonly RowToKeep[]): Promise<void> {
  await tx.rows(addRows, [tx.tenantId, id, JSON.stringify(rows)]);
}
