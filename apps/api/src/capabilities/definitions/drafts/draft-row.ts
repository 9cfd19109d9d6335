import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';

export interface DraftRow {
  readonly id: string;
  readonly fileName: string;
  readonly content: string;
  readonly libraryVersions: readonly string[];
  readonly uploadedBy: string;
  readonly uploadedAt: string;
  /** Everybody who changed what is in it, where it was made as a design. */
  readonly authors: readonly string[];
  /** By kind and key, the version it was made from; 0: there was none. Of what somebody uploaded nothing is known. */
  readonly madeFrom: Readonly<Record<string, number>>;
  readonly status: 'open' | 'published' | 'discarded';
  readonly settledBy: string | null;
  readonly settledAt: string | null;
}

/** Only what was drawn on the page has authors beside whoever brought it. */
export const madeOnPage = ({ authors }: Pick<DraftRow, 'authors'>): boolean => authors.length > 0;

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const columns = `id, file_name as "fileName", library_versions as "libraryVersions", uploaded_by as "uploadedBy", authors, made_from as "madeFrom", ${instant('uploaded_at')} as "uploadedAt", status,
  settled_by as "settledBy", ${instant('settled_at')} as "settledAt"`;
const byId: Named = { name: 'definition-draft', text: `select ${columns}, content from definition_drafts where id = $1` };
const locked: Named = { name: 'lock-definition-draft', text: `select ${columns}, content from definition_drafts where id = $1 for update` };
const latest: Named = { name: 'latest-definition-drafts', text: `select ${columns} from definition_drafts order by uploaded_at desc, id limit 50` };

export async function readDraft(tx: Tx, id: string, { lock = false }: { lock?: boolean } = {}): Promise<DraftRow> {
  const row = await tx.row<DraftRow>(lock ? locked : byId, [id]);
  if (!row) throw new DomainError('definition.draft-unknown');
  return row;
}

/** The latest fifty, without their text. */
export function draftRows(tx: Tx): Promise<Omit<DraftRow, 'content'>[]> {
  return tx.rows(latest);
}
