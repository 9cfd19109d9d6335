import { programmeOf } from '../programme-of.js';
import type { PlanDefinition } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { Items } from '../../items/index.js';
import { unitTree } from '../../people/index.js';
import { saveStages, saveTasks } from '../edit/save-plan.js';
import { leadWithIds } from '../plan.js';
import type { Origin, StageRow, TaskRow } from '../plan.js';

export interface Creating {
  /** With its issuer named and its units by code. */
  readonly plan: PlanDefinition;
  readonly origin: Origin;
  readonly derivedFrom: string | null;
  /** Days were shifted from another year: each waits to be looked at. */
  readonly isShifted: boolean;
  readonly personId: string;
  /** In whose name the campaign is run. */
  readonly unitId: string;
}

/** The one way a campaign comes into being: its item, one item a stage, and the plan as rows to be completed. */
export async function createCampaign(tx: Tx, items: Items, creating: Creating): Promise<string> {
  const { plan, personId, unitId } = creating;
  const idOf = await unitIds(tx);
  const { item } = await items.create(tx, { kind: 'campaign', unitId, title: plan.title, lifecycleKey: plan.lifecycles.campaign, by: { person: personId } });
  await insertCampaign(tx, item.id, creating, idOf);
  const stages: StageRow[] = [];
  for (const [index, { key, gate, ...stage }] of plan.stages.entries()) {
    const row = {
      ...stage,
      id: uuidV7(),
      ordinal: index + 1,
      key,
      printedStep: stage.printedStep ?? null,
      isGate: gate,
      isUnchecked: creating.isShifted && (stage.startsOn ?? stage.dueOn) !== null,
    };
    stages.push({
      ...row,
      itemId: await createStageItem(tx, items, { stage: row, campaignId: item.id, lifecycleKey: plan.lifecycles.stage, personId, unitId }),
    });
  }
  await saveStages(tx, item.id, stages);
  await saveTasks(
    tx,
    item.id,
    plan.tasks.map((task, index): TaskRow => ({
      ...task,
      id: uuidV7(),
      ordinal: index + 1,
      stageId: stages.find(({ key }) => key === task.stage)?.id ?? '',
      lead: leadWithIds(task.lead, idOf),
      leadSource: null,
      noDue: task.noDue ?? false,
      itemId: null,
      isUnchecked: creating.isShifted && task.dueOn !== null,
      addedOn: null,
    })),
  );
  return item.id;
}

export interface StageToCreate {
  readonly stage: Pick<StageRow, 'label' | 'title' | 'startsOn' | 'dueOn' | 'dueText'>;
  readonly itemId?: string;
  readonly campaignId: string;
  readonly lifecycleKey: string;
  readonly personId: string;
  readonly unitId: string;
}

export async function createStageItem(tx: Tx, items: Items, { stage, itemId, campaignId, lifecycleKey, personId, unitId }: StageToCreate): Promise<string> {
  const { item } = await items.create(tx, {
    ...(itemId === undefined ? {} : { id: itemId }),
    kind: 'stage',
    parentId: campaignId,
    rootId: campaignId,
    unitId,
    title: `${stage.label}${stage.title}`,
    lifecycleKey,
    startsOn: stage.startsOn,
    dueOn: stage.dueOn,
    dueWords: stage.dueText,
    by: { person: personId },
  });
  return item.id;
}

type IdOf = (code: string) => string;

async function unitIds(tx: Tx): Promise<IdOf> {
  const ids = new Map((await unitTree(tx)).map(({ code, id }) => [code, id]));
  return (code) => {
    const id = ids.get(code);
    if (id === undefined) throw new DomainError('plan.value-unknown', { title: code, what: '责任部门' });
    return id;
  };
}

async function insertCampaign(tx: Tx, itemId: string, { plan, origin, derivedFrom }: Creating, idOf: IdOf): Promise<void> {
  const excluded = (plan.excluded ?? []).map(({ unit, reason }) => ({ unitId: idOf(unit), reason }));
  await tx.rows(
    `insert into campaigns (tenant_id, item_id, plan_key, origin, derived_from, programme, year, theme, basis, basis_text, cycle, years, table_title, chapters, lifecycles, excluded, annex)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      tx.tenantId,
      itemId,
      plan.key,
      origin,
      derivedFrom,
      programmeOf(plan),
      plan.year,
      plan.theme,
      plan.basis,
      plan.basisText ?? null,
      plan.cycle ?? [],
      JSON.stringify(plan.years ?? []),
      plan.tableTitle,
      JSON.stringify(plan.chapters),
      JSON.stringify(plan.lifecycles),
      JSON.stringify(excluded),
      plan.annex ?? '',
    ],
  );
}
