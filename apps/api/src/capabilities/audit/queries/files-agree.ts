import type { Named, Tx } from '../../../kernel/database/tx.js';
import { recordOf } from '../../history/index.js';
import type { EventRow } from './stored-events.js';

const stored: Named = {
  name: 'file-to-check',
  text: `select f.sha256 as said, encode(sha256(coalesce((select string_agg(c.bytes, ''::bytea order by c.n) from file_chunks c where c.file_id = f.id), ''::bytea)), 'hex') as is
         from files f where f.id = $1 and f.item_id = $2`,
};

/** The number of the first record one of whose files is not the one handed in, or null. Reads each file once, one at a time, until time is up. */
export async function firstWithOtherFile(tx: Tx, events: readonly EventRow[], isOver: () => boolean): Promise<number | 'unfinished' | null> {
  const agreed = new Set<string>();
  for (const { item, seq, submission, paper, files } of events.map(recordOf)) {
    for (const [id, sealed] of Object.entries({ ...submission?.files, ...paper?.files, ...files })) {
      if (agreed.has(`${id} ${sealed}`)) continue;
      if (isOver()) return 'unfinished';
      const file = await tx.row<{ said: string; is: string }>(stored, [id, item]);
      if (file?.said !== sealed || file.is !== sealed) return seq;
      agreed.add(`${id} ${sealed}`);
    }
  }
  return null;
}
