import { fold, openSlots, pathOf, places } from '@bihuan/workflows';
import { lifecycleMachine, lifecycleVersions } from '../capabilities/definitions/index.js';
import { firstBroken, lifecyclesIn, recordOf } from '../capabilities/history/index.js';
import type { StoredEvent } from '../capabilities/history/index.js';
import { readItem, stateOf } from '../capabilities/items/index.js';
import type { ItemRow } from '../capabilities/items/index.js';
import { isUnfilled } from '../capabilities/items/views/path-view.js';
import { canonical } from '../kernel/canonical/canonical.js';
import type { Tx } from '../kernel/database/tx.js';
import type { TestApp } from './test-app.js';

/** What holds after every fault, item by item; one sentence for each that does not. */
export function unsound(test: TestApp, itemIds: readonly string[]): Promise<string[]> {
  return test.work.read(test.tenantId, async (tx) => {
    const faults = [];
    for (const id of itemIds) faults.push(...(await faultsOf(tx, id)).map((fault) => `${id}: ${fault}`));
    return faults;
  });
}

async function faultsOf(tx: Tx, id: string): Promise<string[]> {
  const item = await readItem(tx, id);
  if (!item) return ['is gone'];
  const events = await tx.rows<StoredEvent>(
    'select seq, id, type, record, actor_id, payload, prev_hash, hash from item_events where item_id = $1 order by seq',
    [id],
  );
  const open = await tx.rows<{ id: string }>('select id from assignments where item_id = $1 and closed_at is null order by id', [id]);
  const records = events.map((event) => recordOf(event));
  const versions = await lifecycleVersions(tx, lifecyclesIn(records));
  const folded = fold(
    versions(records[0]?.lifecycleVersion ?? ''),
    records.map(({ event }) => event),
    versions,
  );
  const slots = openSlots(stateOf(item))
    .map((slot) => slot.id)
    .sort();
  const last = events.at(-1);
  return [
    ...(firstBroken(events) === null ? [] : [`record ${firstBroken(events)} does not agree with its seal`]),
    ...(last?.seq === item.headSeq && item.headHash?.equals(last.hash) ? [] : ['its row does not point at its last record']),
    ...(canonical(folded) === canonical(stateOf(item)) ? [] : ['its records do not fold to its state']),
    ...(canonical(slots) === canonical(open.map((row) => row.id)) ? [] : ['its open slots are not the open assignments']),
    ...(canonical(await vacantByRow(tx, item)) === canonical(await vacantByPath(tx, item)) ? [] : ['its row does not find the places nobody works at']),
  ];
}

/** Places of work its row says nobody has in hand, or nobody of a group. */
async function vacantByRow(tx: Tx, { id, lifecycleVersionId }: ItemRow): Promise<string[]> {
  const row = await tx.row<{ unheld: string[] | null }>('select unheld from items where id = $1', [id]);
  const known = places(await lifecycleMachine(tx, lifecycleVersionId)).map((place) => place.id);
  return (row?.unheld ?? []).filter((place) => known.includes(place)).sort();
}

/** The same by the path. */
async function vacantByPath(tx: Tx, item: ItemRow): Promise<string[]> {
  const lines = pathOf(await lifecycleMachine(tx, item.lifecycleVersionId), stateOf(item));
  return lines.flatMap((line) => (isUnfilled(line, line.slots) ? [line.place ?? ''] : [])).sort();
}
