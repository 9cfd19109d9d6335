import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';

// The item's own files stay claimable by whoever saves or submits it next; another item's never are.
const claim: Named = {
  name: 'claim-files',
  text: `update files set item_id = $2 where id = any($1::uuid[]) and (item_id = $2 or (item_id is null and uploaded_by = $3)) returning id`,
};

// Four parameters by the agreed door.
/** Ties uploaded files to the item they were saved or submitted with. Refuses files of other people or of other items. */
export async function claimFiles(tx: Tx, fileIds: readonly string[], itemId: string, personId: string): Promise<void> {
  const wanted = [...new Set(fileIds)];
  if (wanted.length === 0) return;
  const claimed = await tx.rows<{ id: string }>(claim, [wanted, itemId, personId]);
  if (claimed.length !== wanted.length) throw new DomainError('file.not-yours');
}
