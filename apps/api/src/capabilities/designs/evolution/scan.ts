import type { FormData, FormDefinition } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { carriedAlong, readableAmong } from '../../items/index.js';
import type { Chains } from '../../items/index.js';
import { Tally } from './tally.js';

interface SheetRow {
  readonly itemId: string;
  readonly versionId: string;
  readonly data: FormData;
  readonly isRestricted: boolean;
}

const PAGE = 500;

/** Of each item what was handed in last, some at a time. */
const handedIn: Named = {
  name: 'sheets-handed-in',
  text: `select distinct on (s.item_id) s.item_id as "itemId", s.form_version_id as "versionId", s.data, i.privacy = 'restricted' as "isRestricted"
         from submissions s join items i on i.id = s.item_id
         where s.form_key = $1 and ($2::uuid is null or s.item_id > $2) order by s.item_id, s.revision desc limit ${PAGE}`,
};
const drafts: Named = {
  name: 'sheets-in-drafts',
  text: `select d.item_id as "itemId", i.pins ->> $1 as "versionId", d.data, i.privacy = 'restricted' as "isRestricted"
         from drafts d join items i on i.id = d.item_id
         where d.form_key = $1 and ($2::uuid is null or d.item_id > $2) order by d.item_id limit ${PAGE}`,
};

/** Everything that was handed in last or stands in drafts, each looked at once; read and counted, nothing is changed. */
export async function tallyOf(tx: Tx, chains: Chains, personId: string): Promise<Tally | null> {
  const { lastPlan, target, newest } = chains;
  if (!lastPlan || !newest) return null;
  const tally = new Tally(lastPlan);
  for (const isDraft of [false, true]) {
    for await (const rows of pages(tx, isDraft ? drafts : handedIn, target)) {
      // Words of drafts are for nobody but who writes them: they are only counted.
      const quotable = isDraft ? [] : rows.flatMap(({ itemId, versionId, isRestricted }) => (!isRestricted && chains.of(versionId)?.isOpen ? [itemId] : []));
      const readable = new Set(quotable.length > 0 ? (await readableAmong(tx, quotable, personId)).map(({ id }) => id) : []);
      for (const { itemId, versionId, data, isRestricted } of rows) {
        const chain = chains.of(versionId);
        if (!chain) continue;
        const { was, data: is, last } = carriedAlong(chain, data);
        tally.add({ isDraft, isRestricted, isReadable: readable.has(itemId), was, is, answers: last });
      }
    }
  }
  return tally;
}

async function* pages(tx: Tx, ask: Named, { key }: FormDefinition): AsyncGenerator<readonly SheetRow[]> {
  let after: string | null = null;
  for (;;) {
    const rows: SheetRow[] = await tx.rows<SheetRow>(ask, [key, after]);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.itemId ?? null;
  }
}
