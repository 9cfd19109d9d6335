import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { claimFiles, filesOf } from '../../attachments/index.js';
import type { ApplyCommand } from './apply-command.js';
import { personOf } from './by.js';

/**
 * What comes with a decision belongs to the item from now on, and its hashes into the record. Nobody attaches what somebody else uploaded; with a
 * paper it is whoever enters it. */
export async function attachedBy(tx: Tx, { itemId, by, paper, files = [] }: ApplyCommand): Promise<Readonly<Record<string, string>> | null> {
  const person = paper?.enteredBy ?? personOf(by);
  if (files.length === 0 || person === null) return null;
  await claimFiles(tx, files, itemId, person);
  const found = await filesOf(tx, files);
  if (found.some(({ uploadedBy }) => uploadedBy !== person)) throw new DomainError('file.not-yours');
  return Object.fromEntries(found.map(({ id, sha256 }) => [id, sha256]));
}
