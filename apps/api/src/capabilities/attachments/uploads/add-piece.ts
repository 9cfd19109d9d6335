import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { faultOfBeginning } from '../checks/file-type.js';
import { lockUpload, PIECE, progressOf } from './upload-row.js';
import type { UploadProgress } from './upload-row.js';

export interface Piece {
  readonly uploadId: string;
  readonly offset: number;
  readonly bytes: Buffer;
}

const add: Named = { name: 'add-upload-piece', text: 'insert into upload_pieces (tenant_id, upload_id, starts_at, bytes) values ($1, $2, $3, $4)' };
const goOn: Named = { name: 'move-upload-on', text: 'update uploads set received = $2, touched_at = now() where id = $1' };
const same: Named = { name: 'compare-upload-piece', text: 'select 1 as yes from upload_pieces where upload_id = $1 and starts_at = $2 and bytes = $3' };

/**
 * Keeps the next piece of a file. The same piece sent again after a lost answer changes nothing and is answered alike, so it needs no key;
 * anything else at a place that is filled, or beyond the next one, is refused and says where to go on.
 */
export async function addPiece(tx: Tx, { uploadId, offset, bytes }: Piece, personId: string): Promise<UploadProgress> {
  const upload = await lockUpload(tx, uploadId, personId);
  const expected = Math.min(PIECE, upload.size - offset);
  if (bytes.length === 0 || offset > upload.received || offset % PIECE !== 0 || bytes.length !== expected)
    throw new DomainError('upload.out-of-place', { offset: upload.received });
  if (offset < upload.received) {
    if ((await tx.row(same, [uploadId, offset, bytes])) === null) throw new DomainError('upload.out-of-place', { offset: upload.received });
    return progressOf(upload);
  }
  const wrong = offset === 0 ? faultOfBeginning(upload.name, bytes) : null;
  if (wrong) throw new DomainError(wrong.code, { name: upload.name });
  await tx.rows(add, [tx.tenantId, uploadId, offset, bytes]);
  await tx.rows(goOn, [uploadId, offset + bytes.length]);
  return progressOf({ ...upload, received: offset + bytes.length });
}
