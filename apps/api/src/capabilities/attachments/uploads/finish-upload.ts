import { createHash } from 'node:crypto';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { storeFile } from '../commands/store-file.js';
import type { CheckedFile, StoredFile } from '../commands/store-file.js';
import { dropUpload } from './drop-upload.js';
import { ownUpload } from './upload-row.js';
import type { UploadRow } from './upload-row.js';

export interface WholeUpload extends UploadRow {
  readonly bytes: Buffer;
}

const pieces: Named = { name: 'pieces-of-upload', text: 'select bytes from upload_pieces where upload_id = $1 order by starts_at' };

/** All bytes of somebody's own upload, which are those that were announced. */
export async function wholeUpload(tx: Tx, id: string, personId: string): Promise<WholeUpload> {
  const upload = await ownUpload(tx, id, personId);
  if (upload.received < upload.size) throw new DomainError('upload.not-whole', { offset: upload.received });
  const rows = await tx.rows<{ bytes: Buffer }>(pieces, [id]);
  const bytes = Buffer.concat(rows.map((row) => row.bytes));
  if (createHash('sha256').update(bytes).digest('hex') !== upload.sha256) throw new DomainError('file.hash-differs', { name: upload.name });
  return { ...upload, bytes };
}

/** The checked file takes the place of its pieces; who comes second finds nothing to finish. */
export async function finishUpload(
  tx: Tx,
  id: string,
  { file, personId }: { readonly file: CheckedFile | null; readonly personId: string },
): Promise<StoredFile> {
  await dropUpload(tx, id, personId);
  if (file === null) throw new DomainError('upload.gone');
  return storeFile(tx, file, personId);
}
