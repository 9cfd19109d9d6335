/** A wait of an item: the place in its chain and the round. */
export interface Waiting {
  readonly itemId: string;
  readonly place: string;
  readonly round: number;
}

/** SQL: the waits of others for an item that is not there yet, as `Waiting`. Of a locked item all that begin before it moves on: who begins later looks after it moved. */
export const waitingFor = (item: string): string =>
  `(select coalesce(json_agg(json_build_object('itemId', w.item_id, 'place', w.place, 'round', w.round) order by w.item_id, w.place, w.round), '[]')
   from item_waits w where w.awaited_id = ${item} and not w.is_there)`;
