import { awaited, circlesOf, waitOf } from '@bihuan/workflows';
import type { ItemsUntil } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { standingOf } from './wait-rows.js';
import type { AwaitedRow } from './wait-rows.js';

interface EdgeRow extends AwaitedRow {
  readonly itemId: string;
  readonly versionId: string;
}

/** A wait for an item that is on its way. */
export interface Edge extends Pick<EdgeRow, 'itemId' | 'place' | 'round' | 'awaitedId'> {
  readonly until: ItemsUntil;
}

/** Looked at: whoever waits for more than that is not in a circle worth telling. */
const MOST = 2000;

const reached: Named = {
  name: 'waits-reached-from-item',
  text: `with recursive way as (
           select item_id, place, round, awaited_id from item_waits where item_id = $1 and not is_there
           union select w.item_id, w.place, w.round, w.awaited_id from way join item_waits w on w.item_id = way.awaited_id where not w.is_there)
         select w.item_id as "itemId", w.place, w.round, w.awaited_id as "awaitedId", false as "isThere", o.states[1] as state, o.ended, i.lifecycle_version_id as "versionId"
         from (select * from way limit ${MOST}) w join items i on i.id = w.item_id left join items o on o.id = w.awaited_id order by w.item_id, w.place, w.awaited_id`,
};

/** Of those the item waits for, the ones that wait for it in turn: the waits from each of them back to the item. */
export async function circlesFrom(tx: Tx, itemId: string): Promise<ReadonlyMap<string, readonly Edge[]>> {
  const edges: Edge[] = [];
  for (const row of await tx.rows<EdgeRow>(reached, [itemId])) {
    const until = waitOf(await lifecycleMachine(tx, row.versionId), row.place)?.until;
    if (until?.type === 'items' && awaited(until, { was: false, now: standingOf(row) }) === 'on-its-way') edges.push({ ...row, until });
  }
  const ways = circlesOf(
    itemId,
    edges.map((edge) => ({ item: edge.itemId, awaits: edge.awaitedId })),
  );
  const between = (from: string, to: string): readonly Edge[] => edges.filter((edge) => edge.itemId === from && edge.awaitedId === to).slice(0, 1);
  return new Map([...ways].map(([id, way]) => [id, way.flatMap((at, n) => between(at, way[n + 1] ?? itemId))]));
}
