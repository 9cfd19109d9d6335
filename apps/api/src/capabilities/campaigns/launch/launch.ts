import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import type { Message } from '../../../kernel/outbox/outbox.js';
import type { Items } from '../../items/index.js';
import { launchPlan } from './launch-plan.js';
import { launchTree } from './launch-tree.js';
import type { LaunchNode } from './launch-tree.js';

export const LAUNCH_TOPIC = 'plan.launch';
/** Items a transaction; the next chunk is a message of its own, written with this one. */
export const CHUNK = 50;
const BY = { system: '按审定的安排下发' };

/**
 * Sends out the next part of a plan. Killed anywhere, it goes on where the last commit was: what exists is recognised by
 * its derived id and left alone. What nobody could take in hand is left out and not tried again in this run.
 */
export async function launchNext(tx: Tx, items: Items, message: Pick<Message, 'payload'>, chunk = CHUNK): Promise<void> {
  const { itemId: campaignId, skipped } = payloadOf(message);
  const { today } = await clockOf(tx);
  const nodes = launchTree(await launchPlan(tx, campaignId, today));
  await tx.rows('update campaigns set launch_total = $2 where item_id = $1', [campaignId, nodes.length]);
  const missing = await missingOf(tx, nodes, skipped);
  const left = new Set(skipped);
  for (const node of missing.slice(0, chunk)) {
    const orphaned = left.has(node.parentId);
    if (orphaned || !(await sendOut(tx, items, { node, campaignId }))) left.add(node.id);
  }
  if (missing.length > chunk) await addToOutbox(tx, LAUNCH_TOPIC, { itemId: campaignId, skipped: [...left] });
}

function payloadOf({ payload }: Pick<Message, 'payload'>): { itemId: string; skipped: readonly string[] } {
  const { itemId, skipped } = payload;
  if (typeof itemId !== 'string') throw new Error('a launch names its campaign');
  return { itemId, skipped: Array.isArray(skipped) ? skipped.filter((id) => typeof id === 'string') : [] };
}

const existing: Named = { name: 'existing-items', text: 'select id from items where id = any($1::uuid[])' };

async function missingOf(tx: Tx, nodes: readonly LaunchNode[], skipped: readonly string[]): Promise<LaunchNode[]> {
  const there = new Set((await tx.rows<{ id: string }>(existing, [nodes.map(({ id }) => id)])).map(({ id }) => id));
  return nodes.filter(({ id }) => !there.has(id) && !skipped.includes(id));
}

/** False when nobody is there to take it in hand; everything else fails the whole chunk. */
async function sendOut(tx: Tx, items: Items, { node, campaignId }: { node: LaunchNode; campaignId: string }): Promise<boolean> {
  const { taskId, ...seed } = node;
  await tx.rows('savepoint one_item');
  try {
    await items.create(tx, { ...seed, rootId: campaignId, fillerId: node.subjectPersonId, by: BY });
    if (node.kind === 'task') await tx.rows('update plan_tasks set item_id = $2 where id = $1', [taskId, node.id]);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'slate.nobody-found') throw error;
    await tx.rows('rollback to savepoint one_item');
    return false;
  }
  await tx.rows('release savepoint one_item');
  return true;
}

const countSent: Named = {
  name: 'count-sent-items',
  text: `select count(*)::int as done from items where root_id = $1 and kind in ('task', 'share', 'list')`,
};

/** How far the launch has come; null before it began. */
export async function launchProgress(tx: Tx, campaignId: string, total: number | null): Promise<{ done: number; total: number } | null> {
  if (total === null) return null;
  const row = await tx.row<{ done: number }>(countSent, [campaignId]);
  return { done: Math.min(row?.done ?? 0, total), total };
}
