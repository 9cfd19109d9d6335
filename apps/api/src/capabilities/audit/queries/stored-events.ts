import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { StoredEvent } from '../../history/index.js';
import { instant } from './instant.js';

/** A history row with the words of the vault that belong to it. */
export interface EventRow extends StoredEvent {
  /** To the microsecond. */
  readonly happenedAt: string;
  readonly enteredAt: string;
  readonly words: Readonly<Record<string, { readonly secret: string; readonly value: string }>>;
}

const eventsOfItems: Named = {
  name: 'events-of-items',
  text: `
    select e.item_id as "itemId", e.seq, e.id, e.type, e.record, e.actor_id, e.payload, e.prev_hash, e.hash, ${instant('e.happened_at')} as "happenedAt", ${instant('e.entered_at')} as "enteredAt",
           coalesce((select jsonb_object_agg(w.name, jsonb_build_object('secret', encode(w.secret, 'hex'), 'value', w.value))
                     from event_words w where w.event_id = e.id), '{}') as words
    from item_events e where e.item_id = any($1::uuid[]) order by e.item_id, e.seq`,
};

/** Every history row of the items, each item's in order. */
export async function storedEvents(tx: Tx, itemIds: readonly string[]): Promise<ReadonlyMap<string, EventRow[]>> {
  const rows = await tx.rows<EventRow & { itemId: string }>(eventsOfItems, [itemIds]);
  return Map.groupBy(rows, ({ itemId }) => itemId);
}
