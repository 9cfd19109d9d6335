import { displayOf, fieldsOf, variablesOf } from '@bihuan/forms';
import type { ReviewDefinition } from '@bihuan/library';
import { dayWords, formsOf } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { campaignRow } from '../../campaigns/index.js';
import { formByVersion, lifecycleMachine } from '../../definitions/index.js';
import {
  allowedActionsOf,
  dueViewOfItem,
  FieldSight,
  shownSubmissions,
  momentText,
  namesInData,
  pathViewOf,
  readItem,
  stateViewOf,
  submissionsOf,
} from '../../items/index.js';
import type { ItemRow, Readings } from '../../items/index.js';
import { calendarOf, namesOf } from '../../people/index.js';
import { actWith } from '../commands/act-named.js';
import { notedFigures } from '../commands/make-sheets.js';
import { countUnits } from '../count/count-units.js';
import { cameLater, figuresOf, sumOf } from '../count/figures.js';
import { behindOf, countsOfSheet } from '../count/keep-counts.js';
import type { KeptCount } from '../count/keep-counts.js';
import type { SheetView } from '../reviews.contract.js';
import { mayManageReviews } from '../reviews.policy.js';
import { groupsOf } from './figure-views.js';
import type { Beside } from './figure-views.js';
import type { ReviewReader } from './reader.js';
import { cutOffText } from './review-view.js';
import { unitsOnSheet } from './review-units.js';
import { reviewById, schemeOf } from './rows.js';
import type { ReviewRow } from './rows.js';
import { sheetNamed } from './sheet-rows.js';
import { unitNotes } from './unit-notes.js';

/** One sheet: its fixed figures, what stands beside them, what was said to them, and its way. Whether the reader may see it was asked before. */
export async function sheetView(tx: Tx, sheet: ItemRow, { reader, readings }: { reader: ReviewReader; readings: Readings }): Promise<SheetView> {
  const review = await reviewById(tx, sheet.parentId ?? '');
  const campaign = await readItem(tx, review.campaignId);
  if (!campaign) throw new DomainError('review.unknown');
  const scheme = await schemeOf(tx, review);
  const machine = await lifecycleMachine(tx, sheet.lifecycleVersionId);
  const editions = await countsOfSheet(tx, sheet.id);
  const name = (await sheetNamed(tx, sheet.id))?.unitName ?? '';
  const notes = await unitNotes(tx, { reviewId: review.itemId, campaignId: campaign.id, cutOff: review.cutOff, today: reader.today });
  const manages = mayManageReviews(reader.grants);
  return {
    id: sheet.id,
    version: sheet.version,
    title: sheet.title,
    unit: { id: sheet.unitId, name },
    unitNotes: notes(sheet.unitId),
    review: { id: review.itemId, title: scheme.title, year: (await campaignRow(tx, campaign.id)).year },
    campaign: { id: campaign.id, name: campaign.title },
    cutOffText: cutOffText(review.cutOff),
    state: stateViewOf(machine, sheet, reader.personId),
    due: dueViewOfItem(machine, sheet, { today: reader.today, calendar: await calendarOf(tx) }),
    groups: groupsOf(scheme, editions.at(-1)?.figures ?? [], await besideOf(tx, sheet, { review, scheme, today: reader.today })),
    notes: [...scheme.notes],
    said: await saidOf(tx, sheet, reader),
    editions: await editionViews(tx, editions, { scheme, zone: reader.time.zone }),
    requestText: mayAskHere(machine, sheet) ? requestText(sheet, reader) : null,
    path: await pathViewOf(tx, readings, { machine, item: sheet, today: reader.today, zone: reader.time.zone, personId: reader.personId }),
    allowedActions: await allowedActionsOf(tx, readings, { machine, item: sheet, personId: reader.personId }),
    forms: await formsIn(tx, sheet, [...formsOf(machine.definition)]),
    mayRecount: manages && (await actWith(tx, sheet, 'recount-review')).act !== null,
    mayFeedBack: manages && (await actWith(tx, sheet, 'feed-back-review')).act !== null,
  };
}

interface Place {
  readonly review: ReviewRow;
  readonly scheme: ReviewDefinition;
  readonly today: string;
}

/** The unit's own last year, and what changed since the cut-off; never another unit's. */
async function besideOf(tx: Tx, sheet: ItemRow, { review, scheme, today }: Place): Promise<Beside> {
  const units = await unitsOnSheet(tx, review.itemId, sheet.unitId);
  const lastYear = await tx.rows<Pick<KeptCount, 'figures'>>(yearBefore, [review.campaignId, units]);
  const now = await countUnits(tx, { definition: scheme, campaignId: review.campaignId, cutOff: today }, { units });
  const later = new Map<string, number>();
  for (const { key } of figuresOf(scheme).filter((figure) => figure.later !== undefined))
    later.set(key, cameLater(await behindOf(tx, sheet.id, key), now.behind[key] ?? []));
  return { lastYear: lastYear.length === 0 ? null : sumOf(lastYear.map(({ figures }) => figures)), later };
}

// Newest counts of the units this sheet stands for: its own, and of those that have gone into it since.
const yearBefore = {
  name: 'figures-of-year-before',
  text: `select distinct on (k.unit_id) k.figures from campaigns c join campaigns before on before.programme = c.programme and before.year = c.year - 1
         join reviews r on r.campaign_id = before.item_id and not r.is_cancelled join review_counts k on k.review_id = r.item_id and k.unit_id = any($2::uuid[])
         where c.item_id = $1 order by k.unit_id, r.item_id desc, k.edition desc`,
};

/** A second look can be asked for from here, if it is not too late. */
function mayAskHere(machine: Machine, { states }: ItemRow): boolean {
  const acts = Object.values(machine.definition.states[states[0] ?? '']?.on ?? {});
  return acts.some(({ requires, offered }) => offered !== 'never' && requires?.some(({ when }) => variablesOf(when).includes('review.mayAsk')));
}

function requestText(sheet: ItemRow, { today, year }: ReviewReader): string | null {
  if (sheet.dueOn === null) return null;
  const day = dayWords(sheet.dueOn, year);
  return today <= sheet.dueOn ? `${day}24时前可以申请复核。` : `申请复核的期限已于${day}24时截止。`;
}

async function saidOf(tx: Tx, sheet: ItemRow, { time, personId }: ReviewReader): Promise<SheetView['said']> {
  const fields = new FieldSight(tx, personId, [sheet.id]);
  const handedIn = await shownSubmissions(fields, sheet, await submissionsOf(tx, sheet.id, time.zone));
  const names = await namesInData(
    tx,
    handedIn.map(({ data }) => data),
    personId,
  );
  const said: SheetView['said'] = [];
  for (const { formVersionId, data, by, atText } of handedIn) {
    const { definition: form } = await fields.shown({ itemId: sheet.id, formVersionId, data });
    const rows = fieldsOf(form).flatMap((field) => {
      const text = displayOf(field, data[field.key], names);
      return text === '' ? [] : [{ label: field.label, text }];
    });
    if (rows.length > 0) said.push({ title: form.title, by, atText, rows });
  }
  return said;
}

async function editionViews(
  tx: Tx,
  editions: readonly KeptCount[],
  { scheme, zone }: { scheme: ReviewDefinition; zone: string },
): Promise<SheetView['editions']> {
  const { people } = await namesOf(tx, { people: editions.flatMap(({ countedBy }) => countedBy ?? []), units: [] });
  return editions.map(({ edition, countedAt, countedBy, reason, figures }, at) => ({
    edition,
    reason,
    atText: momentText(countedAt, zone),
    by: countedBy === null ? '系统' : (people[countedBy]?.label ?? ''),
    changes: at === 0 ? [] : notedFigures(scheme, editions[at - 1]?.figures ?? null, figures),
  }));
}

async function formsIn(tx: Tx, sheet: ItemRow, keys: readonly string[]): Promise<SheetView['forms']> {
  const forms: SheetView['forms'] = {};
  for (const key of keys) {
    const versionId = sheet.pins[key];
    if (versionId) forms[key] = { versionId, definition: await formByVersion(tx, versionId) };
  }
  return forms;
}
