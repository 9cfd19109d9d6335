import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { SimulateBody } from '../try-out/try-out.contract.js';
import type { CaseExpected } from './case.contract.js';

/** What was seen when it was kept, in words that stay true when the design has other ones. */
export interface CaseTold {
  /** Each act, as «支部书记：同意（待书记签发）»: by post, since people come and go and the record names none of them for ever. */
  readonly steps: readonly string[];
  /** Where it stood after its creation and after each act. */
  readonly trail: readonly (readonly string[])[];
  readonly places: Readonly<Record<string, string>>;
  readonly posts: Readonly<Record<string, string>>;
  /** By post. */
  readonly starter: string | null;
}

/** All that makes a case. */
export interface CaseContent {
  readonly name: string;
  readonly run: SimulateBody;
  readonly expected: CaseExpected;
  readonly told: CaseTold;
}

export interface CaseRow extends CaseContent {
  readonly id: string;
  readonly revision: number;
  readonly changedBy: string;
  readonly changedAt: string;
  readonly removedAt: string | null;
}

export type CaseChange = 'made' | 'changed' | 'rerecorded' | 'copied' | 'removed';

/** As many as anybody looks through, and as are replayed while somebody waits. */
export const MOST_CASES = 200;

const columns = `id, revision, name, run, expected, told, changed_by as "changedBy", to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt",
  case when is_removed then to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as "removedAt"`;
const ofProcess: Named = {
  name: 'cases-of-process',
  text: `select ${columns} from process_cases where process_key = $1 order by is_removed, id limit ${MOST_CASES * 2}`,
};
const locked: Named = { name: 'lock-case', text: `select ${columns} from process_cases where process_key = $1 and id = $2 and not is_removed for update` };
const count: Named = { name: 'count-cases', text: 'select count(*)::int as n from process_cases where process_key = $1 and not is_removed' };
const insert: Named = {
  name: 'add-case',
  text: `insert into process_cases (tenant_id, id, process_key, revision, unit_id, name, run, expected, told, changed_by, changed_at, is_removed) values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, false)`,
};
const save: Named = {
  name: 'save-case',
  text: 'update process_cases set revision = $2, unit_id = $3, name = $4, run = $5, expected = $6, told = $7, changed_by = $8, changed_at = $9, is_removed = $10 where id = $1',
};
const append: Named = {
  name: 'append-case-change',
  text: 'insert into process_case_changes (tenant_id, case_id, revision, what, by_person, at, content) values ($1, $2, $3, $4, $5, now(), $6)',
};

/** Also those that were removed, which come last. */
export const caseRows = (tx: Tx, processKey: string): Promise<CaseRow[]> => tx.rows(ofProcess, [processKey]);

/** Those that stand, the oldest first. */
export async function casesOf(tx: Tx, processKey: string): Promise<CaseRow[]> {
  return (await caseRows(tx, processKey)).filter(({ removedAt }) => removedAt === null);
}

export async function lockCase(
  tx: Tx,
  { processKey, id, revision }: { readonly processKey: string; readonly id: string; readonly revision?: number },
): Promise<CaseRow> {
  const row = await tx.row<CaseRow>(locked, [processKey, id]);
  if (!row) throw new DomainError('case.unknown');
  if (revision !== undefined && revision !== row.revision) throw new DomainError('case.changed-meanwhile', { name: row.name });
  return row;
}

interface Keeping {
  readonly id: string;
  readonly personId: string;
  readonly what: CaseChange;
  readonly content: CaseContent;
}

export async function addCase(tx: Tx, { id, personId, what, content, processKey }: Keeping & { readonly processKey: string }): Promise<number> {
  if (((await tx.row<{ n: number }>(count, [processKey]))?.n ?? 0) >= MOST_CASES) throw new DomainError('case.too-many', { most: MOST_CASES });
  const { name, run, expected, told } = content;
  await tx.rows(insert, [
    tx.tenantId,
    id,
    processKey,
    run.unitId,
    name,
    JSON.stringify(run),
    JSON.stringify(expected),
    JSON.stringify(told),
    personId,
    (await clockOf(tx)).at,
  ]);
  await tx.rows(append, [tx.tenantId, id, 1, what, personId, JSON.stringify(content)]);
  return 1;
}

/** Every change is kept beside what it is now, also that it was removed. */
export async function saveCase(tx: Tx, { id, personId, what, content, revision }: Keeping & { readonly revision: number }): Promise<number> {
  const { name, run, expected, told } = content;
  await tx.rows(save, [
    id,
    revision + 1,
    run.unitId,
    name,
    JSON.stringify(run),
    JSON.stringify(expected),
    JSON.stringify(told),
    personId,
    (await clockOf(tx)).at,
    what === 'removed',
  ]);
  await tx.rows(append, [tx.tenantId, id, revision + 1, what, personId, JSON.stringify(content)]);
  return revision + 1;
}
