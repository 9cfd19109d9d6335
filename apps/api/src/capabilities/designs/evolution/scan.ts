import { setImmediate as turn } from 'node:timers/promises';
import { withoutResults } from '@bihuan/forms';
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
  readonly isRunning: boolean;
}

/** A sheet may weigh megabytes: few of them stand in memory at once. */
const PAGE = 20;
/** So many that were handed in, and so many drafts, the newest first; whoever reads is told of the rest. */
export const MOST_LOOKED = 5_000;

/** Of each item what was handed in last, some at a time. */
const handedIn: Named = {
  name: 'sheets-handed-in',
  text: `select distinct on (s.item_id) s.item_id as "itemId", s.form_version_id as "versionId", s.data, i.privacy = 'restricted' as "isRestricted", i.ended is null as "isRunning"
         from submissions s join items i on i.id = s.item_id
         where s.form_key = $1 and ($2::uuid is null or s.item_id < $2) order by s.item_id desc, s.revision desc limit ${PAGE}`,
};
const drafts: Named = {
  name: 'sheets-in-drafts',
  text: `select d.item_id as "itemId", i.pins ->> $1 as "versionId", d.data, i.privacy = 'restricted' as "isRestricted", i.ended is null as "isRunning"
         from drafts d join items i on i.id = d.item_id
         where d.form_key = $1 and ($2::uuid is null or d.item_id < $2) order by d.item_id desc limit ${PAGE}`,
};

/** What was handed in last or stands in drafts, the newest first and each looked at once; read and counted, nothing is changed. */
export async function tallyOf(
  tx: Tx,
  chains: Chains,
  { personId, most = MOST_LOOKED }: { readonly personId: string; readonly most?: number },
): Promise<Tally | null> {
  const { lastPlan, target, newest } = chains;
  if (!lastPlan || !newest) return null;
  const tally = new Tally(lastPlan);
  for (const isDraft of [false, true]) {
    let looked = 0;
    for await (const rows of pages(tx, isDraft ? drafts : handedIn, target)) {
      // Words of drafts are for nobody but who writes them: they are only counted.
      const quotable = isDraft ? [] : rows.flatMap(({ itemId, versionId, isRestricted }) => (!isRestricted && chains.of(versionId)?.isOpen ? [itemId] : []));
      const readable = new Set(quotable.length > 0 ? (await readableAmong(tx, quotable, personId)).map(({ id }) => id) : []);
      for (const { itemId, versionId, data, isRestricted, isRunning } of rows) {
        if (looked === most) {
          tally.isCut = true;
          break;
        }
        looked += 1;
        await turn(); // or everybody else would wait until the last was looked at
        const chain = chains.of(versionId);
        if (!chain) continue;
        // Drafts saved long ago may hold results: an older form's, or an older calendar's.
        const { was, data: is, last } = carriedAlong(chain, isDraft ? withoutResults(chain.definition, data) : data);
        tally.add({ isDraft, isRestricted, isRunning, isReadable: readable.has(itemId), was, is, answers: last });
      }
      if (tally.isCut && looked === most) break;
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
