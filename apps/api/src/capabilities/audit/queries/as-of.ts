import { describe, differenceOf, isDay } from '@bihuan/forms';
import type { FormData } from '@bihuan/forms';
import { dayWords, fold } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { formByVersion, lifecycleVersions } from '../../definitions/index.js';
import { namesInData, stateViewFrom } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import { lifecyclesIn, recordOf } from '../../history/index.js';
import type { EventRecord } from '../../history/index.js';
import type { AsOfQuery, AsOfView } from '../audit.contract.js';
import { dayIn, instantWords } from '../instant-words.js';
import { itemInSight } from './item-history.js';

import type { Looking } from './reader.js';
import { storedEvents } from './stored-events.js';
import type { EventRow } from './stored-events.js';

interface SubmissionRow {
  readonly id: string;
  readonly form: string;
  readonly formVersionId: string;
  readonly revision: number;
  readonly data: FormData;
}

/** What was handed in, with the record that says so: name and time are the sealed ones. */
interface Told {
  readonly row: SubmissionRow;
  readonly record: EventRecord;
}

const submissionsOf: Named = {
  name: 'submissions-by-id',
  text: `select id, form_key as form, form_version_id as "formVersionId", revision, data
         from submissions where item_id = $1`,
};

/** The item as it stood when a day ended; with a second day, what changed in its main form between the two. */
export async function itemAsOf(tx: Tx, itemId: string, { who, query }: { who: Looking; query: AsOfQuery }): Promise<AsOfView> {
  for (const day of [query.on, query.with]) if (day !== undefined && !isDay(day)) throw new DomainError('history.day-unknown', { day });
  const { item, sight } = await itemInSight(tx, itemId, who);
  const events = (await storedEvents(tx, [itemId])).get(itemId) ?? [];
  const until = eventsUntil(events, query.on, who.time.zone);
  const day = { on: query.on, text: dayWords(query.on, who.year) };
  if (until.length === 0) return { day, state: null, submission: null, changes: [] };
  const state = await stateAfter(tx, item, until);
  if (sight === 'outline') return { day, state, submission: null, changes: [] };
  const rows = await tx.rows<SubmissionRow>(submissionsOf, [itemId]);
  const latest = (of: readonly EventRow[]): Told | null => latestOf(of, rows, item.mainForm);
  const then = latest(until);
  const other = query.with === undefined ? null : latest(eventsUntil(events, query.with, who.time.zone));
  return {
    day, state,
    submission: then ? await submissionView(tx, then, who) : null,
    changes: query.with === undefined ? [] : await changes(tx, ...inOrder(then, other)),
  };
}

/** A day lasts until 24:00 in the zone of the office. */
const eventsUntil = (events: readonly EventRow[], day: string, zone: string): EventRow[] => events.filter((event) => dayIn(zone, recordOf(event).at) <= day);

async function stateAfter(tx: Tx, item: ItemRow, events: readonly EventRow[]): Promise<AsOfView['state']> {
  const records = events.map(recordOf);
  const versions = await lifecycleVersions(tx, lifecyclesIn(records));
  const [first, last] = [records[0]?.lifecycleVersion ?? item.lifecycleVersionId, records.at(-1)?.lifecycleVersion ?? item.lifecycleVersionId];
  const state = fold(versions(first), records.map(({ event }) => event), versions);
  return stateViewFrom(versions(last), state, null);
}

function latestOf(events: readonly EventRow[], rows: readonly SubmissionRow[], mainForm: string | null): Told | null {
  const record = events.map(recordOf).findLast(({ submission }) => submission !== null && (mainForm === null || submission.form === mainForm));
  const row = rows.find(({ id }) => id === record?.submission?.id);
  return record && row ? { row, record } : null;
}

/** The older one first, whichever day was asked first. */
function inOrder(a: Told | null, b: Told | null): [SubmissionRow | null, SubmissionRow | null] {
  const [older, newer] = (a?.record.seq ?? 0) <= (b?.record.seq ?? 0) ? [a, b] : [b, a];
  return [older?.row ?? null, newer?.row ?? null];
}

async function changes(tx: Tx, before: SubmissionRow | null, after: SubmissionRow | null): Promise<AsOfView['changes']> {
  if (!after || before?.id === after.id) return [];
  const definition = await formByVersion(tx, after.formVersionId);
  const versions = { before: before?.data ?? {}, after: after.data };
  const names = await namesInData(tx, [versions.before, versions.after]);
  return differenceOf(definition, versions, names).map((change) => ({
    label: change.row === undefined ? change.label : `第${change.row}行 ${change.label}`,
    before: change.kind === 'row-added' ? '' : change.before,
    after: change.kind === 'row-removed' ? describe(change) : change.after,
  }));
}

async function submissionView(tx: Tx, { row, record }: Told, who: Looking): Promise<AsOfView['submission']> {
  const by = record.actor ?? '';
  const { people } = await namesOf(tx, { people: by ? [by] : [], units: [] });
  const atText = instantWords(record.at, { zone: who.time.zone, year: who.year });
  const { id, form, formVersionId, revision, data } = row;
  return { id, form, formVersionId, revision, data: { ...data }, seq: record.seq, by: people[by]?.label ?? '', atText };
}
