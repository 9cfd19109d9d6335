import { describe, differenceOf } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import type { EditTold, SubmissionView } from '../item.contract.js';
import type { FormsSeen } from './forms-view.js';
import { namesInData } from './names-in-data.js';

/** What signers wrote into the forms since they were handed in last, in words; what the reader does not see is not told. */
export async function editsTold(
  tx: Tx,
  forms: FormsSeen,
  { handedIn, personId }: { readonly handedIn: readonly SubmissionView[]; readonly personId: string },
): Promise<EditTold[]> {
  const told: EditTold[] = [];
  for (const [index, after] of handedIn.entries()) {
    const seen = forms[after.form];
    const before = handedIn.slice(0, index).findLast(({ form }) => form === after.form);
    if (!after.isEdit || !seen || !before || handedIn.slice(index).some(({ form, isEdit }) => form === after.form && !isEdit)) continue;
    const found = differenceOf(seen.definition, { before: before.data, after: after.data }, await namesInData(tx, [before.data, after.data], personId));
    const changes = found.map((change) => ({
      label: change.row === undefined ? change.label : `第${change.row}行 ${change.label}`,
      before: change.kind === 'row-added' ? '' : change.before,
      after: change.kind === 'row-removed' ? describe(change) : change.after,
    }));
    if (changes.length > 0) told.push({ by: after.by, atText: after.atText, form: after.form, changes });
  }
  return told;
}
