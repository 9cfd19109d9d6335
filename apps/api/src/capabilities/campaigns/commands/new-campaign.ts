import type { PlanDefinition } from '@bihuan/library';
import { dayWords, isWorkingDay } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { list } from '../../definitions/index.js';
import { readItem } from '../../items/index.js';
import type { Items } from '../../items/index.js';
import { calendarOf, categories, unitTree } from '../../people/index.js';
import type { OpenBody, PlanFileView } from '../campaigns.contract.js';
import type { NotedChange } from '../edit/noted-changes.js';
import { exportPlan } from '../plan-file/export-plan.js';
import { matchPlan, unknownNames } from '../plan-file/match-plan.js';
import type { Known } from '../plan-file/match-plan.js';
import { readPlanFile } from '../plan-file/read-plan-file.js';
import { shiftPlan } from '../plan-file/shift-plan.js';
import { choicesOf } from '../queries/choices.js';
import { planOf } from '../queries/plan-rows.js';
import { amendingAct } from './amending-act.js';
import { createCampaign } from './create-campaign.js';
import { openCampaign } from './open-campaign.js';

export interface Making {
  readonly personId: string;
  readonly unitId: string;
}

/** A new campaign as a draft: from the library word for word, from a blank page, from another campaign, from a file. */
export async function newCampaign(tx: Tx, items: Items, body: OpenBody, making: Making): Promise<string> {
  if ('plan' in body) return openCampaign(tx, items, { planKey: body.plan, ...making });
  switch (body.from) {
    case 'blank':
      return fromBlank(tx, items, body, making);
    case 'campaign':
      return fromCampaign(tx, items, body, making);
    case 'file':
      return fromFile(tx, items, body, making);
  }
}

type From<F extends 'blank' | 'campaign' | 'file'> = Extract<OpenBody, { from: F }>;

async function fromBlank(tx: Tx, items: Items, { title, year, theme, basis }: From<'blank'>, making: Making): Promise<string> {
  const plan: PlanDefinition = {
    format: 1,
    key: `own-${uuidV7()}`,
    title,
    programme: '',
    year,
    theme,
    basis,
    tableTitle: title,
    lifecycles: (await lifecyclesInUse(tx)).newest,
    chapters: [],
    stages: [],
    tasks: [],
  };
  return createCampaign(tx, items, { plan, origin: 'blank', derivedFrom: null, isShifted: false, ...making });
}

/** Stages, tasks, ways and owners of another year; days keep month and day and wait to be looked at. Owners that are gone are left out. */
async function fromCampaign(tx: Tx, items: Items, { campaignId, title, year, theme }: From<'campaign'>, making: Making): Promise<string> {
  const source = await exportPlan(tx, await planOf(tx, campaignId));
  const known = await knownHere(tx);
  const gone = Object.fromEntries(
    kinds.map((kind) => [
      kind,
      Object.fromEntries(
        unknownNames(source, known)
          .filter((one) => one.kind === kind)
          .map(({ key }) => [key, null]),
      ),
    ]),
  ) as unknown as Parameters<typeof matchPlan>[2]; // every kind is there
  const shifted = shiftPlan(matchPlan(source, known, gone), year);
  const renamed = shifted.tableTitle.replaceAll(String(source.year), String(year));
  const plan = {
    ...shifted,
    key: `own-${uuidV7()}`,
    title,
    theme,
    tableTitle: source.theme === '' || theme === '' ? renamed : renamed.replaceAll(source.theme, theme),
  };
  const id = await createCampaign(tx, items, { plan, origin: 'campaign', derivedFrom: campaignId, isShifted: true, ...making });
  await tell(tx, items, {
    id,
    personId: making.personId,
    note: [{ label: '底稿', before: '', after: source.title }, ...(await shiftedDays(tx, source, plan))],
  });
  return id;
}

/** Each day that was moved, and whether it falls on a day off. */
async function shiftedDays(tx: Tx, before: PlanDefinition, after: PlanDefinition): Promise<NotedChange[]> {
  const calendar = await calendarOf(tx);
  const words = (day: string) => `${dayWords(day, 0)}${isWorkingDay(day, calendar) ? '' : '，休息日'}`;
  const change = (label: string, was: string | null, is: string | null | undefined) =>
    was === null || !is ? [] : [{ label, before: words(was), after: words(is) }];
  return [
    ...before.stages.flatMap(({ label, title, startsOn, dueOn }, index) => [
      ...change(`阶段 ${label}${title} 开始`, startsOn, after.stages[index]?.startsOn),
      ...change(`阶段 ${label}${title} 时限`, dueOn, after.stages[index]?.dueOn),
    ]),
    ...before.tasks.flatMap(({ printedNo, dueOn }, index) => change(`第${printedNo}项 时限`, dueOn, after.tasks[index]?.dueOn)),
  ];
}

async function fromFile(tx: Tx, items: Items, { file, matched }: From<'file'>, making: Making): Promise<string> {
  const plan = matchPlan(readPlanFile(file), await knownHere(tx), matched);
  const { lifecycles } = await ownLifecycles(tx, plan);
  const id = await createCampaign(tx, items, { plan: { ...plan, lifecycles }, origin: 'file', derivedFrom: null, isShifted: false, ...making });
  await tell(tx, items, {
    id,
    personId: making.personId,
    note: [{ label: '导入', before: '', after: `文件中的${plan.year}年方案：${plan.stages.length}个阶段，${plan.tasks.length}项任务` }],
  });
  return id;
}

/** What a file holds, and what this house does not know of it. Nothing is kept. */
export async function checkPlanFile(tx: Tx, file: string): Promise<PlanFileView> {
  const plan = readPlanFile(file);
  const { isReplaced } = await ownLifecycles(tx, plan);
  return {
    title: plan.title,
    year: plan.year,
    theme: plan.theme,
    stages: plan.stages.length,
    tasks: plan.tasks.length,
    unknown: unknownNames(plan, await knownHere(tx)),
    notices: isReplaced ? ['活动、阶段和任务本身按本单位的流程办理'] : [],
  };
}

const kinds = ['units', 'categories', 'ways', 'forms', 'lifecycles'] as const;

async function knownHere(tx: Tx): Promise<Known> {
  const { ways, forms, lifecycles } = await choicesOf(tx);
  const keys = (all: readonly { readonly key: string }[]) => new Set(all.map(({ key }) => key));
  return {
    units: new Set((await unitTree(tx)).map(({ code }) => code)),
    categories: keys(await categories(tx)),
    ways: keys(ways),
    forms: keys(forms),
    lifecycles: keys(lifecycles),
  };
}

type Lifecycles = PlanDefinition['lifecycles'];

/** Lifecycles by which plans of this house are run. A file may name these and no others: what moves a list does not move a campaign. */
async function lifecyclesInUse(tx: Tx): Promise<{ newest: Lifecycles; all: readonly Lifecycles[] }> {
  const opened = await tx.rows<{ lifecycles: Lifecycles }>(
    'select c.lifecycles from campaigns c join items i on i.id = c.item_id order by i.created_at desc limit 50',
  );
  const all = [...(await list(tx, 'plan')).map(({ definition }) => definition), ...opened].map(({ lifecycles }) => lifecycles);
  const [newest] = all;
  if (!newest) throw new DomainError('plan.no-basis');
  return { newest, all };
}

async function ownLifecycles(tx: Tx, { lifecycles }: PlanDefinition): Promise<{ lifecycles: Lifecycles; isReplaced: boolean }> {
  const { newest, all } = await lifecyclesInUse(tx);
  const isOwn = all.some(({ campaign, stage, task }) => campaign === lifecycles.campaign && stage === lifecycles.stage && task === lifecycles.task);
  return { lifecycles: isOwn ? lifecycles : newest, isReplaced: !isOwn };
}

interface Telling {
  readonly id: string;
  readonly personId: string;
  readonly note: readonly NotedChange[];
}

/** Where a plan came from stands in its own history, as its first change. */
async function tell(tx: Tx, items: Items, { id, personId, note }: Telling): Promise<void> {
  const campaign = await readItem(tx, id);
  if (!campaign) throw new DomainError('campaign.unknown');
  await items.apply(tx, { itemId: id, by: { person: personId }, event: { type: 'ACT', act: await amendingAct(tx, campaign) }, expectedVersion: null, note });
}
