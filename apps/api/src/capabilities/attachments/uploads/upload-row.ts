import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';

/** Pieces are kept in this size, and files later in the same. */
export const PIECE = 256 * 1024;

export interface UploadRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly received: number;
}

/** What its owner is told of it. */
export interface UploadProgress {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly offset: number;
  readonly piece: number;
}

export const progressOf = ({ id, name, size, received }: UploadRow): UploadProgress => ({ id, name, size, offset: received, piece: PIECE });

/** An upload nobody added to since then is as good as gone. */
export const isFresh = `touched_at > now() - interval '24 hours'`;

const own = `select id, name, type, size, sha256, received from uploads where id = $1 and uploaded_by = $2 and ${isFresh}`;
const readOwn: Named = { name: 'read-own-upload', text: own };
const lockOwn: Named = { name: 'lock-own-upload', text: `${own} for update` };

/** Somebody's own upload; for everybody else, and once it expired, there is none. */
export async function ownUpload(tx: Tx, id: string, personId: string): Promise<UploadRow> {
  return found(await tx.row<UploadRow>(readOwn, [id, personId]));
}

/** The same, held until the end of the transaction: two pieces of one file never come at once. */
export async function lockUpload(tx: Tx, id: string, personId: string): Promise<UploadRow> {
  return found(await tx.row<UploadRow>(lockOwn, [id, personId]));
}

function found(row: UploadRow | null): UploadRow {
  if (!row) throw new DomainError('upload.gone');
  return row;
}
