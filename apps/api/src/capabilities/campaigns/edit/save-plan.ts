import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { Plan, StageRow, TaskRow } from '../plan.js';

/** Writes the rows in which two plans differ. The event of the campaign has been applied before: it holds the lock. */
export async function savePlan(tx: Tx, before: Plan, after: Plan): Promise<void> {
  // Rows change places while others come and go; what counts is how they stand at the end.
  await tx.rows('set constraints uq_plan_stages__ordinal, uq_plan_tasks__ordinal deferred');
  if (before.campaign !== after.campaign) await saveHead(tx, after);
  await remove(tx, 'delete from plan_tasks where id = any($1::uuid[])', gone(before.tasks, after.tasks));
  await saveStages(tx, after.campaign.itemId, changedRows(before.stages, after.stages));
  await saveTasks(tx, after.campaign.itemId, changedRows(before.tasks, after.tasks));
  await remove(tx, 'delete from plan_stages where id = any($1::uuid[])', gone(before.stages, after.stages));
}

type Row = StageRow | TaskRow;
const gone = (before: readonly Row[], after: readonly Row[]): string[] => before.filter(({ id }) => !after.some((row) => row.id === id)).map(({ id }) => id);
/** Untouched rows are the same objects. */
const changedRows = <R extends Row>(before: readonly R[], after: readonly R[]): R[] => after.filter((row) => !before.includes(row));

async function remove(tx: Tx, text: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.rows(text, [ids]);
}

const updateHead: Named = {
  name: 'update-campaign-head',
  text: `update campaigns set programme = $2, year = $3, theme = $4, basis = $5, basis_text = $6, table_title = $7, chapters = $8, excluded = $9, annex = $10 where item_id = $1`,
};

async function saveHead(tx: Tx, { campaign }: Plan): Promise<void> {
  const { itemId, programme, year, theme, basis, basisText, tableTitle, chapters, excluded, annex } = campaign;
  await tx.rows(updateHead, [itemId, programme, year, theme, basis, basisText, tableTitle, JSON.stringify(chapters), JSON.stringify(excluded), annex]);
}

// One statement each: places are unique, and rows that change places would meet half way.
const upsertStages: Named = {
  name: 'upsert-plan-stages',
  text: `
    with new as (select * from jsonb_to_recordset($2) as n (id uuid, ordinal int, key text, printed_step text, label text, title text, focus text, paths jsonb,
      starts_on date, due_text text, due_on date, is_gate boolean, is_unchecked boolean, item_id uuid)),
    updated as (
      update plan_stages s set ordinal = n.ordinal, printed_step = n.printed_step, label = n.label, title = n.title, focus = n.focus, paths = n.paths, starts_on = n.starts_on,
        due_text = n.due_text, due_on = n.due_on, is_gate = n.is_gate, is_unchecked = n.is_unchecked
      from new n where s.id = n.id returning s.id)
    insert into plan_stages (tenant_id, id, campaign_id, ordinal, key, printed_step, label, title, focus, paths, starts_on, due_text, due_on, is_gate, is_unchecked, item_id)
    select $3, id, $1, ordinal, key, printed_step, label, title, focus, paths, starts_on, due_text, due_on, is_gate, is_unchecked, item_id
    from new where not exists (select from plan_stages old where old.id = new.id)`,
};
const upsertTasks: Named = {
  name: 'upsert-plan-tasks',
  text: `
    with new as (select * from jsonb_to_recordset($2) as n (id uuid, ordinal int, stage_id uuid, printed_no text, title text, short_title text, lead_text text, lead jsonb,
      lead_source text, due_text text, due_on date, no_due boolean, due_reading text, how jsonb, is_unchecked boolean, added_on date)),
    updated as (
      update plan_tasks t set ordinal = n.ordinal, stage_id = n.stage_id, printed_no = n.printed_no, title = n.title, short_title = n.short_title, lead_text = n.lead_text,
        lead = n.lead, lead_source = n.lead_source, due_text = n.due_text, due_on = n.due_on, no_due = n.no_due, due_reading = n.due_reading, how = n.how, is_unchecked = n.is_unchecked
      from new n where t.id = n.id returning t.id)
    insert into plan_tasks (tenant_id, id, campaign_id, ordinal, stage_id, printed_no, title, short_title, lead_text, lead, lead_source, due_text, due_on, no_due, due_reading, how,
      is_unchecked, added_on)
    select $3, id, $1, ordinal, stage_id, printed_no, title, short_title, lead_text, lead, lead_source, due_text, due_on, no_due, due_reading, how, is_unchecked, added_on
    from new where not exists (select from plan_tasks old where old.id = new.id)`,
};

export async function saveStages(tx: Tx, campaignId: string, stages: readonly StageRow[]): Promise<void> {
  if (stages.length === 0) return;
  const rows = stages.map(({ printedStep, startsOn, dueText, dueOn, isGate, isUnchecked, itemId, ...same }) => ({
    ...same,
    printed_step: printedStep,
    starts_on: startsOn,
    due_text: dueText,
    due_on: dueOn,
    is_gate: isGate,
    is_unchecked: isUnchecked,
    item_id: itemId,
  }));
  await tx.rows(upsertStages, [campaignId, JSON.stringify(rows), tx.tenantId]);
}

export async function saveTasks(tx: Tx, campaignId: string, tasks: readonly TaskRow[]): Promise<void> {
  if (tasks.length === 0) return;
  const rows = tasks.map(({ stageId, printedNo, shortTitle, leadText, leadSource, dueText, dueOn, noDue, dueReading, isUnchecked, addedOn, ...same }) => ({
    ...same,
    stage_id: stageId,
    printed_no: printedNo,
    short_title: shortTitle,
    lead_text: leadText,
    lead_source: leadSource,
    due_text: dueText,
    due_on: dueOn,
    no_due: noDue,
    due_reading: dueReading,
    is_unchecked: isUnchecked,
    added_on: addedOn,
  }));
  await tx.rows(upsertTasks, [campaignId, JSON.stringify(rows), tx.tenantId]);
}
