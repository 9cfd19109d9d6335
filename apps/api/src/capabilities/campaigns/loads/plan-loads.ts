import type { Named, Tx } from '../../../kernel/database/tx.js';
import { list } from '../../definitions/index.js';
import { measuredMinutes } from '../../items/index.js';
import { campaignRow, taskRows } from '../queries/plan-rows.js';
import { owningUnits } from '../queries/launch-units.js';
import { planWords } from '../queries/plan-words.js';
import type { PlanWords } from '../queries/plan-words.js';
import { mayReadCampaign } from '../queries/readable-campaign.js';
import { loadOf, minutesOfWays } from './load-of.js';
import type { Load, MinutesOf } from './load-of.js';
import type { CampaignLoads, FormLoads } from './loads.contract.js';

/** Minutes each unit is asked for in a campaign, with tasks and forms as they are now. */
export async function campaignLoadsOf(tx: Tx, campaignId: string, today: string): Promise<CampaignLoads> {
  const words = await planWords(tx);
  const loads = await loadsOf(tx, { campaignId, today, minutesOf: await minutesOfWays(tx) });
  return {
    groups: byCategory(loads).map((own) => ({
      ...groupOf(own, words, ({ minutes }) => minutes),
      lines: own.map((load) => ({ unit: load.unit.name, things: load.things, sheets: sheetsOf(load), minutes: load.minutes })),
    })),
  };
}

const openCampaigns: Named = {
  name: 'open-campaigns',
  text: 'select i.id, i.title from campaigns c join items i on i.id = c.item_id where i.ended is null order by i.created_at desc limit 20',
};

/** Every published form: the minutes it is set to, those it took, and how often open campaigns ask one unit for it. */
export async function formLoadsOf(tx: Tx, personId: string, today: string): Promise<FormLoads> {
  const [words, minutesOf, measured] = [await planWords(tx), await minutesOfWays(tx), await measuredMinutes(tx)];
  const mayRead = await mayReadCampaign(tx, personId);
  const campaigns: { readonly id: string; readonly title: string; readonly groups: readonly (readonly Load[])[] }[] = [];
  for (const { id, title } of await tx.rows<{ id: string; title: string }>(openCampaigns))
    if (mayRead(id)) campaigns.push({ id, title, groups: byCategory(await loadsOf(tx, { campaignId: id, today, minutesOf })) });
  return {
    forms: (await list(tx, 'form')).map(({ definition: { key, minutes } }) => ({
      key,
      minutes,
      measured: measured.get(key) ?? null,
      campaigns: campaigns.flatMap(({ id, title, groups }) => {
        const own = groups.filter((loads) => loads.some((load) => timesOf(load, key) > 0));
        const told = own.map((loads) => {
          const minutesAsked = loads.map((load) => load.minutes);
          return { ...groupOf(loads, words, (load) => timesOf(load, key)), minutesLeast: Math.min(...minutesAsked), minutesMost: Math.max(...minutesAsked) };
        });
        return told.length === 0 ? [] : [{ id, title, groups: told }];
      }),
    })),
  };
}

async function loadsOf(tx: Tx, { campaignId, today, minutesOf }: { campaignId: string; today: string; minutesOf: MinutesOf }): Promise<readonly Load[]> {
  const [{ excluded }, tasks] = [await campaignRow(tx, campaignId), await taskRows(tx, campaignId)];
  const units = await owningUnits(tx, tasks, { today, excluded });
  return units.map((unit) => loadOf(tasks, unit, minutesOf)).filter(({ things }) => things > 0);
}

const byCategory = (loads: readonly Load[]): readonly (readonly Load[])[] => [...Map.groupBy(loads, ({ unit }) => unit.category).values()];

/** Restricted lists say neither how many there are nor whose. */
const openLists = ({ lists }: Load): Load['lists'] => lists.filter(({ isRestricted }) => !isRestricted);
const sheetsOf = (load: Load): number => openLists(load).reduce((sum, { count }) => sum + count, 0);
const timesOf = (load: Load, form: string): number => openLists(load).reduce((sum, one) => sum + (one.form === form ? one.count : 0), 0);

function groupOf(loads: readonly Load[], words: PlanWords, amountOf: (load: Load) => number): { label: string; units: number; least: number; most: number } {
  const amounts = loads.map(amountOf);
  const [first] = loads;
  const label = loads.length === 1 ? (first?.unit.name ?? '') : words.category(first?.unit.category ?? '').label;
  return { label, units: loads.length, least: Math.min(...amounts), most: Math.max(...amounts) };
}
