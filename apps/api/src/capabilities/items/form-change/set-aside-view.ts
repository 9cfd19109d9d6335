import type { Tx } from '../../../kernel/database/tx.js';
import { versionById } from '../../definitions/index.js';
import type { Drafts } from '../drafts/drafts.js';
import type { SetAsideView } from './form-change.contract.js';
import { setAsideOfItem } from './form-change-rows.js';

/** What stood in a draft and was not carried over when its form changed. It was typed by whoever fills it in, so it is shown to him alone. */
export async function setAsideFor(tx: Tx, drafts: Drafts, { itemId, personId }: { readonly itemId: string; readonly personId: string }): Promise<SetAsideView> {
  if ((await drafts.revisionFor(tx, itemId, personId)) === null) return { lines: [] };
  const lines: SetAsideView['lines'] = [];
  for (const { toVersion, setAside } of await setAsideOfItem(tx, itemId)) {
    const { version } = await versionById(tx, 'form', toVersion);
    // People and files have no words of their own here; they are found where they were handed in.
    lines.push(...setAside.flatMap(({ label, row, text, became }) => (text === '' ? [] : [{ label, row, text, isLost: became === 'lost', version }])));
  }
  return { lines };
}
