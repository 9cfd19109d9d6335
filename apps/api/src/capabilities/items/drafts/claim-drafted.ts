import type { FormData, FormDefinition } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import { claimFiles } from '../../attachments/index.js';
import { filesIn } from '../apply/handed-in.js';

interface Saver {
  readonly itemId: string;
  readonly personId: string;
  readonly definition: FormDefinition;
}

/**
 * A file somebody brings into a draft is the item's from then on, so that whoever fills it in beside him opens it and hands it in. He
 * brings only what he uploaded himself, or what is the item's already: nothing is learned of a file by writing its id down.
 */
export async function claimDrafted(
  tx: Tx,
  { itemId, personId, definition }: Saver,
  { before, after }: { readonly before: readonly FormData[]; readonly after: readonly FormData[] },
): Promise<void> {
  const stood = new Set(before.flatMap((data) => filesIn(definition, data)));
  const brought = after.flatMap((data) => filesIn(definition, data)).filter((id) => !stood.has(id));
  await claimFiles(tx, brought, itemId, personId);
}
