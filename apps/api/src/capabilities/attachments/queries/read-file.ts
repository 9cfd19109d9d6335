import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Caller } from '../../../kernel/http/caller.js';
import type { ItemReader } from '../item-reader.js';
import { filesOf } from './files-of.js';

export interface FileContent {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** The restricted item it hangs on; null for every other file. */
  readonly restrictedItemId: string | null;
}

const chunks: Named = { name: 'chunks-of-file', text: 'select bytes from file_chunks where file_id = $1 order by n' };

/** The file for its uploader or for who may read its item. Everybody else learns only that there is nothing. */
export async function readFile(tx: Tx, fileId: string, { caller, items }: { readonly caller: Caller; readonly items: ItemReader }): Promise<FileContent> {
  const [file] = await filesOf(tx, [fileId]);
  if (!file) throw new DomainError('request.not-found');
  const isReader =
    file.uploadedBy === caller.personId ||
    (file.itemId !== null && (await items.mayRead(tx, caller, file.itemId)) && (await items.mayReadFile(tx, caller, { id: fileId, itemId: file.itemId })));
  if (!isReader) throw new DomainError('request.not-found');
  const restrictedItemId = file.itemId !== null && (await items.isRestricted(tx, file.itemId)) ? file.itemId : null;
  const rows = await tx.rows<{ bytes: Buffer }>(chunks, [fileId]);
  return { name: file.name, type: file.type, bytes: Buffer.concat(rows.map(({ bytes }) => bytes)), restrictedItemId };
}
