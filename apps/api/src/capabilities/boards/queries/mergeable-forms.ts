import type { Named, Tx } from '../../../kernel/database/tx.js';
import { list } from '../../definitions/index.js';

const formsHandedIn: Named = {
  name: 'mergeable-forms-of-campaign',
  text: `select distinct main_form as key from items where root_id = $1 and kind = 'list' and privacy = 'normal' and main_form is not null order by 1`,
};

/** Forms with rows that this campaign's unrestricted lists are made of: each can be merged into one list. */
export async function mergeableForms(tx: Tx, campaignId: string): Promise<{ key: string; title: string }[]> {
  const used = new Set((await tx.rows<{ key: string }>(formsHandedIn, [campaignId])).map(({ key }) => key));
  return (await list(tx, 'form')).flatMap(({ definition: { key, title, fields } }) =>
    used.has(key) && Object.values(fields).some(({ kind }) => kind === 'table') ? [{ key, title }] : [],
  );
}
