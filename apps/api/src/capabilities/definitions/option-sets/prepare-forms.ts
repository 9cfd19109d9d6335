import { fileOfForms } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { addDraft } from '../commands/add-draft.js';
import { knownNames } from '../drafts/known-names.js';
import { list, versionsOf } from '../queries/versions.js';
import { optionSetView, savers } from './option-set-view.js';
import type { PreparedView } from './option-sets.contract.js';
import { usesOfSet } from './uses-of-set.js';
import type { FormBehind } from './uses-of-set.js';

const sameDraft: Named = { name: 'open-draft-of-content', text: `select id from definition_drafts where status = 'open' and content = $1 limit 1` };

/**
 * New versions of all forms that use a list, with its options of now, as one file that waits for a second person: all of them are published or
 * none. Forms to be mended first stay out of it. Asked again, it is the same file.
 */
export async function prepareForms(tx: Tx, personId: string, { key, version }: { readonly key: string; readonly version: number }): Promise<PreparedView> {
  const set = (await versionsOf(tx, 'option-set', key)).at(-1);
  if (!set) throw new DomainError('option-set.unknown');
  if (set.version !== version)
    throw new DomainError('option-set.changed-meanwhile', { by: '有同志', version: set.version }).attach(await optionSetView(tx, key, { mayManage: true }));
  const behind = usesOfSet(await list(tx, 'form'), set, await knownNames(tx)).filter(({ next, form }) => next !== form.definition);
  const ready = behind.filter(({ faults }) => faults.length === 0);
  const left = behind.filter((one) => !ready.includes(one)).map(({ form }) => form.definition.title);
  if (ready.length === 0) {
    const why = left.length === 0 ? '用这份选项表的表单都已是现在的选项，' : `${left.map((title) => `“${title}”`).join('、')}还有要先改的地方，`;
    throw new DomainError('option-set.nothing-to-prepare', { why });
  }
  const forms = ready.map(({ form }) => form.definition.title);
  const content = fileOfForms(ready.map(({ next }) => next));
  const waiting = await tx.row<{ id: string }>(sameDraft, [content]);
  if (waiting) return { draftId: waiting.id, forms, left };
  const draftId = await addDraft(tx, personId, {
    fileName: `选项表“${set.definition.title}”第${version}版用到的${ready.length}张表单.json`,
    content,
    authors: [...new Set([...(await authorsSince(tx, key, ready)), personId])],
    madeFrom: Object.fromEntries(ready.map(({ form }) => [`form/${form.definition.key}`, form.version])),
  });
  return { draftId, forms, left };
}

/** Whoever made the list what the forms now become has a part in them, and does not publish them. */
async function authorsSince(tx: Tx, key: string, ready: readonly FormBehind[]): Promise<string[]> {
  const used = ready.flatMap(({ places }) => places.map(({ field }) => field.optionSet?.version ?? 0));
  return (await savers(tx, key)).flatMap(({ version, by }) => (by !== null && version > Math.min(...used) ? [by] : []));
}
