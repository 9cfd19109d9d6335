import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { addDraft, knownNames } from '../../definitions/index.js';
import type { TriedCase } from '../../definitions/index.js';
import type { DesignDocument } from '../document/design-document.js';
import { bundleOfDocument } from '../document/design-document.js';
import { documentProblems } from '../document/document-problems.js';
import { changesAfter } from '../queries/change-rows.js';
import { changesView } from '../queries/changes-view.js';
import { casesMark, triedCases } from '../cases/tried-cases.js';
import { formsBeside } from '../sources/form-bases.js';
import { authorsOf, openDesign, readDesign } from '../queries/design-row.js';
import type { DesignRow } from '../queries/design-row.js';

const settle: Named = { name: 'settle-design', text: 'update designs set status = $2, draft_id = $3, updated_by = $4, updated_at = $5 where id = $1' };

export interface Settling {
  readonly id: string;
  readonly personId: string;
  /** The revision he saw. */
  readonly revision: number;
}

/** What came of its cases, and all it depends on beside the revision. */
export interface TriedDesign {
  readonly revision: number;
  readonly mark: string;
  readonly tried: readonly TriedCase[];
}

/** Replays the cases of a design before its row is held; null where it is not to be handed over as it is, anyhow. */
export async function triedDesign(tx: Tx, id: string, revision: number): Promise<TriedDesign | null> {
  const { status, revision: now, document } = await readDesign(tx, id);
  if (status !== 'open' || now !== revision || documentProblems(document, await knownNames(tx)).length > 0) return null;
  return { revision, mark: await casesMark(tx, document), tried: await triedCases(tx, document) };
}

/** Once more only where a case or the organisation changed since. */
async function triedNow(tx: Tx, { revision, document }: DesignRow, before: TriedDesign | null): Promise<readonly TriedCase[]> {
  return before?.revision === revision && before.mark === (await casesMark(tx, document)) ? before.tried : triedCases(tx, document);
}

/**
 * Makes it a file that waits in 流程库 for a second person. It is not changed any more after that. Forms that were not changed here stay
 * at home: published as copies of what they were, they would take back what others published meanwhile.
 */
export async function handOverDesign(tx: Tx, { id, personId, revision, before }: Settling & { readonly before: TriedDesign | null }): Promise<string> {
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
    tried: await triedNow(tx, design, before),
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
