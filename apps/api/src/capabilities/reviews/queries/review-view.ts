import type { FormData } from '@bihuan/forms';
import { addDays, dayWords } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { campaignRow } from '../../campaigns/index.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { allowedActionsOf, dayViewOf, dueViewOfItem, FieldSight, readItem, stateViewOf } from '../../items/index.js';
import type { Readings } from '../../items/index.js';
import { calendarOf } from '../../people/index.js';
import { actWith } from '../commands/act-named.js';
import { newestCounts } from '../count/keep-counts.js';
import type { ReviewView, SheetLine } from '../reviews.contract.js';
import { mayManageReviews, mayReadWhole } from '../reviews.policy.js';
import { groupsOf, NOTHING_BESIDE } from './figure-views.js';
import { readableOf } from './reader.js';
import type { ReviewReader } from './reader.js';
import { reviewById, schemeOf } from './rows.js';
import { sheetRows } from './sheet-rows.js';
import type { SheetRow } from './sheet-rows.js';
import { unitNotes } from './unit-notes.js';

/** «数据截至2018年12月31日24时» */
export function cutOffText(cutOff: string): string {
  const [year, month, day] = cutOff.split('-').map(Number);
  return `数据截至${year}年${month}月${day}日24时`;
}

/** One review with the sheets this reader may read, in official order and no other. */
export async function reviewView(tx: Tx, reviewId: string, { reader, readings }: { reader: ReviewReader; readings: Readings }): Promise<ReviewView> {
  const row = await reviewById(tx, reviewId);
  const item = await readItem(tx, reviewId);
  const campaign = await readItem(tx, row.campaignId);
  if (!item || !campaign) throw new DomainError('review.unknown');
  const scheme = await schemeOf(tx, row);
  const all = await sheetRows(tx, reviewId);
  const sheets = await readableOf(tx, all, reader);
  const counts = await newestCounts(tx, reviewId);
  const whole = mayReadWhole(reader.grants) ? counts.find(({ unitId }) => unitId === null) : undefined;
  const manages = mayManageReviews(reader.grants);
  const { act: cancel } = await actWith(tx, item, 'cancel-review');
  return {
    id: item.id,
    title: item.title,
    campaign: { id: campaign.id, title: campaign.title, year: (await campaignRow(tx, campaign.id)).year },
    cutOff: dayViewOf(row.cutOff, reader.today),
    cutOffText: cutOffText(row.cutOff),
    state: stateViewOf(await lifecycleMachine(tx, item.lifecycleVersionId), item, reader.personId),
    announced: cancel === null ? null : `${dayWords(addDays(row.cutOff, 1), reader.year)}自动取数，生成各支部的表。`,
    progress: row.sheetsTotal === null ? null : { done: all.length, total: row.sheetsTotal },
    sheets: await linesOf(tx, sheets, {
      reader,
      readings,
      notes: await unitNotes(tx, { reviewId, campaignId: campaign.id, cutOff: row.cutOff, today: reader.today }),
      editions: new Map(counts.map(({ unitId, edition }) => [unitId, edition])),
    }),
    notes: [...scheme.notes],
    whole: whole
      ? groupsOf(scheme, whole.figures, { ...NOTHING_BESIDE, sheets: counts.flatMap(({ unitId, figures }) => (unitId === null ? [] : [figures])) })
      : null,
    mayManage: manages,
    mayCancel: manages && cancel !== null,
    toFeedBack: manages ? await waitingForFeedback(tx, sheets) : 0,
  };
}

interface Drawing {
  readonly notes: (unitId: string) => string[];
  readonly reader: ReviewReader;
  readonly readings: Readings;
  readonly editions: ReadonlyMap<string | null, number>;
}

const statements = {
  name: 'statements-of-sheets',
  text: `select distinct on (item_id) item_id as id, form_version_id as "formVersionId", data from submissions where item_id = any($1::uuid[]) and form_key = $2 order by item_id, revision desc`,
};

async function linesOf(tx: Tx, sheets: readonly SheetRow[], { reader, readings, editions, notes }: Drawing): Promise<SheetLine[]> {
  const [first] = sheets;
  if (!first?.parentId) return [];
  const { statementForm } = await schemeOf(tx, await reviewById(tx, first.parentId));
  const fields = new FieldSight(
    tx,
    reader.personId,
    sheets.map(({ id }) => id),
  );
  const rows = await tx.rows<{ id: string; formVersionId: string; data: FormData }>(statements, [sheets.map(({ id }) => id), statementForm]);
  const said = new Map(await Promise.all(rows.map(async (row) => [row.id, (await fields.shown({ itemId: row.id, ...row })).data] as const)));
  const calendar = await calendarOf(tx);
  const lines: SheetLine[] = [];
  for (const sheet of sheets) {
    const machine = await lifecycleMachine(tx, sheet.lifecycleVersionId);
    lines.push({
      id: sheet.id,
      version: sheet.version,
      unit: { id: sheet.unitId, name: sheet.unitName },
      unitNotes: notes(sheet.unitId),
      state: stateViewOf(machine, sheet, reader.personId),
      due: dueViewOfItem(machine, sheet, { today: reader.today, calendar }),
      statement: statementText(said.get(sheet.id)),
      editions: editions.get(sheet.unitId) ?? 1,
      allowedActions: await allowedActionsOf(tx, readings, { machine, item: sheet, personId: reader.personId }),
    });
  }
  return lines;
}

/** The words of a statement, whatever its field is called. */
export function statementText(data: Readonly<Record<string, unknown>> | undefined): string | null {
  const text = Object.values(data ?? {})
    .filter((value): value is string => typeof value === 'string' && value.trim() !== '')
    .join('；');
  return text === '' ? null : text;
}

async function waitingForFeedback(tx: Tx, sheets: readonly SheetRow[]): Promise<number> {
  let waiting = 0;
  for (const sheet of sheets) if ((await actWith(tx, sheet, 'feed-back-review')).act !== null) waiting += 1;
  return waiting;
}
