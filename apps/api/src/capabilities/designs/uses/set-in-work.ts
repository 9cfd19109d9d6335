import { optionSetPlaces } from '@bihuan/forms';
import type { FormDefinition } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { SetInWorkView } from '../designs.contract.js';

interface InWork {
  readonly id: string;
  readonly title: string;
  readonly forms: readonly FormDefinition[];
}

const asks = `jsonb_path_exists($.forms, '$.**.optionSet ? (@.key == $key)', jsonb_build_object('key', $1::text))`;
const inDesigns: Named = {
  name: 'designs-that-use-an-option-set',
  text: `select id, title, document -> 'forms' as forms from designs where status = 'open' and ${asks.replace('$.forms', `document -> 'forms'`)} order by updated_at desc, id limit 50`,
};
const inFiles: Named = {
  name: 'files-that-use-an-option-set',
  text: `select id, file_name as title, forms from definition_drafts cross join lateral (select case when content is json object then content::jsonb -> 'forms' end as forms) as told
         where status = 'open' and ${asks.replace('$.forms', 'forms')} order by uploaded_at desc, id limit 50`,
};

/** What is being designed or waits to be published and uses a list of options, and at which forms. */
export async function setInWork(tx: Tx, key: string): Promise<SetInWorkView> {
  const [designs, files] = [await tx.rows<InWork>(inDesigns, [key]), await tx.rows<InWork>(inFiles, [key])];
  return { designs: designs.map(usedIn(key)), files: files.map(usedIn(key)) };
}

const usedIn =
  (key: string) =>
  ({ id, title, forms }: InWork): SetInWorkView['designs'][number] => ({
    id,
    title,
    forms: forms.filter((form) => optionSetPlaces(form, key).length > 0).map((form) => form.title),
  });
