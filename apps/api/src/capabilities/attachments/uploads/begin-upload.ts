import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { faultOfClaim } from '../checks/file-type.js';
import { plainName } from '../checks/plain-name.js';
import { dropUploads } from './drop-upload.js';
import { isFresh, progressOf } from './upload-row.js';
import type { UploadProgress, UploadRow } from './upload-row.js';

export const LARGEST = 20 * 1024 * 1024;
/** What one person may have under way at once. */
const MOST_UPLOADS = 40;
const MOST_BYTES = 20 * LARGEST;

export interface Announced {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly sha256: string;
}

// Two beginnings of one person wait for each other here, so that together they keep to what he may have.
const alone: Named = { name: 'begin-upload-alone', text: `select pg_advisory_xact_lock(hashtextextended('upload ' || $1::text, 0))` };
const sameAgain: Named = {
  name: 'find-upload-to-go-on',
  text: `select id, name, type, size, sha256, received from uploads
         where uploaded_by = $1 and name = $2 and type = $3 and size = $4 and sha256 = $5 and ${isFresh} order by id desc limit 1`,
};
const underWay: Named = {
  name: 'count-own-uploads',
  text: `select count(*)::int as count, coalesce(sum(size), 0)::float8 as bytes from uploads where uploaded_by = $1 and ${isFresh}`,
};
const stale: Named = { name: 'find-stale-uploads', text: `select id from uploads where not (${isFresh}) order by touched_at limit 20 for update skip locked` };
const add: Named = {
  name: 'begin-upload',
  text: 'insert into uploads (tenant_id, id, uploaded_by, name, type, size, sha256) values ($1, $2, $3, $4, $5, $6, $7)',
};

/** Announces a file. The very same file begun before goes on where it stopped, also after the page was closed. What would be refused in the end is refused now. */
export async function beginUpload(tx: Tx, { name: given, size, type, sha256 }: Announced, personId: string): Promise<UploadProgress> {
  const name = plainName(given);
  const code = faultOfClaim(name, type)?.code ?? (size === 0 ? 'file.empty' : size > LARGEST ? 'file.too-large' : null);
  if (code !== null) throw new DomainError(code, { name });
  await tx.rows(alone, [personId]);
  await dropUploads(
    tx,
    (await tx.rows<{ id: string }>(stale)).map(({ id }) => id),
  );
  const before = await tx.row<UploadRow>(sameAgain, [personId, name, type, size, sha256]);
  if (before) return progressOf(before);
  const now = await tx.row<{ count: number; bytes: number }>(underWay, [personId]);
  if (now && (now.count >= MOST_UPLOADS || now.bytes + size > MOST_BYTES)) throw new DomainError('upload.too-many');
  const id = uuidV7();
  await tx.rows(add, [tx.tenantId, id, personId, name, type, size, sha256]);
  return progressOf({ id, name, type, size, sha256, received: 0 });
}
