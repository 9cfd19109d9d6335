import { performance } from 'node:perf_hooks';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { itemColumns, stateOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import type { CheckView, WholeCheckView } from '../audit.contract.js';
import { instantWords } from '../instant-words.js';
import { firstUnsound } from '../soundness.js';
import type { Looking } from './reader.js';
import { storedEvents } from './stored-events.js';

const CHUNK = 100;
/** A check that takes longer tells how far it came. */
const PATIENCE_MS = 20_000;

const someItems: Named = { name: 'items-to-check', text: `select ${itemColumns} from items i where i.id > $1 order by i.id limit ${CHUNK}` };
const oneItem: Named = { name: 'item-to-check', text: `select ${itemColumns} from items i where i.id = $1` };
const submissionsOf: Named = { name: 'submissions-to-check', text: 'select id, item_id as "itemId", secret, data from submissions where item_id = any($1::uuid[])' };
// History of something that is not there any more has no item to be checked with.
const orphan: Named = {
  name: 'history-without-item',
  text: 'select e.item_id as "itemId", e.seq from item_events e where not exists (select from items i where i.id = e.item_id) order by e.item_id, e.seq limit 1',
};

interface Bad {
  readonly itemId: string;
  readonly seq: number;
}

/** Checks one item against its seals. */
export async function checkItem(tx: Tx, itemId: string, who: Looking): Promise<CheckView> {
  const items = await tx.rows<ItemRow>(oneItem, [itemId]);
  const { events, bad } = await checkAll(tx, items);
  const { itemId: _, ...view } = verdict({ events, bad, at: who });
  return view;
}

/** Checks every item of the tenant, a hundred a snapshot; names the first record that does not agree. */
export async function checkWholeRecord(work: UnitOfWork, tenantId: string, who: Looking): Promise<WholeCheckView> {
  const lost = await work.read(tenantId, (tx) => tx.row<Bad>(orphan));
  if (lost) return verdict({ events: 0, bad: lost, at: who });
  const began = performance.now();
  let events = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const chunk = await work.read(tenantId, async (tx) => {
      const items = await tx.rows<ItemRow>(someItems, [after]);
      return { items, ...(await checkAll(tx, items)) };
    });
    events += chunk.events;
    const last = chunk.items.at(-1);
    if (chunk.bad || !last || chunk.items.length < CHUNK) return verdict({ events, bad: chunk.bad, at: who });
    if (performance.now() - began > PATIENCE_MS) return unfinished(events, who);
    after = last.id;
  }
}

async function checkAll(tx: Tx, items: readonly ItemRow[]): Promise<{ events: number; bad: Bad | null }> {
  const ids = items.map(({ id }) => id);
  const history = await storedEvents(tx, ids);
  const submissions = Map.groupBy(await tx.rows<{ id: string; itemId: string; secret: Buffer; data: unknown }>(submissionsOf, [ids]), ({ itemId }) => itemId);
  let events = 0;
  for (const item of items) {
    const rows = history.get(item.id) ?? [];
    const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
    const handedIn = new Map((submissions.get(item.id) ?? []).map((submission) => [submission.id, submission]));
    const seq = firstUnsound(rows, { headSeq: item.headSeq, headHash: item.headHash, state: stateOf(item), submissions: handedIn }, machine);
    if (seq !== null) return { events, bad: { itemId: item.id, seq } };
    events += rows.length;
  }
  return { events, bad: null };
}

function verdict({ events, bad, at }: { events: number; bad: Bad | null; at: Looking }): WholeCheckView {
  const checkedAtText = now(at);
  if (bad) return { sound: false, text: `第${bad.seq}条记录与封存值不一致，请联系安全管理员`, seq: bad.seq, itemId: bad.itemId, events, checkedAtText };
  return { sound: true, text: `记录完整，已核对（${checkedAtText}）`, seq: null, itemId: null, events, checkedAtText };
}

function unfinished(events: number, at: Looking): WholeCheckView {
  return { sound: false, text: `已核对的${events}条记录与封存值一致，其余尚未核对，请稍后再核`, seq: null, itemId: null, events, checkedAtText: now(at) };
}

/** The true time: a seal knows no business date. */
const now = ({ time, year }: Looking): string => instantWords(time.trueNow, { zone: time.zone, year });
