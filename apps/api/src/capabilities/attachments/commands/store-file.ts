import { createHash } from 'node:crypto';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { checkFile } from '../checks/file-type.js';
import { stripPlace } from '../checks/strip-place.js';
import { PIECE } from '../uploads/upload-row.js';

/** A file that passed the checks, as it will be stored. */
export interface CheckedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** Of the bytes as stored, in hex. */
  readonly sha256: string;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly sha256: string;
}

/** Refuses what is not what it says it is or does harm; takes the place out of pictures. */
export async function checkedFile(name: string, claimedType: string, raw: Buffer): Promise<CheckedFile> {
  const verdict = await checkFile(name, claimedType, raw);
  if (!verdict.ok) throw new DomainError(verdict.fault.code, { name, ...verdict.fault.facts });
  const bytes = stripPlace(verdict.type, raw);
  return { name, type: verdict.type, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const addFile: Named = {
  name: 'add-file',
  text: 'insert into files (tenant_id, id, name, type, size, sha256, uploaded_by) values ($1, $2, $3, $4, $5, $6, $7)',
};
const addChunk: Named = { name: 'add-file-chunk', text: 'insert into file_chunks (tenant_id, file_id, n, bytes) values ($1, $2, $3, $4)' };

/** Stores a checked file in pieces; it belongs to nobody's item until a submission claims it. */
export async function storeFile(tx: Tx, file: CheckedFile, personId: string): Promise<StoredFile> {
  const id = uuidV7();
  const { name, type, sha256, bytes } = file;
  await tx.rows(addFile, [tx.tenantId, id, name, type, bytes.length, sha256, personId]);
  for (let n = 0; n * PIECE < bytes.length; n += 1) {
    await tx.rows(addChunk, [tx.tenantId, id, n, bytes.subarray(n * PIECE, (n + 1) * PIECE)]);
  }
  return { id, name, size: bytes.length, type, sha256 };
}
