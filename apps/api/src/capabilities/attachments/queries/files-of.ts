import type { Named, Tx } from '../../../kernel/database/tx.js';

/** What is known of a file without its bytes. */
export interface FileFacts {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly sha256: string;
  readonly uploadedBy: string;
  /** Null until a draft or a submission claims it. */
  readonly itemId: string | null;
}

const factsOfFiles: Named = {
  name: 'facts-of-files',
  text: 'select id, name, size, type, sha256, uploaded_by as "uploadedBy", item_id as "itemId" from files where id = any($1::uuid[]) order by uploaded_at, id',
};

/** Files by id; one that does not exist is simply not among the answer. */
export function filesOf(tx: Tx, ids: readonly string[]): Promise<FileFacts[]> {
  return ids.length === 0 ? Promise.resolve([]) : tx.rows<FileFacts>(factsOfFiles, [ids]);
}
