import type { OptionSetDefinition } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { addDraft } from '../commands/add-draft.js';
import { lockDefinitions } from '../commands/version-rows.js';
import { knownNames } from '../drafts/known-names.js';
import { list, versionsOf } from '../queries/versions.js';
import { authorsOfSet } from './authors-of-set.js';
import { formsInFiles } from './forms-in-files.js';
import type { FileOfForms } from './forms-in-files.js';
import { optionSetView } from './option-set-view.js';
import type { PreparedView } from './option-sets.contract.js';
import { usesOfSet } from './uses-of-set.js';
import type { FormBehind } from './uses-of-set.js';

const sameDraft: Named = { name: 'open-draft-of-content', text: `select id from definition_drafts where status = 'open' and content = $1 limit 1` };
const alsoAuthors: Named = {
  name: 'add-authors-of-draft',
  text: `update definition_drafts set authors = authors || array(select one from unnest($2::uuid[]) one where one <> all(authors)) where id = $1`,
};

/**
 * New versions of all forms that use a list, with its options of now, as one file that waits for a second person: all of them are published or
 * none; where one file cannot hold them, as several. Forms to be mended first stay out of it. Asked again, it is the same file, now also his who asks.
 */
export async function prepareForms(tx: Tx, personId: string, { key, version }: { readonly key: string; readonly version: number }): Promise<PreparedView> {
  await lockDefinitions(tx);
  const set = (await versionsOf(tx, 'option-set', key)).at(-1);
  if (!set) throw new DomainError('option-set.unknown');
  if (set.version !== version)
    throw new DomainError('option-set.changed-meanwhile', { by: '有同志', version: set.version }).attach(await optionSetView(tx, key, { mayManage: true }));
  const known = await knownNames(tx);
  const behind = (await usesOfSet(await list(tx, 'form'), set, known)).filter(({ next, form }) => next !== form.definition);
  const sound = behind.filter(({ faults }) => faults.length === 0);
  const { files, left } = await formsInFiles(
    sound.map(({ next }) => next),
    known,
  );
  const faulty = [...behind.filter((one) => !sound.includes(one)).map(({ form }) => form.definition.title), ...left.map(({ title }) => title)];
  if (files.length === 0) {
    const why = faulty.length === 0 ? '用这份选项表的表单都已是现在的选项，' : `${faulty.map((title) => `“${title}”`).join('、')}还有要先改的地方，`;
    throw new DomainError('option-set.nothing-to-prepare', { why });
  }
  const drafts = [];
  for (const [n, file] of files.entries()) {
    const ready = sound.filter(({ next }) => file.forms.includes(next));
    const part = files.length === 1 ? '' : `（第${n + 1}份，共${files.length}份）`;
    drafts.push({
      draftId: await draftOf(tx, personId, { file, ready, set: set.definition, fileName: fileNameOf(set, ready.length, part) }),
      forms: file.forms.map(({ title }) => title),
    });
  }
  return { drafts, left: faulty };
}

const fileNameOf = ({ version, definition }: { readonly version: number; readonly definition: OptionSetDefinition }, count: number, part: string): string =>
  `选项表“${definition.title}”第${version}版用到的${count}张表单${part}.json`;

interface ToDraft {
  readonly file: FileOfForms;
  readonly ready: readonly FormBehind[];
  readonly set: OptionSetDefinition;
  readonly fileName: string;
}

async function draftOf(tx: Tx, personId: string, { file: { content }, ready, set, fileName }: ToDraft): Promise<string> {
  // Whoever made the list what the forms now become has a part in them, and does not publish them.
  const used = ready.flatMap(({ places }) => places.map(({ field }) => field.optionSet?.version ?? 0));
  const authors = [...new Set([...(await authorsOfSet(tx, set.key, { since: Math.min(...used) })), personId])];
  const waiting = await tx.row<{ id: string }>(sameDraft, [content]);
  if (waiting) {
    await tx.rows(alsoAuthors, [waiting.id, authors]);
    return waiting.id;
  }
  const madeFrom = Object.fromEntries(ready.map(({ form }) => [`form/${form.definition.key}`, form.version]));
  return addDraft(tx, personId, { fileName, content, authors, madeFrom });
}
