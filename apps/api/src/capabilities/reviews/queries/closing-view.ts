import type { ReviewDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Machine } from '@bihuan/workflows';
import { campaignRow, holdsRestrictedSql, leftSharesSql, RESTRICTED_APART } from '../../campaigns/index.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { itemColumns, readItem, stateViewOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import { actWith } from '../commands/act-named.js';
import type { ClosingView, OpenEntry } from '../reviews.contract.js';
import { decidedEntries, entryViews, openEntries, partsText, undecidedEntries, waitingToBeCarried } from './open-entries.js';
import type { ReviewReader } from './reader.js';
import { reviewOfCampaign, schemeInForce } from './rows.js';

/** What is left when a year is to be closed; once it is closed, what was decided then. */
export async function closingView(tx: Tx, campaignId: string, reader: ReviewReader): Promise<ClosingView> {
  const campaign = await readItem(tx, campaignId);
  if (!campaign || campaign.kind !== 'campaign') throw new DomainError('campaign.unknown');
  const { year } = await campaignRow(tx, campaignId);
  const machine = await lifecycleMachine(tx, campaign.lifecycleVersionId);
  const closed = campaign.ended !== null;
  const rows = closed ? await decidedEntries(tx, campaignId) : await openEntries(tx, campaignId);
  const again = closed ? await undecidedEntries(tx, campaignId) : [];
  const entries = await entryViews(tx, [...rows, ...again], reader.today);
  const { closing } = (await schemeInForce(tx)).definition;
  return {
    campaign: { id: campaign.id, version: campaign.version, title: campaign.title, year, state: stateViewOf(machine, campaign, null) },
    closed,
    mayClose: !closed && (await actWith(tx, campaign, 'close-year')).act !== null,
    stages: await openStages(tx, campaignId),
    tasks: await openTasks(tx, campaignId),
    review: await reviewLeft(tx, campaignId, closed),
    entries,
    entriesText: entriesText(closing, { closed, entries, again: again.length + rows.filter(({ decidedOn }) => decidedOn !== null).length }),
    carriedText: closing.carried.replace('{year}', String(year + 1)),
    targets: await targetsOf(tx, campaignId),
    waiting: closed ? waitingToBeCarried(rows, again).length : 0,
  };
}

interface EntriesTold {
  readonly closed: boolean;
  readonly entries: readonly OpenEntry[];
  /** How many of them were opened again since, decided or not. */
  readonly again: number;
}

/** «8条未销号：整改中5、挂账3»; of a closed year how many they were then, and what they are now. */
function entriesText({ none, open }: ReviewDefinition['closing'], { closed, entries, again }: EntriesTold): string {
  const since = again === 0 ? '' : `；结束以后又打开${again}条`;
  const decided = entries.length - again;
  if (decided === 0) return none + since;
  const told = open.replace('{n}', String(decided));
  return closed ? `年度结束时${told}${since}。现在：${partsText(entries)}` : `${told}：${partsText(entries)}`;
}

const stages: Named = {
  name: 'open-stages',
  text: `select ${itemColumns} from plan_stages s join items i on i.id = s.item_id where s.campaign_id = $1 and i.ended is null order by s.ordinal`,
};

async function openStages(tx: Tx, campaignId: string): Promise<ClosingView['stages']> {
  const found: ClosingView['stages'] = [];
  for (const stage of await tx.rows<ItemRow>(stages, [campaignId])) found.push(stageLeft(await lifecycleMachine(tx, stage.lifecycleVersionId), stage));
  return found;
}

/** Still where it was born: it was never begun, so there is nothing to end. */
function stageLeft(machine: Machine, stage: ItemRow): ClosingView['stages'][number] {
  const { to } = machine.definition.create;
  const first = typeof to === 'string' ? [to] : to.map((branch) => branch.to);
  return { id: stage.id, title: stage.title, state: stateViewOf(machine, stage, null), begun: !first.includes(stage.states[0] ?? '') };
}

const tasks: Named = {
  name: 'open-tasks-of-campaign',
  text: `with asked as materialized (
           select t.item_id as id, t.printed_no as no, t.title, t.ordinal from plan_tasks t join items i on i.id = t.item_id where t.campaign_id = $1 and i.ended is null
         ), ${leftSharesSql}
         select t.id, t.no, t.title, (select count(*)::int from left_shares s where s.task = t.id) as open, (select count(*)::int from shares s where s.task = t.id) as total,
                case when ${holdsRestrictedSql('t.id')} then '${RESTRICTED_APART}' end as apart
         from asked t order by t.ordinal`,
};

function openTasks(tx: Tx, campaignId: string): Promise<ClosingView['tasks']> {
  return tx.rows(tasks, [campaignId]);
}

async function reviewLeft(tx: Tx, campaignId: string, closed: boolean): Promise<ClosingView['review']> {
  const row = await reviewOfCampaign(tx, campaignId);
  const item = row ? await readItem(tx, row.itemId) : null;
  if (!row || !item) return { text: closed ? '这一年没有开展考核评议。' : '考核评议还没有开始。结束本年度活动后不能再开始考核评议。', id: null, done: false };
  const left = await tx.row<{ n: number }>(`select count(*)::int as n from items where parent_id = $1 and kind = 'review-sheet' and ended is null`, [
    row.itemId,
  ]);
  const word = stateViewOf(await lifecycleMachine(tx, item.lifecycleVersionId), item, null).label;
  return { text: item.ended === null ? `${word}：还有${left?.n ?? 0}份表没有办结，可以继续办理。` : `${word}。`, id: row.itemId, done: item.ended !== null };
}

const targets: Named = {
  name: 'campaigns-of-later-years',
  text: `select c.item_id as id, i.title, c.year from campaigns own join campaigns c on c.programme = own.programme and c.year > own.year
         join items i on i.id = c.item_id where own.item_id = $1 and i.ended is null order by c.year, i.created_at`,
};

/** Campaigns of the same programme and a later year that are not over. */
export function targetsOf(tx: Tx, campaignId: string): Promise<ClosingView['targets']> {
  return tx.rows(targets, [campaignId]);
}
