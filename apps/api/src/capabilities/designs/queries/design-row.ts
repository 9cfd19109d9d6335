import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { DesignDocument } from '../document/design-document.js';
import type { FormBases } from '../sources/form-bases.js';

export interface DesignRow {
  readonly id: string;
  readonly kind: 'lifecycle' | 'form';
  readonly key: string;
  readonly title: string;
  readonly baseVersionId: string | null;
  readonly baseVersion: number | null;
  /** The newest published one of its key. */
  readonly newestVersion: number | null;
  readonly revision: number;
  readonly status: 'open' | 'handed-over' | 'discarded';
  readonly createdBy: string;
  readonly updatedBy: string;
  readonly updatedAt: string;
  readonly draftId: string | null;
  readonly document: DesignDocument;
  readonly formBases: FormBases;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const columns = `g.id, g.kind, g.key, g.title, g.base_version_id as "baseVersionId", b.version as "baseVersion", g.revision, g.status, g.created_by as "createdBy",
  g.updated_by as "updatedBy", ${instant('g.updated_at')} as "updatedAt", g.draft_id as "draftId",
  (select max(v.version) from definitions d join definition_versions v on v.definition_id = d.id where d.kind = g.kind and d.key = g.key and v.status = 'published') as "newestVersion"`;
const tables = 'designs g left join definition_versions b on b.id = g.base_version_id';
const byId: Named = { name: 'design', text: `select ${columns}, g.document, g.form_bases as "formBases" from ${tables} where g.id = $1` };
const locked: Named = {
  name: 'lock-design',
  text: `select ${columns}, g.document, g.form_bases as "formBases" from ${tables} where g.id = $1 for update of g`,
};
// What is worked on first; of what is settled the latest.
const latest: Named = { name: 'latest-designs', text: `select ${columns} from ${tables} order by g.status <> 'open', g.updated_at desc, g.id limit 200` };

export async function readDesign(tx: Tx, id: string, { lock = false }: { lock?: boolean } = {}): Promise<DesignRow> {
  const row = await tx.row<DesignRow>(lock ? locked : byId, [id]);
  if (!row) throw new DomainError('design.unknown');
  return row;
}

/** The row, which is still worked on. */
export async function openDesign(tx: Tx, id: string): Promise<DesignRow> {
  const row = await readDesign(tx, id, { lock: true });
  if (row.status !== 'open') throw new DomainError('design.settled', { as: row.status === 'discarded' ? '作废' : '送发布' });
  return row;
}

const wrote: Named = {
  name: 'authors-of-design',
  text: `select by_person as id from design_changes where design_id = $1 union select unnest(brought_by) from designs where id = $1 order by id`,
};

/** Everybody who ever changed it, also where it was taken back, and whose work it began with. */
export async function authorsOf(tx: Tx, id: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(wrote, [id])).map((row) => row.id);
}

export function designRows(tx: Tx): Promise<Omit<DesignRow, 'document' | 'formBases'>[]> {
  return tx.rows(latest);
}
