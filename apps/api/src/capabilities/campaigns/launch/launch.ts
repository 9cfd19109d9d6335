import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import type { Message } from '../../../kernel/outbox/outbox.js';
import type { Items } from '../../items/index.js';
import type { CampaignView } from '../campaigns.contract.js';
import type { CampaignRow, SkippedNode } from '../plan.js';
import { campaignRow } from '../queries/plan-rows.js';
import { launchPlan } from './launch-plan.js';
import { grown, unitByUnit } from './grown.js';
import type { LaunchNode } from './launch-tree.js';
import { partOf } from './part.js';
import type { Part } from './part.js';

export const LAUNCH_TOPIC = 'plan.launch';
/** The most items a transaction; the next chunk is a message of its own, written with this one. */
export const CHUNK = 8000;
/** As long as a transaction should last: on a busy machine fewer items fit, and the database ends one that goes on for long. */
const SHOULD_LAST_MS = 2000;
/** The database counts its rows anew when the first of a launch are there: what was planned for empty tables grows slower with each row. */
const COUNTED = 200;
const BY = '按审定的安排下发';

/**
 * Sends out the next part of a plan. Killed anywhere, it goes on where the last commit was: what exists is recognised by
 * its derived id and left alone. What nobody could take in hand is left out, kept to be shown, and not tried again in this run.
 */
export async function launchNext(tx: Tx, items: Items, message: Pick<Message, 'payload'>, chunk = CHUNK): Promise<void> {
  const order = orderOf(message);
  const { campaignId } = order;
  const nodes = await nodesOf(tx, order);
  // A run for a part was counted by whoever ordered it.
  if (order.from === 0 && order.part === null) await tx.rows('update campaigns set launch_total = $2 where item_id = $1', [campaignId, nodes.length]);
  if (order.from > 0 && order.from <= COUNTED) await tx.rows('analyze items, item_events, event_words, assignments');
  const began = performance.now();
  const { missing, next } = await missingFrom(tx, nodes, {
    ...order,
    chunk: order.from === 0 && !order.again ? Math.min(chunk, COUNTED) : Math.min(chunk, order.chunk),
  });
  const kept = (await campaignRow(tx, campaignId)).launchSkipped;
  const left = new Map(kept.filter(({ id }) => order.skipped.includes(id)).map((one) => [one.id, one]));
  // Tasks hear of their shares when the last of them are there: each hearing looks through all of them.
  const tasks = nodes.filter(({ kind }) => kind === 'task').map(({ id }) => id);
  for (const one of await sendOut(tx, items, { campaignId, missing, left, untold: next < nodes.length ? new Set(tasks) : undefined })) left.set(one.id, one);
  await keepSkipped(tx, campaignId, [...kept, ...left.values()]);
  const rest = { itemId: campaignId, part: order.part, skipped: [...left.keys()], chunk: fitting(missing.length, performance.now() - began) };
  if (next < nodes.length) await addToOutbox(tx, LAUNCH_TOPIC, { ...rest, run: order.run, from: next, again: order.again });
  // Between two chunks a unit or a cadre may have come or gone, and another process may have grown another tree: places in it do not fit then.
  else if (order.from > 0) {
    await items.tellParents(tx, tasks);
    await addToOutbox(tx, LAUNCH_TOPIC, { ...rest, from: 0, again: true });
  }
}

/** How many items fit into one transaction, after so many took so long. */
function fitting(items: number, ms: number): number {
  return items === 0 ? CHUNK : Math.max(COUNTED, Math.min(CHUNK, Math.round((items * SHOULD_LAST_MS) / ms)));
}

/** What one message asks for: to go on with a run of a campaign's launch. */
interface Order {
  readonly campaignId: string;
  readonly run: string;
  /** Absent: the whole plan. */
  readonly part: Part | null;
  readonly from: number;
  /** How many items fit into its transaction. */
  readonly chunk: number;
  /** A look through everything after a run of several chunks: what fell between them is sent now. */
  readonly again: boolean;
  /** Left out earlier in this run. */
  readonly skipped: readonly string[];
}

function orderOf({ payload }: Pick<Message, 'payload'>): Order {
  const { itemId, run, part, from, again, skipped, chunk } = payload;
  if (typeof itemId !== 'string') throw new Error('a launch names its campaign');
  return {
    campaignId: itemId,
    run: typeof run === 'string' ? run : uuidV7(),
    part: partOf(part),
    from: typeof from === 'number' ? from : 0,
    chunk: typeof chunk === 'number' ? chunk : CHUNK,
    again: again === true,
    skipped: Array.isArray(skipped) ? skipped.filter((id) => typeof id === 'string') : [],
  };
}

// The tree of a run, so that each of its chunks need not grow it again. Another process, or this one after a restart, grows its own,
// which may differ; so a run of several chunks ends with a look through a tree grown anew.
const trees = new Map<string, readonly LaunchNode[]>();
const ROOM = 4;

async function nodesOf(tx: Tx, { campaignId, run, part }: Order): Promise<readonly LaunchNode[]> {
  const known = trees.get(run);
  if (known) return known;
  const { today } = await clockOf(tx);
  const nodes = await unitByUnit(await grown(await launchPlan(tx, campaignId, today), part));
  if (trees.size >= ROOM) trees.clear();
  trees.set(run, nodes);
  return nodes;
}

const existing: Named = { name: 'existing-items', text: 'select id from items where id = any($1::uuid[])' };

/** Each once; one that a later run could send out is left out no longer. */
async function keepSkipped(tx: Tx, campaignId: string, skipped: readonly SkippedNode[]): Promise<void> {
  const byId = new Map(skipped.map((one) => [one.id, one]));
  if (byId.size > 0) for (const { id } of await tx.rows<{ id: string }>(existing, [[...byId.keys()]])) byId.delete(id);
  await tx.rows('update campaigns set launch_skipped = $2 where item_id = $1', [campaignId, JSON.stringify([...byId.values()])]);
}

/** The next nodes that are not there yet, and where to go on. */
async function missingFrom(
  tx: Tx,
  nodes: readonly LaunchNode[],
  { from, skipped, chunk }: { from: number; skipped: readonly string[]; chunk: number },
): Promise<{ missing: readonly LaunchNode[]; next: number }> {
  const settled = new Set(skipped);
  for (let at = from; at < nodes.length; at += chunk) {
    const seen = nodes.slice(at, at + chunk);
    const there = new Set((await tx.rows<{ id: string }>(existing, [seen.map(({ id }) => id)])).map(({ id }) => id));
    const missing = seen.filter(({ id }) => !there.has(id) && !settled.has(id));
    if (missing.length > 0) return { missing, next: at + chunk };
  }
  return { missing: [], next: nodes.length };
}

interface Sending {
  readonly campaignId: string;
  readonly missing: readonly LaunchNode[];
  readonly left: ReadonlyMap<string, SkippedNode>;
  readonly untold: ReadonlySet<string> | undefined;
}

/** Sends out what can be, and answers where nobody is there to take it in hand. */
async function sendOut(tx: Tx, items: Items, { campaignId, missing, left, untold }: Sending): Promise<SkippedNode[]> {
  const byId = new Map(missing.map((node) => [node.id, node]));
  const lost = new Map(left);
  const below = missing.flatMap(({ id, title, parentId }) => {
    const above = lost.get(parentId);
    if (!above) return [];
    const one = { ...above, id, title };
    lost.set(id, one);
    return [one];
  });
  const seeds = missing.flatMap(({ taskId: _, ...seed }) => (lost.has(seed.id) ? [] : [{ ...seed, rootId: campaignId, fillerId: seed.subjectPersonId }]));
  const leftOut = await items.createMany(tx, { seeds, rule: BY, untold });
  const tasks = missing.filter(({ kind, id }) => kind === 'task' && !leftOut.some((one) => one.id === id));
  await tx.rows(nameTasks, [tasks.map(({ taskId }) => taskId), tasks.map(({ id }) => id)]);
  return [
    ...below,
    ...leftOut.map(({ id, why: { facts } }) => ({
      id,
      title: byId.get(id)?.title ?? '',
      unit: String(facts['unit'] ?? ''),
      place: String(facts['place'] ?? ''),
    })),
  ];
}

const nameTasks: Named = {
  name: 'name-items-of-tasks',
  text: 'update plan_tasks set item_id = sent.item_id from unnest($1::uuid[], $2::uuid[]) as sent (task_id, item_id) where plan_tasks.id = sent.task_id',
};

const countSent: Named = {
  name: 'count-sent-items',
  text: `select count(*)::int as done from items where root_id = $1 and kind in ('task', 'share', 'list') and creator_id is null`,
};

/** How far the launch has come; null before it began. What was left out is settled too. */
export async function launchProgress(tx: Tx, { itemId, launchTotal: total, launchSkipped }: CampaignRow): Promise<CampaignView['launched']> {
  if (total === null) return null;
  const row = await tx.row<{ done: number }>(countSent, [itemId]);
  return { done: Math.min((row?.done ?? 0) + launchSkipped.length, total), total, notSent: notSentWords(launchSkipped) };
}

/** «2件没有下发：手术麻醉党支部“待填写”没有人可办。请补上相应职务。» */
export function notSentWords(skipped: readonly Pick<SkippedNode, 'unit' | 'place'>[]): string | null {
  if (skipped.length === 0) return null;
  const places = new Set(skipped.map(({ unit, place }) => `${unit}“${place}”`));
  return `${skipped.length}件没有下发：${[...places].join('、')}没有人可办。请补上相应职务。`;
}
