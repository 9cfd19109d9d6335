import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { amendingAct } from '../commands/amending-act.js';
import { lockItem } from '../../items/index.js';
import type { Items } from '../../items/index.js';
import { campaignRow } from '../queries/plan-rows.js';
import { launchPlan } from './launch-plan.js';
import { grown } from './grown.js';
import type { Part } from './part.js';

const countSent: Named = {
  name: 'count-sent-by-launch',
  text: `select count(*)::int as sent from items where root_id = $1 and kind in ('task', 'share', 'list') and creator_id is null`,
};
const sentAlready: Named = { name: 'sent-already', text: 'select id from items where id = any($1::uuid[])' };

/** Orders one more run for a part of the plan, and says how much is to be done in all. */
export async function launchAgain(tx: Tx, campaignId: string, part: Part): Promise<void> {
  const { today } = await clockOf(tx);
  const { launchSkipped } = await campaignRow(tx, campaignId);
  const kept = new Set(launchSkipped.map(({ id }) => id));
  const nodes = await grown(await launchPlan(tx, campaignId, today), part);
  const there = new Set((await tx.rows<{ id: string }>(sentAlready, [nodes.map(({ id }) => id)])).map(({ id }) => id));
  const wanted = new Set([...kept, ...nodes.filter(({ id }) => !there.has(id)).map(({ id }) => id)]);
  const row = await tx.row<{ sent: number }>(countSent, [campaignId]);
  await tx.rows('update campaigns set launch_total = $2 where item_id = $1', [campaignId, (row?.sent ?? 0) + wanted.size]);
  await addToOutbox(tx, 'plan.launch', { itemId: campaignId, part: { ...part } });
}

export interface SendingLeftOut {
  readonly campaignId: string;
  readonly personId: string;
}

const onItsWay: Named = {
  name: 'launch-on-its-way',
  text: `select exists (select from outbox where topic = 'plan.launch' and payload ->> 'itemId' = $1) as "isOnItsWay"`,
};

/** 补发: tries again what nobody could take in hand before, as an event of the campaign. Pressed twice, the second is told that it is under way or done. */
export async function sendLeftOut(tx: Tx, items: Items, { campaignId, personId }: SendingLeftOut): Promise<void> {
  // The lock first: of two at once the second looks when the first has ordered its run.
  const campaign = await lockItem(tx, campaignId);
  const { launchSkipped } = await campaignRow(tx, campaignId);
  if (!campaign) throw new DomainError('campaign.unknown');
  const order = await tx.row<{ isOnItsWay: boolean }>(onItsWay, [campaignId]);
  if (order?.isOnItsWay) throw new DomainError('plan.sending-now');
  if (launchSkipped.length === 0) throw new DomainError('plan.nothing-left-out');
  const note = [{ label: '补发', text: `${launchSkipped.length}件：${[...new Set(launchSkipped.map(({ unit }) => unit))].join('、')}` }];
  await items.apply(tx, {
    itemId: campaignId,
    by: { person: personId },
    event: { type: 'ACT', act: await amendingAct(tx, campaign) },
    expectedVersion: null,
    reason: '补发没有下发的',
    note,
  });
  await launchAgain(tx, campaignId, { nodes: launchSkipped.map(({ id }) => id) });
}
