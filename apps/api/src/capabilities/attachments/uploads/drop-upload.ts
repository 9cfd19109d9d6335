import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lockUpload } from './upload-row.js';

const dropPieces: Named = { name: 'drop-upload-pieces', text: 'delete from upload_pieces where upload_id = any($1::uuid[])' };
const dropRows: Named = { name: 'drop-uploads', text: 'delete from uploads where id = any($1::uuid[])' };

export async function dropUploads(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.rows(dropPieces, [ids]);
  await tx.rows(dropRows, [ids]);
}

/** Gives up a file that is under way; nothing of it stays. */
export async function dropUpload(tx: Tx, id: string, personId: string): Promise<void> {
  await lockUpload(tx, id, personId);
  await dropUploads(tx, [id]);
}
