import type { Slot, Why } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';

/** A slot of an earlier round, as stored: what lives in the item's context is the present round alone. */
export interface EarlierSlot extends Pick<Slot, 'id' | 'person' | 'why' | 'closed'> {
  readonly place: string;
  readonly round: number;
}

interface Row {
  readonly id: string;
  readonly place: string;
  readonly round: number;
  readonly person: string;
  readonly why: Why;
  readonly closed: NonNullable<Slot['closed']> | null;
}

const earlier: Named = {
  name: 'slots-of-earlier-rounds',
  text: `
    select a.id, a.place, a.round, a.person_id as person, a.why,
      case when a.closed_at is not null then json_build_object('as', a.closed_as, 'at', to_char(a.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', a.closed_by) end as closed
    from assignments a
    where a.item_id = $1 and a.round < (select max(b.round) from assignments b where b.item_id = a.item_id and b.place = a.place)
    order by a.round, a.opened_at, a.id limit 1000`,
};

/** Rounds before the last one of each place, oldest first. */
export async function earlierRounds(tx: Tx, itemId: string): Promise<ReadonlyMap<string, readonly EarlierSlot[]>> {
  const rows = await tx.rows<Row>(earlier, [itemId]);
  return Map.groupBy(
    rows.map(({ closed, ...row }): EarlierSlot => (closed ? { ...row, closed } : row)),
    ({ place }) => place,
  );
}
