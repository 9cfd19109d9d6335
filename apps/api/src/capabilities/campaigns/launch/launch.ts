import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import type { Message } from '../../../kernel/outbox/outbox.js';
import type { Items } from '../../items/index.js';
import type { CampaignView } from '../campaigns.contract.js';
import type { CampaignRow, SkippedNode } from '../plan.js';
import { campaignRow } from '../queries/plan-rows.js';
import { launchPlan } from './launch-plan.js';
import { launchTree } from './launch-tree.js';
import type { LaunchNode } from './launch-tree.js';

export const LAUNCH_TOPIC = 'plan.launch';
/** Items a transaction; the next chunk is a message of its own, written with this one. */
export const CHUNK = 50;
const BY = { system: '按审定的安排下发' };

/**
 * Sends out the next part of a plan. Killed anywhere, it goes on where the last commit was: what exists is recognised by
 * its derived id and left alone. What nobody could take in hand is left out, kept to be shown, and not tried again in this run.
 */
export async function launchNext(tx: Tx, items: Items, message: Pick<Message, 'payload'>, chunk = CHUNK): Promise<void> {
  const { itemId: campaignId, skipped } = payloadOf(message);
  const { today } = await clockOf(tx);
  const nodes = launchTree(await launchPlan(tx, campaignId, today));
  await tx.rows('update campaigns set launch_total = $2 where item_id = $1', [campaignId, nodes.length]);
  const missing = await missingOf(tx, nodes, skipped);
  const kept = (await campaignRow(tx, campaignId)).launchSkipped;
  const left = new Map(kept.filter(({ id }) => skipped.includes(id)).map((one) => [one.id, one]));
  for (const node of missing.slice(0, chunk)) {
    const above = left.get(node.parentId);
    const why = above ? { ...above, id: node.id, title: node.title } : await sendOut(tx, items, { node, campaignId });
    if (why) left.set(node.id, why);
  }
  await keepSkipped(tx, campaignId, [...kept, ...left.values()]);
  if (missing.length > chunk) await addToOutbox(tx, LAUNCH_TOPIC, { itemId: campaignId, skipped: [...left.keys()] });
}

/** Each once; one that a later run could send out is left out no longer. */
async function keepSkipped(tx: Tx, campaignId: string, skipped: readonly SkippedNode[]): Promise<void> {
  const byId = new Map(skipped.map((one) => [one.id, one]));
  for (const { id } of await tx.rows<{ id: string }>(existing, [[...byId.keys()]])) byId.delete(id);
  await tx.rows('update campaigns set launch_skipped = $2 where item_id = $1', [campaignId, JSON.stringify([...byId.values()])]);
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

/** Where nobody is there to take it in hand, or null when it was sent; everything else fails the whole chunk. */
async function sendOut(tx: Tx, items: Items, { node, campaignId }: { node: LaunchNode; campaignId: string }): Promise<SkippedNode | null> {
  const { taskId, ...seed } = node;
  await tx.rows('savepoint one_item');
  try {
    await items.create(tx, { ...seed, rootId: campaignId, fillerId: node.subjectPersonId, by: BY });
    if (node.kind === 'task') await tx.rows('update plan_tasks set item_id = $2 where id = $1', [taskId, node.id]);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'slate.nobody-found') throw error;
    await tx.rows('rollback to savepoint one_item');
    return { id: node.id, title: node.title, unit: String(error.facts['unit'] ?? ''), place: String(error.facts['place'] ?? '') };
  }
  await tx.rows('release savepoint one_item');
  return null;
}

const countSent: Named = {
  name: 'count-sent-items',
  text: `select count(*)::int as done from items where root_id = $1 and kind in ('task', 'share', 'list')`,
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
