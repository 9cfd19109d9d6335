import { optionSetPlaces } from '@bihuan/forms';
import { readableForms } from '@bihuan/library';
import type { FormDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { SetInWorkView } from '../designs.contract.js';

type InWork = SetInWorkView['designs'][number];

const inDesigns: Named = {
  name: 'designs-that-use-an-option-set',
  text: `select id, title, document -> 'forms' as forms from designs
         where status = 'open' and jsonb_path_exists(document -> 'forms', '$.**.optionSet ? (@.key == $key)', jsonb_build_object('key', $1::text))
         order by updated_at desc, id limit 50`,
};
// A file waits as it was brought, whatever it holds: it is a text here, and read where what cannot be read does no harm.
const inFiles: Named = {
  name: 'files-that-may-use-an-option-set',
  text: `select id, file_name as title, content from definition_drafts
         where status = 'open' and strpos(content, 'optionSet') > 0 and strpos(content, $1) > 0 order by uploaded_at desc, id limit 50`,
};

/** What is being designed or waits to be published and uses a list of options, and at which forms. Forms of a file that cannot be read are passed over. */
export async function setInWork(tx: Tx, key: string): Promise<SetInWorkView> {
  const designs = await tx.rows<{ id: string; title: string; forms: readonly FormDefinition[] }>(inDesigns, [key]);
  const files = await tx.rows<{ id: string; title: string; content: string }>(inFiles, [key]);
  return {
    designs: designs.map(({ forms, ...one }) => ({ ...one, forms: usedIn(forms, key) })),
    files: files.map(({ content, ...one }): InWork => ({ ...one, forms: usedIn(readableForms(content), key) })).filter(({ forms }) => forms.length > 0),
  };
}

const usedIn = (forms: readonly FormDefinition[], key: string): string[] =>
  forms.filter((form) => optionSetPlaces(form, key).length > 0).map(({ title }) => title);
