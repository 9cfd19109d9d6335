import type { Named, Tx } from '../../../kernel/database/tx.js';

const last: Named = { name: 'organisation-mark', text: 'select seq from organisation_events order by seq desc limit 1' };

/** Another one after any change of the organisation, since each of them stands in its history. */
export async function organisationMark(tx: Tx): Promise<number> {
  return (await tx.row<{ seq: number }>(last))?.seq ?? 0;
}
