import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { addDraft, knownNames } from '../../definitions/index.js';
import type { DesignDocument } from '../document/design-document.js';
import { bundleOfDocument } from '../document/design-document.js';
import { documentProblems } from '../document/document-problems.js';
import { changesAfter } from '../queries/change-rows.js';
import { changesView } from '../queries/changes-view.js';
import { triedCases } from '../cases/tried-cases.js';
import { formsBeside } from '../sources/form-bases.js';
import { authorsOf, openDesign } from '../queries/design-row.js';

const settle: Named = { name: 'settle-design', text: 'update designs set status = $2, draft_id = $3, updated_by = $4, updated_at = $5 where id = $1' };

export interface Settling {
  readonly id: string;
  readonly personId: string;
  /** The revision he saw. */
  readonly revision: number;
}

/**
 * Makes it a file that waits in 流程库 for a second person. It is not changed any more after that. Forms that were not changed here stay
 * at home: published as copies of what they were, they would take back what others published meanwhile.
 */
export async function handOverDesign(tx: Tx, { id, personId, revision }: Settling): Promise<string> {
  const design = await openDesign(tx, id);
  if (design.revision !== revision) {
    throw new DomainError('design.changed-meanwhile', { by: '有同志', revision: design.revision }).attach(
      await changesView(tx, await changesAfter(tx, id, revision), { revision: design.revision, personId }),
    );
  }
  const beside = await formsBeside(tx, design.document.forms, design.formBases);
  const changed = beside.filter(({ isUntouched }) => !isUntouched);
  const handed: DesignDocument = { ...design.document, forms: changed.map(({ form }) => form) };
  await withoutProblems(tx, design.document, handed);
  const draftId = await addDraft(tx, personId, {
    fileName: `${design.title}（设计稿第${design.revision}稿）.json`,
    content: JSON.stringify(bundleOfDocument(handed), null, 2),
    authors: [...new Set([...(await authorsOf(tx, id)), personId])],
    tried: await triedCases(tx, design.document),
    madeFrom: {
      ...(design.baseVersion === null ? {} : { [`lifecycle/${design.key}`]: design.baseVersion }),
      ...Object.fromEntries(changed.flatMap(({ form, base }) => (base === null ? [] : [[`form/${form.key}`, base]]))),
    },
  });
  await tx.rows(settle, [id, 'handed-over', draftId, personId, (await clockOf(tx)).at]);
  return draftId;
}

/** Also with the forms as they are published now, where it leaves them as they are. */
async function withoutProblems(tx: Tx, whole: DesignDocument, handed: DesignDocument): Promise<void> {
  const known = await knownNames(tx);
  const problems = documentProblems(whole, known);
  const [first] = problems;
  if (first) throw new DomainError('design.has-problems', { count: problems.length, text: first.message, mend: first.mend });
  const [moved] = documentProblems(handed, known);
  if (moved) throw new DomainError('design.forms-moved', { text: moved.message });
}

export async function discardDesign(tx: Tx, { id, personId }: Pick<Settling, 'id' | 'personId'>): Promise<void> {
  await openDesign(tx, id);
  await tx.rows(settle, [id, 'discarded', null, personId, (await clockOf(tx)).at]);
}
