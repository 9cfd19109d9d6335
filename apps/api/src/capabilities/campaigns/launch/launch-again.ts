import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { campaignRow } from '../queries/plan-rows.js';
import { launchPlan } from './launch-plan.js';
import { launchTree } from './launch-tree.js';
import type { LaunchNode } from './launch-tree.js';

/** Which part of a plan a further run sends out: tasks appended, units that take part now, or what an earlier run left out. */
export interface Part {
  readonly tasks?: readonly string[];
  readonly units?: readonly string[];
  readonly leftOut?: boolean;
}

/** The nodes of a part. What was left out is named by its ids, so that the run knows them whatever it keeps meanwhile. */
export function nodesOfPart(nodes: readonly LaunchNode[], { tasks, units, leftOut }: Part, kept: ReadonlySet<string>): LaunchNode[] {
  return nodes.filter(({ id, kind, taskId, unitId }) =>
    (tasks === undefined || tasks.includes(taskId)) && (units === undefined || kind === 'task' || units.includes(unitId)) && (leftOut !== true || kept.has(id)));
}

const countSent: Named = { name: 'count-sent-by-launch', text: `select count(*)::int as sent from items where root_id = $1 and kind in ('task', 'share', 'list') and creator_id is null` };
const sentAlready: Named = { name: 'sent-already', text: 'select id from items where id = any($1::uuid[])' };

/** Orders one more run for a part of the plan, and says how much is to be done in all. */
export async function launchAgain(tx: Tx, campaignId: string, part: Part): Promise<void> {
  const { today } = await clockOf(tx);
  const { launchSkipped } = await campaignRow(tx, campaignId);
  const kept = new Set(launchSkipped.map(({ id }) => id));
  const nodes = nodesOfPart(launchTree(await launchPlan(tx, campaignId, today)), part, kept);
  const there = new Set((await tx.rows<{ id: string }>(sentAlready, [nodes.map(({ id }) => id)])).map(({ id }) => id));
  const wanted = new Set([...kept, ...nodes.filter(({ id }) => !there.has(id)).map(({ id }) => id)]);
  const row = await tx.row<{ sent: number }>(countSent, [campaignId]);
  await tx.rows('update campaigns set launch_total = $2 where item_id = $1', [campaignId, (row?.sent ?? 0) + wanted.size]);
  await addToOutbox(tx, 'plan.launch', { itemId: campaignId, part: part.leftOut ? { leftOut: true } : { ...part } });
}

/** 补发: tries again what nobody could take in hand before. */
export async function sendLeftOut(tx: Tx, campaignId: string): Promise<void> {
  await tx.rows('select from campaigns where item_id = $1 for update', [campaignId]);
  const { launchSkipped } = await campaignRow(tx, campaignId);
  if (launchSkipped.length === 0) throw new DomainError('plan.nothing-left-out');
  await launchAgain(tx, campaignId, { leftOut: true });
}
