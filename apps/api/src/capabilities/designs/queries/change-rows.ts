import type { EditCommand } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';

export interface ChangeRow {
  readonly revision: number;
  readonly by: string;
  readonly at: string;
  readonly commands: readonly EditCommand[];
  readonly inverse: EditCommand;
  readonly tookOverAfter: number | null;
}

const columns = `revision, by_person as by, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, commands, inverse, took_over_after as "tookOverAfter"`;
const MOST = 1000;
/** As much as is read and sent at once; the first change always is. */
const MOST_BYTES = 8_000_000;
const after: Named = {
  name: 'design-changes-after',
  text: `select ${columns} from (
           select *, sum(octet_length(commands::text) + octet_length(inverse::text)) over (order by revision) as bytes
           from design_changes where design_id = $1 and revision > $2 order by revision limit ${MOST}) c
         where bytes <= ${MOST_BYTES} or revision = $2 + 1 order by revision`,
};
// The true clock: it is about who sits there now, whatever day a demo has.
const lately: Named = {
  name: 'others-at-design',
  text: `select distinct on (by_person) by_person as by, revision, extract(epoch from now() - at)::int as seconds from design_changes
         where design_id = $1 and by_person <> $2 and at > now() - interval '5 minutes' order by by_person, revision desc`,
};

/** What was changed since that revision, oldest first; not all of it where that would be too much at once: the last one says how far it goes. */
export function changesAfter(tx: Tx, designId: string, revision: number): Promise<ChangeRow[]> {
  return tx.rows(after, [designId, revision]);
}

export interface OtherEditor {
  readonly by: string;
  readonly revision: number;
  readonly seconds: number;
}

/** Others who changed it within the last five minutes, the latest first. */
export async function othersAt(tx: Tx, designId: string, personId: string): Promise<OtherEditor[]> {
  const rows = await tx.rows<OtherEditor>(lately, [designId, personId]);
  return rows.toSorted((a, b) => a.seconds - b.seconds);
}
