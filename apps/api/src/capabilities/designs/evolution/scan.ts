import { setImmediate as turn } from 'node:timers/promises';
import { withoutResults } from '@bihuan/forms';
import type { FormData, FormDefinition } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { carriedAlong, readableIdsAmong } from '../../items/index.js';
import type { Chains } from '../../items/index.js';
import { Tally } from './tally.js';

interface SheetRow {
  readonly itemId: string;
  readonly versionId: string;
  readonly data: FormData;
  readonly isRestricted: boolean;
  readonly isRunning: boolean;
}

/** A sheet may weigh megabytes: few of them stand in memory at once. */
const PAGE = 20;

/** Of each item what was handed in last, some at a time; drafts only of what has not ended. */
const handedIn: Named = {
  name: 'sheets-handed-in',
  text: `select distinct on (s.item_id) s.item_id as "itemId", s.form_version_id as "versionId", s.data, i.privacy = 'restricted' as "isRestricted", i.ended is null as "isRunning"
         from submissions s join items i on i.id = s.item_id
         where s.form_key = $1 and ($2::uuid is null or s.item_id < $2) order by s.item_id desc, s.revision desc limit $3`,
};
const drafts: Named = {
  name: 'sheets-in-drafts',
  text: `select d.item_id as "itemId", i.pins ->> $1 as "versionId", d.data, i.privacy = 'restricted' as "isRestricted", i.ended is null as "isRunning"
         from drafts d join items i on i.id = d.item_id
         where d.form_key = $1 and i.ended is null and ($2::uuid is null or d.item_id < $2) order by d.item_id desc limit $3`,
};

/**
 * All that was handed in last or stands in drafts, each looked at once, some at a time; on the one snapshot of whoever reads, so that the counts belong
 * together. Read and counted, nothing is changed.
 */
export async function tallyOf(
  tx: Tx,
  chains: Chains,
  { personId, atOnce = PAGE }: { readonly personId: string; readonly atOnce?: number },
): Promise<Tally | null> {
  const { lastPlan, target, newest } = chains;
  if (!lastPlan || !newest) return null;
  const tally = new Tally(lastPlan);
  for (const isDraft of [false, true]) {
    for await (const rows of pages(tx, isDraft ? drafts : handedIn, { form: target, atOnce })) {
      // Words of drafts are for nobody but who writes them: they are only counted.
      const quotable = isDraft ? [] : rows.flatMap(({ itemId, versionId, isRestricted }) => (!isRestricted && chains.of(versionId)?.isOpen ? [itemId] : []));
      const readable = await readableIdsAmong(tx, quotable, personId);
      for (const { itemId, versionId, data, isRestricted, isRunning } of rows) {
        await turn(); // or everybody else would wait until the last was looked at
        const chain = chains.of(versionId);
        if (!chain) continue;
        // Drafts saved long ago may hold results: an older form's, or an older calendar's.
        const { was, data: is, last } = carriedAlong(chain, isDraft ? withoutResults(chain.definition, data) : data);
        tally.add({ form: chain.definition, isDraft, isRestricted, isRunning, isReadable: readable.has(itemId), was, is, answers: last });
      }
    }
  }
  return tally;
}

async function* pages(
  tx: Tx,
  ask: Named,
  { form: { key }, atOnce }: { readonly form: FormDefinition; readonly atOnce: number },
): AsyncGenerator<readonly SheetRow[]> {
  let after: string | null = null;
  for (;;) {
    const rows: SheetRow[] = await tx.rows<SheetRow>(ask, [key, after, atOnce]);
    if (rows.length > 0) yield rows;
    if (rows.length < atOnce) return;
    after = rows.at(-1)?.itemId ?? null;
  }
}
